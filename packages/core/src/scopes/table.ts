import { once } from './once.ts';
import { apiTable, elsewhereTable } from './operations.ts';

/**
 * An operation of the API and what a token must hold for it. Any one set of `needs` is enough, all
 * scopes of that set are needed; no set at all: a valid token is enough.
 */
export interface Operation {
  readonly method: string;
  /** The template, for example `/v2/droplets/{droplet_id}`. */
  readonly path: string;
  readonly needs: readonly (readonly string[])[];
}

/** An operation that DigitalOcean describes with the API but that lives on another host. */
export interface ElsewhereOperation {
  readonly method: string;
  /** Null where every caller has a host of its own: an agent, a presigned address. */
  readonly host: string | null;
  readonly path: string;
  /** The upload to a presigned address wants no credential at all. */
  readonly wants: 'inference-key' | 'nothing';
}

/** Every operation of `api.digitalocean.com`, sorted by path; read on first use. */
export const operations = once((): readonly Operation[] => linesOf(apiTable).flatMap(readLine));

/** The operations of the inference hosts, and the one that needs no credential. */
export const operationsElsewhere = once((): readonly ElsewhereOperation[] =>
  linesOf(elsewhereTable).map((line) => {
    const [method = '', host = '', path = '', wants] = line.split(' ');
    return {
      method,
      host: /^[a-z.-]{2,}$/.test(host) ? host : null,
      path,
      wants: wants === 'none' ? 'nothing' : 'inference-key',
    };
  }),
);

function readLine(line: string): Operation[] {
  const [path = '', ...entries] = line.split(' ');
  return entries.map((entry) => {
    const [method = '', needs = ''] = entry.split('=');
    const sets = needs === '' ? [] : needs.split('|').map((set) => set.split('+'));
    return { method, path, needs: sets };
  });
}

function linesOf(table: string): string[] {
  return table.trim().split('\n');
}
