// Requests per second beside a bare Hono app, in one run on this machine: `npm run bench:web`.
// Exits with 1 where a limit of the budget is missed.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import autocannon from 'autocannon';
import { Hono } from 'hono';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const latencyMs = 20;

/** The two questions of a check, on this machine, with the latency of a network. */
const api = createServer((_request, response) => {
  setTimeout(() => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end('{"id":"Unauthorized","message":"Unable to authenticate you"}');
  }, latencyMs);
});
await new Promise((resolve) => api.listen(0, '127.0.0.1', resolve));
const apiUrl = `http://127.0.0.1:${api.address().port}`;

const bare = new Hono();
const page = `<!doctype html><title>bare</title>${'<p>text</p>'.repeat(700)}`;
bare.get('/', (context) => context.html(page));
bare.post('/', async (context) => {
  const form = await context.req.formData();
  const headers = { authorization: `Bearer ${form.get('input')}` };
  const answers = await Promise.all(
    ['/v2/account', '/v1/oauth/token/info'].map((path) => fetch(apiUrl + path, { headers })),
  );
  await Promise.all(answers.map((answer) => answer.text()));
  return context.html(page);
});
const bareServer = await new Promise((resolve) => {
  const server = serve({ fetch: bare.fetch, port: 0, hostname: '127.0.0.1' }, () =>
    resolve(server),
  );
});

const start = async (env) => {
  const child = spawn(process.execPath, [join(dist, 'main.js')], {
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'silent',
      DIGITALOCEAN_API_URL: apiUrl,
      DIGITALOCEAN_OAUTH_URL: apiUrl,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) => {
    child.stdout.on('data', (text) => {
      const [found] = /http:\/\/localhost:\d+/.exec(text) ?? [];
      if (found) resolve(found.replace('localhost', '127.0.0.1'));
    });
  });
  return { child, url };
};

const token = `dop_v1_${'0123456789abcdef'.repeat(4)}`;
const form = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: `input=${token}`,
};
const load = (url, options = {}) =>
  autocannon({ url, duration: seconds, connections: 20, ...options });

const bareUrl = `http://127.0.0.1:${bareServer.address().port}`;
const open = await start({ CHECKS_PER_MINUTE: '0', MAX_ASKING: '1000' });
// Each is warmed up first, and the two take turns.
for (const url of [bareUrl, open.url]) await load(`${url}/`, { duration: 1 });
const rates = {};
for (const [name, options] of Object.entries({ 'GET /': {}, 'POST /': form })) {
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    const other = await load(`${bareUrl}/`, options);
    const ours = await load(`${open.url}/`, options);
    rounds.push({
      bare: Math.round(other.requests.average),
      ours: Math.round(ours.requests.average),
      ratio: Number((ours.requests.average / other.requests.average).toFixed(2)),
      failed: ours.non2xx + ours.errors,
    });
  }
  // The median of three, because other work on the machine disturbs one of them.
  rates[name] = rounds.sort((a, b) => a.ratio - b.ratio)[1];
}
const limited = await start({ CHECKS_PER_MINUTE: '30', MAX_ASKING: '8' });
const statuses = {};
const run = load(`${limited.url}/`, { ...form, duration: Math.min(seconds, 3) });
run.on?.('response', (_client, status) => {
  statuses[status] = (statuses[status] ?? 0) + 1;
});
const health = await fetch(`${limited.url}/healthz`).then(({ status }) => status);
const result = await run;
for (const [status, { count }] of Object.entries(result.statusCodeStats ?? {})) {
  statuses[status] = count;
}

const print = (text) => process.stdout.write(`${text}\n`);
for (const [name, rate] of Object.entries(rates)) print(`${name} ${JSON.stringify(rate)}`);
print(`with limits: ${JSON.stringify(statuses)}, healthz: ${health}`);
open.child.kill();
limited.child.kill();
bareServer.close();
api.close();

const missed = [
  rates['GET /'].ratio < 0.7 && 'GET / is slower than 0.7 of a bare app',
  rates['POST /'].ratio < 0.25 && 'POST / is slower than 0.25 of a bare handler',
  rates['GET /'].failed + rates['POST /'].failed > 0 && 'requests failed',
  Object.keys(statuses).some((status) => !['200', '429', '503'].includes(status)) &&
    'an unexpected status under load',
  health !== 200 && 'healthz did not answer',
].filter(Boolean);
for (const one of missed) print(one);
process.exit(missed.length > 0 ? 1 : 0);
