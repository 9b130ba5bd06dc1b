import { fetchTransport } from '@token-check/core';
import { describe, expect, test } from 'vitest';
import {
  type Canary,
  canaryForms,
  canaryKinds,
  leakFinder,
  makeCanary,
} from '../../core/test/support/canaries.ts';
import { full } from '../../core/test/support/full.ts';
import type { LogEntry } from '../src/server/app.tsx';
import { appWith, network } from './support/world.ts';

/** Another number makes other credentials and other combinations. */
const seed = Number(process.env.TEST_SEED ?? 1);

type Case = readonly [path: string, init?: RequestInit];

const json = (body: string): Case => [
  '/api/v1/diagnose',
  { method: 'POST', headers: { 'content-type': 'application/json' }, body },
];
const multipart = (fields: Readonly<Record<string, string | Blob>>): Case => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return ['/', { method: 'POST', body }];
};
/** A header takes one line of Latin-1. */
const inLine = (text: string) => text.replace(/[^\x20-\x7e]/g, ' ').trim();
const inQuery = (text: string) => encodeURIComponent(text);

/** The ways in which a text comes to the server. */
const textChannels: Readonly<Record<string, (text: string) => Case>> = {
  'the form': (text) => ['/', { method: 'POST', body: new URLSearchParams({ input: text }) }],
  'the form, offline': (text) => [
    '/',
    { method: 'POST', body: new URLSearchParams({ input: text, offline: '1' }) },
  ],
  'a multipart form': (input) => multipart({ input }),
  'a file in a multipart form': (text) => multipart({ input: new Blob([text]) }),
  'another field of the form': (text) => multipart({ [text]: text, other: text }),
  'the API': (input) => json(JSON.stringify({ input })),
  'the API, offline': (input) => json(JSON.stringify({ input, offline: true })),
  'another field of the API': (text) => json(JSON.stringify({ [text]: text, input: 1 })),
  'a body that is no JSON': (text) => json(`{"input": ${text}`),
  'a query': (text) => [`/?token=${inQuery(text)}&${inQuery(text)}=1`],
  'an example': (text) => [`/?example=${inQuery(text)}`],
  'the question about scopes': (text) => [`/scopes?for=${inQuery(text)}&with=${inQuery(text)}`],
};

/** The places of one word. */
const wordChannels: Readonly<Record<string, (word: string) => Case>> = {
  'a path': (word) => [`/${inQuery(word)}`],
  'a path for a program': (word) => [`/api/v1/${inQuery(word)}`],
  'the name of a problem': (word) => [`/problems/${inQuery(word)}`],
  'the page of a problem': (word) => [`/problems/${inQuery(word)}.md`],
  'a path with capitals': (word) => [`/PROBLEMS/${inQuery(word)}/`],
  'the query of a path with capitals': (word) => [`/Scopes/?for=${inQuery(word)}`],
  'the host of a robot': (word) => [
    '/robots.txt',
    { headers: { host: `${inLine(word)}.example` } },
  ],
  'a method': (word) => ['/scopes', { method: 'PUT', headers: { 'x-token': inLine(word) } }],
  'a type of content': (word) => [
    '/api/v1/diagnose',
    { method: 'POST', headers: { 'content-type': `application/${inLine(word)}` }, body: 'x' },
  ],
  'an authorization': (word) => [
    '/api/v1/diagnose',
    {
      method: 'POST',
      headers: { authorization: `Bearer ${inLine(word)}`, 'content-type': 'application/json' },
      body: '{"input":"401 Unable to authenticate you"}',
    },
  ],
  'other headers': (word) => [
    '/nothing',
    {
      headers: {
        'user-agent': inLine(word),
        referer: `https://example.com/?${inQuery(word)}`,
        cookie: `a=${inLine(word)}`,
        accept: inLine(word),
        'x-forwarded-for': inLine(word),
        'x-request-id': inLine(word),
        'if-none-match': inLine(word),
      },
    },
  ],
  'another origin': (word) => [
    '/',
    { method: 'POST', headers: { origin: `https://${inQuery(word)}` }, body: 'input=x' },
  ],
  'a body that is too large': (word) => json(JSON.stringify({ input: word.repeat(9000) })),
};

/** DigitalOcean as it would be if it repeated what it got. */
const echo = {
  ...network,
  transport: fetchTransport(async (request) => {
    const token = request.headers.get('authorization') ?? '';
    const bytes = Buffer.from(token);
    const text = `${token} ${bytes.toString('hex')} ${bytes.toString('base64')}`;
    return new Response(
      JSON.stringify({ id: 'Unauthorized', message: `Unable to authenticate you ${text}` }),
      { status: token.endsWith('0') ? 503 : 401, headers: { 'x-request-id': token } },
    );
  }),
  clock: { ...network.clock, wait: async () => {} },
};

const log: LogEntry[] = [];
const app = await appWith({ network: echo, log: (entry) => log.push(entry) });

/** What leaks of an answer and of the log, and where. */
async function leaksOf(canary: Canary, [path, init]: Case): Promise<string[]> {
  log.length = 0;
  const response = await app.request(path, init);
  expect(response.status).not.toBe(500);
  const find = leakFinder(canary);
  const parts = {
    page: await response.text(),
    headers: JSON.stringify([...response.headers]),
    log: JSON.stringify(log),
  };
  return Object.entries(parts).flatMap(([part, text]) => {
    const leak = find(text);
    return leak === null ? [] : [`${canary.kind}: ${part}: ${leak}`];
  });
}

const forms = Object.entries(canaryForms);
const turn = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const timeout = full ? 30 * 60_000 : 60_000;

describe('a canary in', { timeout }, () => {
  const channels = Object.entries(textChannels);
  test.each(channels)('%s comes out of no page, header or log', async (channel, make) => {
    const offset = channels.findIndex(([name]) => name === channel) + seed;
    const count = full ? canaryKinds.length * forms.length : 10;
    const leaks: string[] = [];
    for (let at = 0; at < count; at++) {
      // 23 has no factor in common with either list, so that every pair has its turn.
      const canary = makeCanary(turn(canaryKinds, at * 23 + offset), seed);
      const [form, textOf] = turn(
        forms,
        full ? Math.floor(at / canaryKinds.length) : at * 23 + 5 * offset,
      );
      // Thirteen characters of a value that could be any word.
      if (/scopes/.test(channel) && form === 'with dots behind it') continue;
      const found = await leaksOf(canary, make(textOf(canary)));
      leaks.push(...found.map((one) => `${form}: ${one}`));
    }
    expect(leaks).toEqual([]);
  });

  test.each(Object.entries(wordChannels))(
    '%s comes out of no page, header or log',
    async (_channel, make) => {
      const leaks: string[] = [];
      for (const [index, kind] of canaryKinds.entries()) {
        if (!full && (index + seed) % 3 !== 0) continue;
        const canary = makeCanary(kind, seed);
        leaks.push(...(await leaksOf(canary, make(canary.value))));
      }
      expect(leaks).toEqual([]);
    },
  );
});
