import { makeToken } from '@token-check/core/sandbox';
import { hostileTexts } from '../../../core/test/support/hostile-texts.ts';

/** Requests of one kind, as plain data: another process sends them. */
export interface Kind {
  readonly name: string;
  /** `wrong`: broken on purpose, so that other statuses belong to it. */
  readonly group: 'good' | 'bad' | 'hostile' | 'wrong';
  /** How often it is sent, compared with the others. */
  readonly weight: number;
  /** The statuses of an answer to it. */
  readonly statuses: readonly number[];
  readonly requests: readonly WebRequest[];
}

export interface WebRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const kib = 1024;
/** A server that is full answers a check with 503; one client that asks too often gets 429. */
const checked = [200, 429, 503];
const json = { 'content-type': 'application/json' };
const urlEncoded = { 'content-type': 'application/x-www-form-urlencoded' };
const boundary = 'boundary';
const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };

const get = (path: string, headers = {}): WebRequest => ({ method: 'GET', path, headers });
export const api = (input: string, offline = false): WebRequest => ({
  method: 'POST',
  path: '/api/v1/diagnose',
  headers: json,
  body: JSON.stringify({ input, offline }),
});
export const form = (input: string): WebRequest => ({
  method: 'POST',
  path: '/',
  headers: urlEncoded,
  body: new URLSearchParams({ input }).toString(),
});
const part = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const upload = (...parts: readonly string[]): WebRequest => ({
  method: 'POST',
  path: '/',
  headers: multipart,
  body: `${parts.join('')}--${boundary}--\r\n`,
});

/** Different tokens: those of the sandbox's cast, and others, which are rejected. */
const tokens = Array.from({ length: 200 }, (_, at) =>
  makeToken('dop_v1_', at % 4 === 0 ? 'full access' : `load ${at}`),
);
const many = (count: number) => tokens.slice(0, count).join('\n');
export const hostile = Object.values(hostileTexts(48 * kib)).map((text) => text());
// Some are larger in the body of a request than the limit.
const hostileStatuses = [...checked, 413];

export const kinds: readonly Kind[] = [
  {
    name: 'pages and files',
    group: 'good',
    weight: 20,
    statuses: [200],
    requests: [
      get('/', { 'accept-encoding': 'gzip' }),
      get('/'),
      get('/offline'),
      get('/problems/token-rejected', { 'accept-encoding': 'gzip' }),
      get('/problems/token-rejected.md'),
      get('/privacy'),
      get('/api/v1/openapi.json'),
      get('/scopes?for=create%20a%20droplet'),
      get('/?example=working-token'),
    ],
  },
  {
    name: 'API, one token',
    group: 'good',
    weight: 20,
    statuses: checked,
    requests: tokens.map((token) => api(token)),
  },
  {
    name: 'form, one token',
    group: 'good',
    weight: 20,
    statuses: checked,
    requests: tokens.flatMap((token) => [form(token), upload(part('input', token))]),
  },
  {
    name: 'API, without asking DigitalOcean',
    group: 'good',
    weight: 10,
    statuses: checked,
    requests: tokens.map((token) =>
      api(`curl: (22) The requested URL returned 401\n${token}`, true),
    ),
  },
  {
    name: '100 tokens in one text',
    group: 'bad',
    weight: 2,
    statuses: checked,
    requests: [api(many(100)), form(many(100))],
  },
  {
    name: 'a text of 200 KiB',
    group: 'bad',
    weight: 2,
    statuses: checked,
    requests: [
      api('2026-11-26T10:00:00Z level=error msg="401 Unauthorized"\n'.repeat(3500)),
      form(`${'a line of a log without anything in it\n'.repeat(5000)}${tokens[1]}`),
    ],
  },
  {
    name: 'a body over 256 KiB',
    group: 'bad',
    weight: 2,
    statuses: [413],
    requests: [
      api('x'.repeat(300 * kib)),
      form('y'.repeat(900 * kib)),
      api('z'.repeat(2000 * kib)),
    ],
  },
  {
    name: 'hostile texts, not asking DigitalOcean',
    group: 'hostile',
    weight: 6,
    statuses: hostileStatuses,
    requests: hostile.map((text) => api(text, true)),
  },
  {
    name: 'hostile texts, asking DigitalOcean',
    group: 'hostile',
    weight: 2,
    statuses: hostileStatuses,
    requests: hostile.map((text) => form(text)),
  },
  {
    name: 'malformed multipart',
    group: 'wrong',
    weight: 2,
    statuses: [400],
    requests: [
      {
        ...upload(),
        body: `--${boundary}\r\nContent-Disposition: form-data; name="input"\r\n\r\ncut`,
      },
      { ...upload(part('input', 'x')), headers: { 'content-type': 'multipart/form-data' } },
      upload(part('other', 'x')),
    ],
  },
  {
    name: 'from a page of another site',
    group: 'wrong',
    weight: 2,
    statuses: [403],
    requests: [
      { ...form('x'), headers: { ...urlEncoded, origin: 'https://evil.example' } },
      { ...api('x'), headers: { ...json, 'sec-fetch-site': 'cross-site' } },
    ],
  },
  {
    name: 'malformed JSON',
    group: 'wrong',
    weight: 2,
    statuses: [400],
    requests: [
      { ...api(''), body: '{"input":' },
      { ...api(''), body: '['.repeat(100_000) },
      { ...api(''), body: '{"input":1}' },
    ],
  },
  {
    name: 'another content type',
    group: 'wrong',
    weight: 1,
    statuses: [415],
    requests: [{ ...api('x'), headers: { 'content-type': 'text/plain' } }],
  },
  {
    name: 'another address or method',
    group: 'wrong',
    weight: 2,
    statuses: [404, 405],
    requests: [get('/wp-login.php'), get(`/${'a'.repeat(4000)}`), { method: 'PUT', path: '/' }],
  },
];
