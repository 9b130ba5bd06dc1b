import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import * as answers from './answers.ts';

/** What one of the two endpoints does. */
export interface Behaviour {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
  readonly wire: Wire;
}

/** A body, and what it says at the endpoint where it belongs. */
interface Body {
  readonly name: string;
  readonly bytes: Buffer;
  readonly says?: 'account' | 'grant' | 'end' | 'refusal';
}

interface Headers {
  readonly name: string;
  readonly lines: readonly string[];
  /** DigitalOcean's own challenge, which is a refusal without any body. */
  readonly isRefusal?: true;
  /** They say that the body is compressed, and it isn't. */
  readonly isBroken?: true;
}

interface Wire {
  readonly name: string;
  /** The whole answer arrives in a form that a client may accept. */
  readonly delivers: boolean;
  /** Only the body is broken: a header that is a refusal by itself arrives. */
  readonly hasHead?: true;
  readonly send: (socket: Socket, message: Message) => void;
}

interface Message {
  readonly status: number;
  readonly lines: readonly string[];
  readonly body: Buffer;
  /** From 0 to 1, for where to cut. */
  readonly at: number;
}

/** mulberry32: small, seeded, and good enough to choose from lists. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const group = (list: Readonly<Record<string, answers.HttpAnswer>>, says?: Body['says']): Body[] =>
  Object.entries(list).map(([name, { body, documented }]) => {
    const what = looksRefused(body) ? 'refusal' : documented === 'end' ? 'end' : says;
    return { name, bytes: Buffer.from(body), ...(what && { says: what }) };
  });
const odd: Readonly<Record<string, string | Buffer>> = {
  nothing: '',
  'zero bytes': Buffer.alloc(1000),
  'bytes that are not UTF-8': Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
  'a deep array': '['.repeat(50_000),
  'a number': '401',
  'a string': '"Unable to authenticate you"',
  'a prototype': '{"__proto__":{"account":{"email":"a@b.c","uuid":"u"}}}',
  'an account of wrong types': '{"account":{"email":1,"uuid":[],"team":"x"}}',
  'a grant of wrong types': '{"scopes":[1,2],"created_at":"x","application":7}',
  'half an account': '{"account":{"email":"sammy@example.com"',
  'a page': '<!doctype html><title>Log in</title>Unable to authenticate you',
  'a page with JSON': '<pre>{"id":"Unauthorized","message":"Unable to authenticate you"}</pre>',
  'words in a sentence': 'Your proxy was unable to authenticate you, ask the help desk',
  '300 KB': ' '.repeat(300_000),
};

export const bodies: readonly Body[] = [
  ...group(answers.accounts, 'account'),
  ...group(answers.grants, 'grant'),
  ...group(answers.refusals, 'refusal'),
  ...group(answers.ends, 'refusal'),
  ...group(answers.narrow),
  ...group(answers.blocked),
  ...group(answers.busy),
  ...group(answers.down),
  ...group(answers.strange),
  ...Object.entries(odd).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
];

/** DigitalOcean's body of 401 in JSON, under whatever name it is in the lists. */
function looksRefused(text: string): boolean {
  try {
    const { id, message } = JSON.parse(text);
    return /^unauthorized$/i.test(id) && /^unable to authenticate you\.?$/i.test(message);
  } catch {
    return false;
  }
}

const challenge = (realm: string, error: string): string =>
  `WWW-Authenticate: Bearer realm="${realm}", error="invalid_token", error_description="The access token ${error}"`;

export const headerSets: readonly Headers[] = [
  { name: 'none', lines: [] },
  { name: 'JSON', lines: ['Content-Type: application/json'] },
  { name: 'a page', lines: ['Content-Type: text/html; charset=utf-8'] },
  { name: 'Cloudflare', lines: ['Server: cloudflare', 'CF-RAY: 7d0c1b2a3f4e5d6c-FRA'] },
  ...['is invalid', 'expired', 'was revoked'].map((error) => ({
    name: `a challenge: ${error}`,
    lines: [challenge('DigitalOcean', error)],
    isRefusal: true as const,
  })),
  { name: 'a challenge of a gateway', lines: [challenge('Company gateway', 'expired')] },
  { name: 'a request for a password', lines: ['WWW-Authenticate: Basic realm="DigitalOcean"'] },
  { name: 'a short wait', lines: ['Retry-After: 1'] },
  { name: 'a long wait', lines: ['Retry-After: 3600'] },
  { name: 'a wait that is no number', lines: ['Retry-After: -1e9'] },
  { name: 'a limit', lines: ['RateLimit-Reset: 9999999999', 'RateLimit-Remaining: 0'] },
  { name: 'another time', lines: ['Date: Thu, 01 Jan 1970 00:00:00 GMT'] },
  { name: 'no time', lines: ['Date: yesterday'] },
  { name: 'a redirect', lines: ['Location: https://example.com/login'] },
  { name: 'cookies', lines: Array.from({ length: 40 }, (_, at) => `Set-Cookie: c${at}=1`) },
  { name: 'odd characters', lines: ['X-Odd: \u00ff\u0080', 'X-Request-Id: <script>'] },
  { name: 'gzip that is none', lines: ['Content-Encoding: gzip'], isBroken: true },
  { name: 'Brotli that is none', lines: ['Content-Encoding: br'], isBroken: true },
  // `fetch` ignores it, as a browser does.
  { name: 'an unknown encoding', lines: ['Content-Encoding: zebra'] },
];

const head = (status: number | string, lines: readonly string[], version = 'HTTP/1.1'): string =>
  `${version} ${status} Any\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
const length = (body: Buffer): string => `Content-Length: ${body.length}`;
/** A status without a body: the next bytes are another answer. */
const isBodiless = (status: number): boolean => status < 200 || status === 204 || status === 304;
const whole = ({ status, lines, body }: Message, more: readonly string[] = []): Buffer =>
  Buffer.concat([
    Buffer.from(head(status, [...lines, ...more, length(body)]), 'latin1'),
    isBodiless(status) ? Buffer.alloc(0) : body,
  ]);
const chunked = (body: Buffer, end = '0\r\n\r\n', extension = ''): Buffer => {
  const middle = body.length >> 1;
  const pieces = [body.subarray(0, middle), body.subarray(middle)].filter(
    ({ length: size }) => size,
  );
  return Buffer.concat([
    ...pieces.flatMap((piece) => [
      Buffer.from(`${piece.length.toString(16)}${extension}\r\n`),
      piece,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ]);
};
const inChunks = (message: Message, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(head(message.status, [...message.lines, 'Transfer-Encoding: chunked']), 'latin1'),
    body,
  ]);
/** Writes as long as the client reads. */
const endless = (socket: Socket, piece: string, pauseMs: number): void => {
  const timer = setInterval(() => socket.write(piece), pauseMs);
  socket.on('close', () => clearInterval(timer));
};

/** A TLS socket can only be closed. */
const reset = (socket: Socket): void => {
  if ('encrypted' in socket) socket.destroy();
  else socket.resetAndDestroy();
};

const delivered = (
  name: string,
  bytes: (message: Message) => Buffer | string,
  open = false,
): Wire => ({
  name,
  delivers: true,
  send: (socket, message) => (open ? socket.write(bytes(message)) : socket.end(bytes(message))),
});
const broken = (name: string, bytes: (message: Message) => Buffer | string): Wire => ({
  name,
  delivers: false,
  send: (socket, message) => socket.end(bytes(message)),
});
const fault = (name: string, send: Wire['send']): Wire => ({ name, delivers: false, send });
const compressed = (name: string, encode: (body: Buffer) => Buffer, encoding: string): Wire =>
  delivered(name, (message) =>
    whole({ ...message, body: encode(message.body) }, [`Content-Encoding: ${encoding}`]),
  );

/** Ways to send an answer, from right to hopeless. */
export const wires: readonly Wire[] = [
  delivered('whole', whole),
  delivered('whole, and the connection stays open', whole, true),
  delivered('up to the end of the connection', ({ status, lines, body }) =>
    Buffer.concat([Buffer.from(head(status, lines), 'latin1'), body]),
  ),
  {
    name: 'in small pieces',
    delivers: true,
    send: (socket, message) => {
      const bytes = whole(message);
      for (let at = 0; at < bytes.length; at += 700) socket.write(bytes.subarray(at, at + 700));
      socket.end();
    },
  },
  delivered('in chunks', (message) => inChunks(message, chunked(message.body))),
  delivered('in chunks with extensions', (message) =>
    inChunks(message, chunked(message.body, '0\r\n\r\n', ';a="b"')),
  ),
  delivered('in chunks with trailers', (message) =>
    inChunks(message, chunked(message.body, '0\r\nX-Trailer: 1\r\n\r\n')),
  ),
  delivered('by HTTP/1.0', ({ status, lines, body }) =>
    Buffer.concat([Buffer.from(head(status, lines, 'HTTP/1.0'), 'latin1'), body]),
  ),
  delivered('after 100 Continue', (message) =>
    Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), whole(message)]),
  ),
  delivered('after 103 Early Hints', (message) =>
    Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), whole(message)]),
  ),
  delivered('after many 100 Continue', (message) =>
    Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'.repeat(50)), whole(message)]),
  ),
  delivered('before garbage', (message) => Buffer.concat([whole(message), Buffer.from('garbage')])),
  delivered('before another answer', (message) =>
    Buffer.concat([whole(message), whole({ ...message, status: 500 })]),
  ),
  delivered('with line feeds alone', (message) =>
    Buffer.concat([
      Buffer.from(
        head(message.status, [...message.lines, length(message.body)]).replaceAll('\r', ''),
      ),
      message.body,
    ]),
  ),
  delivered('with a folded header', (message) => whole(message, ['X-Folded: a\r\n b'])),
  delivered('with a space before a colon', (message) => whole(message, ['X-Space : a'])),
  delivered('with two equal lengths', (message) => whole(message, [length(message.body)])),
  delivered('with chunks and a length', (message) =>
    inChunks({ ...message, lines: [...message.lines, 'Content-Length: 3'] }, chunked(message.body)),
  ),
  compressed('in gzip', (body) => gzipSync(body), 'gzip'),
  compressed('in deflate', (body) => deflateSync(body), 'deflate'),
  compressed('in Brotli', (body) => brotliCompressSync(body), 'br'),
  compressed('in gzip in capitals', (body) => gzipSync(body), 'GZIP'),
  fault('silence', () => {}),
  fault('end without an answer', (socket) => socket.end()),
  fault('reset without an answer', reset),
  fault('cut', (socket, message) => {
    const bytes = whole(message);
    socket.end(bytes.subarray(0, Math.floor(message.at * bytes.length)));
  }),
  fault('cut and reset', (socket, message) => {
    const bytes = whole(message);
    socket.write(bytes.subarray(0, Math.floor(message.at * bytes.length)), () => reset(socket));
  }),
  fault('cut, and the connection stays open', (socket, message) => {
    const bytes = whole(message);
    socket.write(bytes.subarray(0, Math.floor(message.at * bytes.length)));
  }),
  fault('a header now and then', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    endless(socket, 'X-More: 1\r\n', 20);
  }),
  fault('a byte now and then', (socket, { status, lines }) => {
    socket.write(head(status, [...lines, 'Content-Length: 100000']));
    endless(socket, ' ', 20);
  }),
  fault('a body without end', (socket, { status, lines }) => {
    socket.write(head(status, lines));
    endless(socket, ' '.repeat(50_000), 1);
  }),
  broken('longer than its body', (message) =>
    Buffer.concat([
      Buffer.from(
        head(message.status, [...message.lines, `Content-Length: ${message.body.length + 9}`]),
      ),
      message.body,
    ]),
  ),
  broken('with two lengths', (message) => whole(message, ['Content-Length: 1'])),
  broken('with a negative length', ({ body }) =>
    Buffer.concat([Buffer.from(head(200, ['Content-Length: -1'])), body]),
  ),
  broken('with a length that is no number', ({ body }) =>
    Buffer.concat([Buffer.from(head(200, ['Content-Length: ten'])), body]),
  ),
  broken('in chunks without an end', (message) => inChunks(message, chunked(message.body, ''))),
  broken('in chunks of no length', (message) => inChunks(message, Buffer.from('zz\r\n{}\r\n'))),
  broken('in a chunk of all memory', (message) =>
    inChunks(message, Buffer.from('fffffffff\r\n{}')),
  ),
  // `fetch` doesn't notice that.
  {
    ...broken('in half a gzip', (message) => {
      const body = gzipSync(message.body);
      return whole({ ...message, body: body.subarray(0, body.length >> 1) }, [
        'Content-Encoding: gzip',
      ]);
    }),
    hasHead: true,
  },
  broken('in a gzip of 8 MB', (message) =>
    whole({ ...message, body: gzipSync(Buffer.alloc(8_000_000)) }, ['Content-Encoding: gzip']),
  ),
  broken('after garbage', (message) => Buffer.concat([Buffer.from('garbage\r\n'), whole(message)])),
  broken('with a status of two digits', ({ lines }) => head(99, lines)),
  broken('with a status of four digits', ({ lines }) => head(2000, lines)),
  broken('with a status in words', ({ lines }) => head('OK', lines)),
  broken('with a header without a colon', (message) => whole(message, ['no colon here'])),
  broken('with a zero byte in a header', (message) => whole(message, ['X-Zero: a\0b'])),
  broken('with a flood of headers', (message) =>
    whole(
      message,
      Array.from({ length: 400 }, (_, at) => `X-${at}: ${'y'.repeat(200)}`),
    ),
  ),
  broken('as HTTP/0.9', ({ body }) => body),
  broken('as HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  broken('as HTTP/3.0', ({ lines }) => head(200, lines, 'HTTP/3.0')),
  broken('as ICY', ({ lines }) => head(200, lines, 'ICY')),
  broken('as SSH', () => 'SSH-2.0-OpenSSH_9.6\r\n'),
  broken('as 101', () => head(101, ['Connection: upgrade', 'Upgrade: websocket'])),
  broken('as 100 alone', () => head(100, [])),
];

const choose = <T>(random: () => number, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T;

/** What both endpoints do in one run. Right answers come often enough to be seen through the faults. */
export function behavioursOf(seed: number): {
  readonly account: Behaviour;
  readonly tokenInfo: Behaviour;
} {
  const random = seeded(seed);
  const one = (says: 'account' | 'grant'): Behaviour => {
    const body = choose(
      random,
      random() < 0.4 ? bodies.filter((any) => any.says === says || any.says === 'refusal') : bodies,
    );
    const natural = body.says === 'refusal' ? 401 : 200;
    return {
      status: random() < 0.5 ? natural : 100 + Math.floor(random() * 500),
      body,
      headers: random() < 0.4 ? (headerSets[1] as Headers) : choose(random, headerSets),
      wire: random() < 0.3 ? (wires[0] as Wire) : choose(random, wires),
    };
  };
  return { account: one('account'), tokenInfo: one('grant') };
}

/** What an endpoint really said; null if its answer is no proof of anything. */
export function saidBy(
  { status, body, headers, wire }: Behaviour,
  endpoint: 'account' | 'grant',
): 'accepted' | 'rejected' | null {
  if (status === 401 && headers.isRefusal && wire.hasHead) return 'rejected';
  if (!wire.delivers || headers.isBroken) return null;
  if (status === 200 && body.says === endpoint) return 'accepted';
  // A grant whose time is over.
  if (status === 200 && body.says === 'end' && endpoint === 'grant') return 'rejected';
  if (status === 401 && (body.says === 'refusal' || headers.isRefusal)) return 'rejected';
  return null;
}

/** In words, to run one case again. */
export const describeCase = (seed: number): string =>
  Object.entries(behavioursOf(seed))
    .map(
      ([name, { status, body, headers, wire }]) =>
        `${name}: ${status}, ${body.name}, ${headers.name}, ${wire.name}`,
    )
    .join(' | ');

/**
 * A server of bare bytes. The seed of a run is in the address: `/<seed>/v2/account`. `tls`: the same
 * behind TLS.
 */
export function faultServer(tls: TlsOptions | null): {
  readonly server: Server;
  /** The connections that are open. */
  readonly open: ReadonlySet<Socket>;
} {
  const open = new Set<Socket>();
  const onConnection = (socket: Socket) => {
    let request = '';
    socket.on('error', () => {});
    socket.on('data', (data) => {
      request += data.toString('latin1');
      const [, seed, path] =
        /^GET \/(\d+)(\/\S+) HTTP\/1\.1\r\n[\s\S]*\r\n\r\n$/.exec(request) ?? [];
      if (seed === undefined) return;
      request = '';
      const { account, tokenInfo } = behavioursOf(Number(seed));
      const { status, body, headers, wire } = path === '/v2/account' ? account : tokenInfo;
      const at = seeded(Number(seed) + 1)();
      wire.send(socket, { status, lines: headers.lines, body: body.bytes, at });
    });
  };
  const server = tls === null ? createServer(onConnection) : createTlsServer(tls, onConnection);
  server.on('tlsClientError', () => {});
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  });
  return { server, open };
}
