// Sends the requests of `kinds.ts`, and breaks connections, until its parent kills it. Counts what
// comes back by kind. A process of its own, so that it doesn't slow what the parent measures.
import { Agent, request } from 'node:http';
import { connect } from 'node:net';

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** While the parent measures memory, each lane waits before its next request. */
let resumed = null;
let resume = () => {};
let lanes = 0;
let waiting = 0;
async function whileResumed() {
  if (resumed === null) return;
  waiting++;
  await resumed;
  waiting--;
}

const reused = 'requests on a connection that was used before';
const counts = {};
const count = (kind, what) => {
  counts[kind] ??= {};
  counts[kind][what] = (counts[kind][what] ?? 0) + 1;
};

/** One request in ten is of a greedy client, which reaches its limit; the others are of many. */
const addressOf = (random) =>
  random() < 0.1
    ? '203.0.113.7'
    : `10.${Math.floor(random() * 100)}.${Math.floor(random() * 250)}.1`;

/** One connection that sends well-formed HTTP: the next request as soon as the last one is answered. */
async function wellFormed({ port, kinds, seed }) {
  const random = randomOf(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const weighted = kinds.flatMap((kind) => Array(kind.weight).fill(kind));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (lanes++; ; ) {
    // The server closes connections that are idle for long.
    if (resumed !== null) agent.destroy();
    await whileResumed();
    const kind = pick(weighted);
    const one = { agent, port, ...pick(kind.requests) };
    const client = addressOf(random);
    let answer = await send(one, client);
    // A server may close a connection that it doesn't need, in the moment in which a request is sent.
    if (answer === 'closed') answer = await send(one, client);
    count(kind.name, answer);
  }
}

/** The status of the answer, or why there is none. `closed`: the connection was closed before. */
function send({ agent, port, method, path, headers, body }, client) {
  return new Promise((resolve) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: {
          ...headers,
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
          'x-forwarded-for': client,
        },
      },
      (response) => {
        response.resume().on('close', () => {
          resolve(response.complete ? response.statusCode : `${response.statusCode} cut`);
        });
      },
    );
    sent.on('error', ({ code }) => {
      const isClosed = code === 'ECONNRESET' && sent.reusedSocket;
      if (isClosed) count(reused, 'closed');
      resolve(isClosed ? 'closed' : code);
    });
    sent.on('finish', () => {
      if (sent.reusedSocket) count(reused, 'all');
    });
    sent.end(body);
  });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const head = (length, type = 'application/json') =>
  `POST /api/v1/diagnose HTTP/1.1\r\nHost: load\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n`;

/** Ways to use a connection that no library offers: what is sent, and the statuses of an answer. */
const wires = {
  'a slow body': async (socket) => {
    const body = JSON.stringify({ input: 'slow', offline: true });
    socket.write(`${head(body.length)}Connection: close\r\n\r\n`);
    for (const byte of body) {
      socket.write(byte);
      await pause(80);
    }
    await ended(socket, 20_000);
  },
  'a slow head': async (socket) => {
    for (const byte of `GET /healthz HTTP/1.1\r\nHost: load\r\nConnection: close\r\n\r\n`) {
      socket.write(byte);
      await pause(40);
    }
    await ended(socket, 20_000);
  },
  'a body that never ends': async (socket) => {
    socket.write(`${head(200_000)}\r\n{"input":"${'a'.repeat(50_000)}`);
    await pause(4000);
  },
  'a client that reads nothing': async (socket) => {
    socket.pause();
    for (let at = 0; at < 50; at++) socket.write('GET / HTTP/1.1\r\nHost: load\r\n\r\n');
    await pause(3000);
  },
  'gone before the answer': async (socket) => {
    const body = JSON.stringify({ input: `dop_v1_${'ab'.repeat(32)}` });
    socket.write(`${head(body.length)}\r\n${body}`);
    await pause(30);
  },
  'gone in the middle of the body': async (socket) => {
    socket.write(`${head(1000)}\r\n{"input":`);
    await pause(30);
  },
  'not HTTP': async (socket) => {
    socket.write('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n');
    await ended(socket, 5000);
  },
  'a chunk with a wrong size': async (socket) => {
    socket.write(
      'POST /api/v1/diagnose HTTP/1.1\r\nHost: load\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n',
    );
    await ended(socket, 5000);
  },
  'a head over 16 KiB': async (socket) => {
    socket.write(`GET / HTTP/1.1\r\nHost: load\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`);
    await ended(socket, 5000);
  },
};

const ended = (socket, ms) =>
  Promise.race([new Promise((resolve) => socket.once('close', resolve)), pause(ms)]);

/** One connection after the other, each broken in another way. */
async function broken({ port, seed }) {
  const random = randomOf(seed);
  const names = Object.keys(wires);
  for (lanes++; ; ) {
    await whileResumed();
    const name = names[Math.floor(random() * names.length)];
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      if (answer.length < 100) answer += data.toString('latin1');
    });
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
    await wires[name](socket);
    socket.destroy();
    count(name, /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'no answer');
    // Not a flood of connections: as many as the parent asked for.
    await pause(20);
  }
}

process.on('message', async (message) => {
  if (message === 'seen') process.send(counts);
  else if (message === 'pause') {
    resumed = new Promise((resolve) => {
      resume = resolve;
    });
    // A check may last as long as its time limit.
    for (let tries = 0; waiting < lanes && tries < 120; tries++) await pause(100);
    process.send('paused');
  } else if (message === 'resume') {
    resumed = null;
    resume();
  } else {
    const { port, kinds, connections, brokenConnections, seed } = message;
    for (let at = 0; at < connections; at++) void wellFormed({ port, kinds, seed: seed + at });
    for (let at = 0; at < brokenConnections; at++) void broken({ port, seed: seed + 1000 + at });
  }
});
