import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkWith } from '../src/check.ts';
import { type Code, definitionOf } from '../src/codes/code.ts';
import { fetchTransport } from '../src/probe/transports/fetch.ts';
import { explainFailure } from '../src/run/index.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { sandbox } from '../src/sandbox/sandbox.ts';
import { machineOf } from './support/machine.ts';

/** What real tools print, as the output of a command that failed. */
const dead = makeToken('dop_v1_', 'deleted');
const env = {
  DIGITALOCEAN_ACCESS_TOKEN: dead,
  DIGITALOCEAN_TOKEN: dead,
  LEXICON_DIGITALOCEAN_TOKEN: dead,
};

interface Recording {
  readonly id: string;
  readonly situation: string;
  readonly expected: readonly Code[];
  readonly input: string;
}

const read = (client: string): Recording[] =>
  readFileSync(join(import.meta.dirname, `../../../recordings/data/${client}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

async function explain(words: readonly string[], { input }: Recording) {
  let requests = 0;
  const transport = fetchTransport((request) => {
    requests++;
    return sandbox(request);
  });
  const output = input.replaceAll('{{token}}', dead);
  const { report, isRelated } = await explainFailure(
    { words, output },
    machineOf({ env }),
    (read, text, { source, ask }) =>
      checkWith(read, text, { source, network: ask ? { transport, timeoutMs: 1000 } : false }),
  );
  return { codes: report.diagnoses.map(({ code }) => code), isRelated, requests };
}

/** Codes of failures with another cause than the credential. */
const isElsewhere = (code: Code): boolean =>
  definitionOf(code).family === 'no-connection' ||
  ['rate-limited', 'service-unavailable', 'request-refused'].includes(code);

const clients = [
  ['doctl', ['doctl', 'account', 'get']],
  ['opentofu', ['tofu', 'plan']],
  ['ansible', ['ansible-playbook', 'site.yml']],
  ['lexicon', ['lexicon', 'digitalocean', 'list', 'example.com', 'A']],
] as const;

describe.each(clients)('%s', (client, words) => {
  const recordings = read(client);

  test('has its token checked after a rejection, and the report says so', async () => {
    const rejected = recordings.filter(({ expected: [first] }) => first === 'token-rejected');
    expect(rejected.length).toBeGreaterThan(0);
    for (const recording of rejected) {
      const { codes, isRelated, requests } = await explain(words, recording);
      expect([recording.id, isRelated, requests > 0, codes[0]]).toEqual([
        recording.id,
        true,
        true,
        'token-rejected',
      ]);
    }
  });

  test('has no token checked where the credential isn’t the cause', async () => {
    const elsewhere = recordings.filter(({ expected }) => expected.every(isElsewhere));
    expect(elsewhere.length).toBeGreaterThan(3);
    const asked: string[] = [];
    for (const recording of elsewhere) {
      if ((await explain(words, recording)).requests > 0) asked.push(recording.id);
    }
    expect(asked).toEqual([]);
  });
});
