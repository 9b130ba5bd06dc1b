// The simulated DigitalOcean over HTTP on this machine, as slow and as faulty as the real one on a bad
// day. Counts the connections and the requests that it has at the same time.
import { createServer } from 'node:http';
import { sandbox } from '@token-check/core/sandbox';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const seen = { requests: 0, inFlight: 0, mostInFlight: 0, connections: 0, mostConnections: 0 };
/** Tokens whose answers wait until the parent says so, those that were asked about, and their answers. */
let held = new Set();
const askedHeld = new Set();
const waiting = [];

const server = createServer(async (request, response) => {
  const { method = 'GET', url = '/', headers } = request;
  seen.requests++;
  seen.mostInFlight = Math.max(seen.mostInFlight, ++seen.inFlight);
  response.once('close', () => seen.inFlight--);
  const { authorization = '' } = headers;
  const isHeld = held.has(authorization);
  if (isHeld) {
    askedHeld.add(authorization);
    await new Promise((resolve) => waiting.push(resolve));
  }
  const chance = isHeld ? 0 : Math.random();
  if (chance > 0.998) return;
  if (chance > 0.994) return request.socket.destroy();
  await pause(chance > 0.96 ? 1500 : 20 + chance * 100);
  if (chance > 0.98) return response.writeHead(chance > 0.99 ? 503 : 429).end('{}');
  const host = url.startsWith('/v2/')
    ? 'https://api.digitalocean.com'
    : 'https://cloud.digitalocean.com';
  const answer = await sandbox(new Request(host + url, { method, headers: { authorization } }));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
});
server.on('connection', (socket) => {
  seen.mostConnections = Math.max(seen.mostConnections, ++seen.connections);
  socket.once('close', () => seen.connections--);
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('message', (message) => {
  if (message === 'seen') process.send({ ...seen, held: [...askedHeld] });
  else if (message === 'release') {
    held.clear();
    for (const resolve of waiting) resolve();
  } else held = new Set(message);
});
