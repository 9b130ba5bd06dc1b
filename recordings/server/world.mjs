/**
 * A small internet for one client: a name server, DigitalOcean's hosts with TLS on port 443, plain HTTP
 * on port 80, an ACME server and a proxy. It runs in a network namespace that has only a loopback device,
 * so host names and ports are the real ones and no packet can leave.
 */
import { spawn, spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import { answerAcme } from './acme.mjs';
import { ANSWERS, success } from './answers.mjs';

const ADDRESS = {
  nameServer: '192.168.1.1',
  host: '192.168.1.20',
  api: '104.16.181.15',
  other: '104.16.182.15',
  blackhole: '104.16.183.15',
  unreachable: '104.16.184.15',
  refused: '104.16.185.15',
  proxy: '10.20.0.1',
};

export const PROXY_URL = 'http://proxy.corp.example:3128';

const HOSTS = {
  'cloud.digitalocean.com': ADDRESS.other,
  'registry.digitalocean.com': ADDRESS.other,
  'nyc3.digitaloceanspaces.com': ADDRESS.other,
  'inference.do-ai.run': ADDRESS.other,
  'acme-v02.api.letsencrypt.org': ADDRESS.other,
  '4fc8a1b2-0d3e-4c5f-9a6b-7c8d9e0f1a2b.k8s.ondigitalocean.com': ADDRESS.other,
  'login.wifi.example': ADDRESS.other,
  'proxy.corp.example': ADDRESS.proxy,
};

function run(...command) {
  const done = spawnSync(command[0], command.slice(1), { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command.join(' ')}: ${done.stderr}`);
}

function makeNetwork() {
  run('ip', 'link', 'set', 'lo', 'up');
  for (const address of Object.values(ADDRESS)) {
    if (address !== ADDRESS.unreachable) run('ip', 'address', 'add', `${address}/32`, 'dev', 'lo');
  }
  run('ip', 'route', 'add', 'unreachable', `${ADDRESS.unreachable}/32`);
}

/** ACME clients look for the zone of a name by asking for its SOA record. */
function startOfAuthority(query, question) {
  const name = (text) =>
    Buffer.concat([
      ...text
        .split('.')
        .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
      Buffer.from([0]),
    ]);
  const data = Buffer.concat([
    name('ns1.digitalocean.com'),
    name('hostmaster.example.com'),
    Buffer.alloc(20, 1),
  ]);
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(1, 6);
  return Buffer.concat([
    header,
    question,
    Buffer.from([0xc0, 12, 0, 6, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255]),
    data,
  ]);
}

/** Answers type A from the table, an empty answer for the rest of the types, NXDOMAIN for other names. */
function startNameServer(world) {
  const socket = dgram.createSocket('udp4');
  socket.on('message', (query, from) => {
    const labels = [];
    let at = 12;
    while (query[at] > 0) {
      labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
      at += query[at] + 1;
    }
    const question = query.subarray(12, at + 5);
    const type = query.readUInt16BE(at + 1);
    const name = labels.join('.').toLowerCase();
    const { code, address } = world.lookUp(name);
    const isAnswered = code === 0 && type === 1 && address;
    if (type === 6 && name === 'example.com')
      return socket.send(startOfAuthority(query, question), from.port, from.address);
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | code, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(isAnswered ? 1 : 0, 6);
    const record = Buffer.from([
      0xc0,
      12,
      0,
      1,
      0,
      1,
      0,
      0,
      0,
      1,
      0,
      4,
      ...(address ?? '0.0.0.0').split('.').map(Number),
    ]);
    socket.send(
      Buffer.concat([header, question, ...(isAnswered ? [record] : [])]),
      from.port,
      from.address,
    );
  });
  return new Promise((resolve) => socket.bind(53, ADDRESS.nameServer, resolve));
}

/** A listener whose queue is full: the kernel then drops every further SYN, and connecting times out. */
function startBlackhole() {
  const program = `
import socket, sys, time
s = socket.socket(); s.bind(("${ADDRESS.blackhole}", 443)); s.listen(0)
c = []
for _ in range(4):
    k = socket.socket(); k.setblocking(False)
    try: k.connect(("${ADDRESS.blackhole}", 443))
    except BlockingIOError: pass
    c.append(k)
print("ready", flush=True)
time.sleep(86400)
`;
  const child = spawn('/usr/bin/python3', ['-c', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve) => child.stdout.once('data', resolve));
}

function send(response, answer) {
  const body = Buffer.from(answer.body);
  const cut = answer.delivery === 'cut';
  response.writeHead(answer.status, {
    date: new Date().toUTCString(),
    ...answer.headers,
    'content-length': body.length + (cut ? 300 : 0),
    connection: 'close',
  });
  response.write(body);
  if (cut) setTimeout(() => response.socket?.destroy(), 50);
  else response.end();
}

export class World {
  situation = {};
  /** The host that a situation of the network is about. */
  target = 'api.digitalocean.com';
  secrets = {};
  /** The statuses that the API answered since the last `enter`. */
  answered = [];

  constructor(certificates) {
    this.certificates = certificates;
    this.contexts = Object.fromEntries(
      Object.entries(certificates.leaves).map(([name, pair]) => [
        name,
        tls.createSecureContext(pair),
      ]),
    );
  }

  enter(situation) {
    this.situation = situation;
    this.answered = [];
  }

  lookUp(name) {
    // A bucket is a name below the host of Spaces.
    if (name !== this.target && !name.endsWith(`.${this.target}`)) {
      if (name === 'api.digitalocean.com') return { code: 0, address: ADDRESS.other };
      return HOSTS[name] ? { code: 0, address: HOSTS[name] } : { code: 3 };
    }
    switch (this.situation.net) {
      case 'nxdomain':
        return { code: 3 };
      case 'servfail':
        return { code: 2 };
      case 'refused':
        return { code: 0, address: ADDRESS.refused };
      case 'unreachable':
        return { code: 0, address: ADDRESS.unreachable };
      case 'blackhole':
        return { code: 0, address: ADDRESS.blackhole };
      default:
        return { code: 0, address: ADDRESS.api };
    }
  }

  answer(request) {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const { answer } = this.situation;
    const path = request.url.replace(/^https?:\/\/[^/]+/, '');
    if (host === 'login.wifi.example') return ANSWERS.hotel200;
    if (answer && host !== 'acme-v02.api.letsencrypt.org') return ANSWERS[answer];
    const sent = Buffer.from(request.headers.authorization ?? '', 'latin1').toString('utf8');
    // The values must be what a header may contain; Cloudflare refuses others before the API sees them.
    if (/[^\x20-\x7e]/.test(sent)) return ANSWERS.s400header;
    if (host === 'cloud.digitalocean.com' && !path.startsWith('/v1/oauth/'))
      return ANSWERS.panel404;
    if (sent !== `Bearer ${this.secrets.token}`) return ANSWERS.s401;
    return success(request.method, path);
  }

  onRequest = (request, response) => {
    const { net: behaviour } = this.situation;
    request.resume();
    request.on('end', () => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '');
      if (host === 'acme-v02.api.letsencrypt.org') return answerAcme(request, response);
      if (behaviour === 'hang') return;
      if (behaviour === 'emptyreply') return response.socket.destroy();
      if (behaviour === 'resetlate') return response.socket.wire.resetAndDestroy();
      if (behaviour === 'bodyhang') {
        response.writeHead(200, {
          date: new Date().toUTCString(),
          'content-type': 'application/json',
          'content-length': 2000,
        });
        response.write('{"account":{"droplet_limit":25,');
        return;
      }
      const answer = this.answer(request);
      this.answered.push(answer.status);
      send(response, answer);
    });
  };

  async start() {
    makeNetwork();
    await startNameServer(this);
    await startBlackhole();
    const plain = http.createServer((request, response) => {
      request.resume();
      request.on('end', () => send(response, ANSWERS.httpredirect));
    });
    const pages = http.createServer(this.onRequest);
    pages.requestTimeout = 0;

    const onConnection = (wire) => {
      wire.on('error', () => {});
      const { net: behaviour } = this.situation;
      const isApi = wire.localAddress === ADDRESS.api;
      if (isApi && behaviour === 'reset') return void setTimeout(() => wire.resetAndDestroy(), 20);
      if (isApi && behaviour === 'tlshang') return void wire.resume();
      if (isApi && behaviour === 'closetls') return void wire.once('data', () => wire.end());
      if (isApi && behaviour === 'plain443') return void plain.emit('connection', wire);
      const secure = new tls.TLSSocket(wire, {
        isServer: true,
        secureContext: this.contexts[(isApi && this.situation.certificate) || 'good'],
        ALPNProtocols: ['http/1.1'],
      });
      secure.wire = wire;
      secure.on('error', () => {});
      secure.on('secure', () => pages.emit('connection', secure));
    };
    for (const address of [ADDRESS.api, ADDRESS.other]) {
      await new Promise((resolve) => net.createServer(onConnection).listen(443, address, resolve));
      await new Promise((resolve) => {
        net.createServer((wire) => plain.emit('connection', wire)).listen(80, address, resolve);
      });
    }
    await this.startProxy();
  }

  startProxy() {
    const refuse = {
      407: 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="corp"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      403: 'HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      502: 'HTTP/1.1 502 Bad Gateway\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_CONNECT_FAIL 111\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    };
    const proxy = http.createServer((_request, response) => {
      response.socket.end(refuse[this.situation.proxy] ?? refuse[502]);
    });
    proxy.on('connect', (request, wire, head) => {
      wire.on('error', () => {});
      const refusal = refuse[this.situation.proxy];
      if (refusal) return wire.end(refusal);
      const [host, port] = request.url.split(':');
      const { address } = this.lookUp(host);
      const onward = net.connect({ host: address ?? ADDRESS.refused, port: Number(port) }, () => {
        wire.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.write(head);
        onward.pipe(wire).pipe(onward);
      });
      onward.on('error', () => wire.end(refuse[502]));
    });
    return new Promise((resolve) => proxy.listen(3128, ADDRESS.proxy, resolve));
  }

  /** The proxy that the client is given in this situation, if any. */
  proxyUrl() {
    switch (this.situation.proxy) {
      case undefined:
        return undefined;
      case 'refused':
        return PROXY_URL.replace('3128', '3129');
      case 'dns':
        return 'http://proxy.corp.invalid:3128';
      default:
        return PROXY_URL;
    }
  }
}
