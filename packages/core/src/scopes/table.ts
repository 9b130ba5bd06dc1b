import { apiTable, elsewhereTable } from './operations.ts';

/** Makes a value on first use, so that loading the module costs nothing. */
export function once<T>(make: () => T): () => T {
  let cached: { readonly value: T } | null = null;
  return () => {
    cached ??= { value: make() };
    return cached.value;
  };
}

/**
 * An operation of the API and the scopes that a token needs for it. Any one set of `needs` is enough,
 * with all of its scopes; if there is no set, any valid token is enough.
 */
export interface Operation {
  readonly method: string;
  /** The template, for example `/v2/droplets/{droplet_id}`. */
  readonly path: string;
  readonly needs: readonly (readonly string[])[];
}

/** For example `POST /v2/droplets`. */
export const operationName = ({ method, path }: Operation): string => `${method} ${path}`;

/** An operation on another host that is part of the same API description. */
export interface ElsewhereOperation {
  readonly method: string;
  /** Null where each caller has a different host: an agent, a presigned URL. */
  readonly host: string | null;
  readonly path: string;
  /** `none`: an upload to a presigned URL. */
  readonly credential: 'inference-key' | 'none';
}

/** Every operation of `api.digitalocean.com`, sorted by path; read on first use. */
export const operations = once((): readonly Operation[] => linesOf(apiTable).flatMap(readLine));

/** The operations of the inference hosts, and the upload that needs no credential. */
export const operationsElsewhere = once((): readonly ElsewhereOperation[] =>
  linesOf(elsewhereTable).map((line) => {
    const [method = '', host = '', path = '', credential] = line.split(' ');
    return {
      method,
      host: /^[a-z.-]{2,}$/.test(host) ? host : null,
      path,
      credential: credential === 'none' ? 'none' : 'inference-key',
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
