import { generate } from 'selfsigned';

const DAY = 86_400_000;
const NAMES = [
  'api.digitalocean.com',
  'cloud.digitalocean.com',
  'inference.do-ai.run',
  'nyc3.digitaloceanspaces.com',
  '*.nyc3.digitaloceanspaces.com',
  'registry.digitalocean.com',
  'acme-v02.api.letsencrypt.org',
  'login.wifi.example',
];

const subject = (commonName) => [{ name: 'commonName', value: commonName }];

async function authority(commonName) {
  const made = await generate(subject(commonName), {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 30 * DAY),
    notAfterDate: new Date(Date.now() + 365 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

async function leaf(ca, commonName, names, from, to) {
  const made = await generate(subject(commonName), {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(to),
    ...(ca ? { ca } : {}),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** One trusted authority and a certificate for each fault. Made for one run and kept in memory. */
export async function makeCertificates() {
  const year = new Date().getUTCFullYear();
  const ca = await authority('Loopback Root CA');
  const stranger = await authority('Example Corp TLS Inspection CA');
  const api = 'api.digitalocean.com';
  const from = Date.UTC(year - 1, 10, 1);
  const to = Date.UTC(year + 2, 0, 1);
  return {
    ca: ca.cert,
    leaves: {
      good: await leaf(ca, api, NAMES, from, to),
      self: await leaf(null, api, NAMES, from, to),
      unknown: await leaf(stranger, api, NAMES, from, to),
      expired: await leaf(ca, api, NAMES, Date.UTC(year - 2, 3, 1), Date.UTC(year - 1, 3, 1)),
      early: await leaf(ca, api, NAMES, Date.UTC(year + 1, 0, 1), to),
      name: await leaf(ca, 'www.example.org', ['www.example.org'], from, to),
    },
  };
}
