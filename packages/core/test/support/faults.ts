import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Trouble on the way: what a server does on the wire, and what `fetch` makes of it. */
export interface Fault {
  /** How the server answers; null where no server is reached. */
  readonly wire: ((response: ServerResponse) => void) | null;
  /** What `fetch` does; null where nobody behind `fetch` sees anything of it. */
  readonly fetch: ((request: Request) => Promise<Response>) | null;
  /** Why it has no place on the wire of these tests, or behind `fetch`. */
  readonly nowhere?: string;
  /** How often the question is asked: 3 where the connection was cut. */
  readonly attempts?: 3;
  /** Nothing ever ends it but the time limit. */
  readonly endless?: true;
}

/** As `fetch` of Node throws: the reason is the cause. */
const failed = (code: string) => async (): Promise<Response> => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
};

/** The answer begins, then its body breaks off. */
const terminated = (code: string) => async (): Promise<Response> =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"account":'));
        controller.error(new TypeError('terminated', { cause: { code } }));
      },
    }),
  );

/** A body that gives what `next` says, until somebody gives up. */
const streaming =
  (next: () => Promise<string>) =>
  async ({ signal }: Request): Promise<Response> =>
    new Response(
      new ReadableStream({
        start: (controller) =>
          signal.addEventListener('abort', () => controller.error(signal.reason), { once: true }),
        pull: async (controller) => {
          const piece = new TextEncoder().encode(await next());
          if (!signal.aborted) controller.enqueue(piece);
        },
      }),
    );

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whatever HTTP it is, or is none: the bytes themselves. */
const bytes =
  (...pieces: readonly (string | Buffer)[]) =>
  ({ socket }: ServerResponse): void => {
    for (const piece of pieces) socket?.write(piece);
    socket?.end();
  };

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const half = '{"account":{"email":"sammy@example.com"';
const whole = '{"account":{"email":"sammy@example.com","uuid":"u"}}';

const everyFewMilliseconds = (response: ServerResponse, piece: () => void): void => {
  const timer = setInterval(piece, 50);
  response.on('close', () => clearInterval(timer));
};

export const cut = {
  'closed without an answer': {
    wire: ({ socket }) => socket?.destroy(),
    fetch: failed('UND_ERR_SOCKET'),
    attempts: 3,
  },
  'closed in the middle of the head': {
    wire: bytes('HTTP/1.1 200 OK\r\nContent-Ty'),
    fetch: failed('UND_ERR_SOCKET'),
    attempts: 3,
  },
  'closed in the middle of the body': {
    wire: bytes(`${head}Content-Length: ${whole.length}\r\n\r\n${half}`),
    fetch: terminated('UND_ERR_SOCKET'),
    attempts: 3,
  },
  // Whole to the eye, and still not what the server meant to say.
  'shorter than its content-length': {
    wire: bytes(`${head}Content-Length: 500\r\n\r\n${whole}`),
    fetch: terminated('UND_ERR_SOCKET'),
    attempts: 3,
  },
} satisfies Record<string, Fault>;

export const refused = {
  'connection refused': { wire: null, fetch: failed('ECONNREFUSED') },
} satisfies Record<string, Fault>;

export const late = {
  silence: {
    wire: () => {},
    fetch: ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
    endless: true,
  },
  'a byte now and then': {
    wire: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      everyFewMilliseconds(response, () => response.write(' '));
    },
    fetch: streaming(async () => {
      await pause(50);
      return ' ';
    }),
    endless: true,
  },
  'a header now and then': {
    wire: (response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\n');
      everyFewMilliseconds(response, () => response.socket?.write('x-more: 1\r\n'));
    },
    fetch: null,
    nowhere: 'fetch shows nothing before all headers are there; the same as silence',
    endless: true,
  },
} satisfies Record<string, Fault>;

/** At its end stands an account: whoever reads that far takes it for a good answer. */
const long = ' '.repeat(8_000_000) + whole;

export const broken = {
  'a body of 8 MB': {
    wire: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(long);
    },
    fetch: async () => new Response(long),
  },
  'no HTTP at all': {
    wire: bytes('SSH-2.0-OpenSSH_9.6\r\n'),
    fetch: failed('HPE_INVALID_CONSTANT'),
  },
  'a chunk of no length': {
    wire: bytes(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n${half}\r\n`),
    fetch: terminated('HPE_INVALID_CHUNK_SIZE'),
  },
  'two lengths': {
    wire: bytes(`${head}Content-Length: 5\r\nContent-Length: 9\r\n\r\n${half}`),
    fetch: failed('HPE_UNEXPECTED_CONTENT_LENGTH'),
  },
  'a flood of headers': {
    wire: bytes(head, ...Array.from({ length: 400 }, (_, at) => `x-${at}: ${'y'.repeat(200)}\r\n`)),
    fetch: failed('UND_ERR_HEADERS_OVERFLOW'),
  },
  'gzip that is none': {
    wire: (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(whole);
    },
    fetch: terminated('Z_DATA_ERROR'),
  },
  'gzip that breaks off': {
    wire: (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(whole).subarray(0, 30));
    },
    fetch: terminated('Z_BUF_ERROR'),
  },
  'a small gzip of a large body': {
    wire: (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(long));
    },
    fetch: async () => new Response(long),
  },
} satisfies Record<string, Fault>;

const noDns = 'a name that nobody knows needs a DNS server; network-faults.test.ts has one test';
const noTls = 'network-faults.test.ts has it with real certificates';

export const unknownHost = {
  'a name that nobody knows': { wire: null, fetch: failed('ENOTFOUND'), nowhere: noDns },
} satisfies Record<string, Fault>;

export const untrusted = {
  'a certificate that nobody knows': {
    wire: null,
    fetch: failed('SELF_SIGNED_CERT_IN_CHAIN'),
    nowhere: noTls,
  },
} satisfies Record<string, Fault>;

/** An answer that only looks like trouble: compressed, or after another one. */
export const harmlessOddity = {
  'account in gzip': {
    wire: (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(whole));
    },
    fetch: null,
    nowhere: 'fetch unpacks before anybody sees the body',
  },
  'account after 103 Early Hints': {
    wire: (response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(whole);
    },
    fetch: null,
    nowhere: 'fetch shows the last answer alone',
  },
} satisfies Record<string, Fault>;
