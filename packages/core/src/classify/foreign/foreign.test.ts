import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeToken } from '../../sandbox/make-token.ts';
import { foreignOf } from './foreign.ts';
import { foreignFormats, foreignServices } from './formats.ts';

// Samples are put together from pieces, because
// scanners of commits report whatever has the shape of a token.
const glue = (...pieces: readonly string[]): string => pieces.join('');
const of =
  (alphabet: string) =>
  (length: number): string =>
    alphabet.repeat(Math.ceil(length / alphabet.length)).slice(0, length);
const alnum = of('aB3dE5gH7jK9mN2pQ4sT6vW8xYzZ');
const lower = of('a3z5k7m9p2q4r6t8');
const upper = of('A3Z5K7M9P2Q4R6T8');
const hex = of('3f9a0c7e1b8d2645');
const digits = of('7193046258');
const uuid = [hex(8), hex(4), `4${hex(3)}`, `a${hex(3)}`, hex(12)].join('-');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const jwtOf = (payload: string): string =>
  [base64url(JSON.stringify({ alg: 'RS256', typ: 'JWT' })), base64url(payload), alnum(86)].join(
    '.',
  );
const jwt = (claims: object): string => jwtOf(JSON.stringify(claims));
const pem = (label: string): string =>
  `-----BEGIN ${label}-----\n${alnum(64)}\n${alnum(64)}\n-----END ${label}-----\n`;

/** For each row of the table, by provider and what it is. */
const samples: ReadonlyMap<string, string> = new Map([
  ['GitHub: personal access token', glue('gh', 'p_', alnum(36))],
  ['GitHub: OAuth access token', glue('gh', 'o_', alnum(36))],
  ['GitHub: user access token of an app', glue('gh', 'u_', alnum(36))],
  ['GitHub: installation token of an app or Actions job', glue('gh', 's_', alnum(36))],
  ['GitHub: refresh token of an app', glue('gh', 'r_', alnum(36))],
  [
    'GitHub: fine-grained personal access token',
    glue('github', '_pat_', alnum(22), '_', alnum(59)),
  ],
  ['GitLab: personal access token', glue('gl', 'pat-', alnum(20))],
  ['GitLab: deploy token', glue('gl', 'dt-', alnum(20))],
  ['GitLab: runner authentication token', glue('gl', 'rt-', alnum(20))],
  ['GitLab: CI/CD job token', glue('gl', 'cbt-', alnum(2), '_', alnum(20))],
  ['GitLab: pipeline trigger token', glue('gl', 'ptt-', hex(40))],
  ['GitLab: feed token', glue('gl', 'ft-', alnum(20))],
  ['GitLab: incoming mail token', glue('gl', 'imt-', alnum(25))],
  ['GitLab: Kubernetes agent token', glue('gl', 'agent-', alnum(50))],
  ['GitLab: secret of an OAuth application', glue('gl', 'oas-', alnum(64))],
  ['GitLab: SCIM token', glue('gl', 'soat-', alnum(20))],
  ['GitLab: feature flag client token', glue('gl', 'ffct-', alnum(20))],
  ['GitLab: runner registration token', glue('GR', '1348941', alnum(20))],
  ['Bitbucket: app password', glue('AT', 'BB', alnum(32))],
  ['Bitbucket: access token of a Data Center server', glue('BB', 'DC-', alnum(44))],
  ['Sourcegraph: access token', glue('sg', 'p_', hex(40))],
  ['Amazon Web Services: access key id', glue('AK', 'IA', upper(16))],
  ['Amazon Web Services: Bedrock API key', glue('AB', 'SK', alnum(128))],
  ['Amazon Web Services: AppSync API key', glue('da', '2-', lower(26))],
  ['Amazon Web Services: secret access key', glue(alnum(38), '/+')],
  ['Microsoft Entra ID: client secret', glue('ab', 'c8', 'Q~', alnum(34))],
  ['Azure DevOps: personal access token', glue(alnum(76), 'AZ', 'DO', alnum(4))],
  ['Azure Container Registry: password', glue(alnum(42), '+A', 'CR', alnum(6))],
  ['Azure Storage: account key', glue(alnum(86), '==')],
  ['Google: API key', glue('AI', 'za', alnum(35))],
  ['Google: Gemini API key', glue('AQ.', 'Ab8RN6', alnum(44))],
  ['Google: OAuth access token', glue('ya', '29.', alnum(120))],
  ['Google: OAuth client secret', glue('GOC', 'SPX-', alnum(28))],
  ['Google: OAuth client id', glue(digits(12), '-', lower(32), '.apps.google', 'usercontent.com')],
  ['Alibaba Cloud: access key id', glue('LT', 'AI', alnum(20))],
  ['Yandex Cloud: API key', glue('AQ', 'VN', alnum(36))],
  ['Hetzner: API token', glue(alnum(64))],
  ['Vultr: API key', glue(upper(36))],
  ['Civo: API key', glue(lower(50))],
  ['Scaleway: access key id', glue('SC', 'W', upper(17))],
  ['Exoscale: API key', glue('EX', 'O', alnum(24))],
  ['UpCloud: API token', glue('uc', 'at_', alnum(26))],
  ['Fly.io: access token', glue('FlyV1 ', 'fm', '2_', alnum(500))],
  ['Fly.io: personal access token', glue('fo', '1_', alnum(43))],
  ['Render: API key', glue('rn', 'd_', alnum(28))],
  ['Heroku: API key', glue('HR', 'KU-AA', alnum(58))],
  ['Netlify: personal access token', glue('nf', 'p_', alnum(36))],
  ['Vercel: personal access token', glue('vc', 'p_', alnum(56))],
  ['Vercel: integration token', glue('vc', 'i_', alnum(56))],
  ['Vercel: access token of an app', glue('vc', 'a_', alnum(56))],
  ['Vercel: refresh token of an app', glue('vc', 'r_', alnum(56))],
  ['Vercel: AI Gateway key', glue('vc', 'k_', alnum(56))],
  ['Vercel: older access token', glue(alnum(24))],
  ['Deno Deploy: access token', glue('dd', 'p_', alnum(36))],
  ['OpenShift: user token', glue('sha', '256~', alnum(43))],
  ['Cloudflare: user API token', glue('cf', 'ut_', alnum(40), hex(8))],
  ['Cloudflare: account API token', glue('cf', 'at_', alnum(40), hex(8))],
  ['Cloudflare: global API key', glue('cf', 'k_', alnum(40), hex(8))],
  ['Cloudflare: origin CA key', glue('v1', '.0-', hex(24), '-', hex(146))],
  ['Cloudflare: older API token', glue(alnum(38), '_-')],
  ['Cloudflare: older global API key', glue(hex(37))],
  ['Porkbun: API key', glue('pk', '1_', hex(64))],
  ['Porkbun: secret API key', glue('sk', '1_', hex(64))],
  ['DNSPod: API token with its id', glue(digits(5), ',', hex(32))],
  ["do.de (Domain Offensive): Let's Encrypt token", glue(alnum(20))],
  ['Tailscale: key', glue('ts', 'key-', 'api-', alnum(12), '-', alnum(32))],
  ['ngrok: authtoken', glue('2', alnum(26), '_', '5', alnum(20))],
  ['Supabase: personal access token', glue('sb', 'p_', hex(40))],
  ['Supabase: secret key', glue('sb', '_secret_', alnum(31))],
  ['Supabase: publishable key', glue('sb', '_publishable_', alnum(31))],
  ['PlanetScale: service token', glue('pscale', '_tkn_', alnum(43))],
  ['PlanetScale: OAuth token', glue('pscale', '_oauth_', alnum(43))],
  ['PlanetScale: database password', glue('pscale', '_pw_', alnum(43))],
  ['Neon: API key', glue('na', 'pi_', lower(64))],
  ['CockroachDB Cloud: API key', glue('CC', 'DB1_', alnum(22), '_', alnum(40))],
  ['MongoDB Atlas: service account secret', glue('mdb', '_sa_sk_', alnum(40))],
  ['DataStax Astra: application token', glue('Astra', 'CS:', alnum(24), ':', hex(64))],
  ['Databricks: access token', glue('da', 'pi', hex(32))],
  ['Airtable: personal access token', glue('pa', 't', alnum(14), '.', hex(64))],
  ['Contentful: personal access token', glue('CF', 'PAT-', alnum(43))],
  ['Stripe: secret key', glue('sk', '_live_', alnum(24))],
  ['Stripe: restricted key', glue('rk', '_live_', alnum(24))],
  ['Stripe: publishable key', glue('pk', '_live_', alnum(24))],
  ['Stripe: webhook signing secret', glue('wh', 'sec_', alnum(32))],
  [
    'Standard Webhooks: webhook signing secret',
    glue('wh', 'sec_', alnum(30), '+/', alnum(11), '='),
  ],
  ['Paystack: secret key', glue('sk', '_test_', hex(40))],
  ['Square: access token', glue('sq0', 'atp-', alnum(22))],
  ['Square: application secret', glue('sq0', 'csp-', alnum(43))],
  ['Razorpay: key id', glue('rzp', '_live_', alnum(14))],
  ['Plaid: access token', glue('access', '-sandbox-', uuid)],
  ['Flutterwave: secret key', glue('FLW', 'SECK-', hex(32), '-X')],
  ['Shopify: access token of an app', glue('shp', 'at_', hex(32))],
  ['Shopify: access token of a custom app', glue('shp', 'ca_', hex(32))],
  ['Shopify: access token of a private app', glue('shp', 'pa_', hex(32))],
  ['Shopify: secret of an app', glue('shp', 'ss_', hex(32))],
  ['Shippo: API token', glue('shippo', '_live_', hex(40))],
  ['Duffel: access token', glue('duffel', '_test_', alnum(43))],
  ['EasyPost: API key', glue('EZ', 'AK', alnum(54))],
  ['Twilio: API key id', glue('S', 'K', hex(32))],
  ['Twilio: account id', glue('A', 'C', hex(32))],
  ['SendGrid: API key', glue('S', 'G.', alnum(22), '.', alnum(43))],
  ['Mailgun: older API key', glue('ke', 'y-', hex(32))],
  ['Mailgun: API key', glue(hex(32), '-', hex(8), '-', hex(8))],
  ['Mailchimp: API key', glue(hex(32), '-us', '12')],
  ['Brevo: API key', glue('xkey', 'sib-', hex(64), '-', alnum(16))],
  ['MailerSend: API token', glue('ml', 'sn.', hex(64))],
  ['Slack: bot token', glue('xo', 'xb-', digits(12), '-', digits(12), '-', alnum(24))],
  [
    'Slack: user token',
    glue('xo', 'xp-', digits(12), '-', digits(12), '-', digits(12), '-', hex(32)),
  ],
  ['Slack: legacy token', glue('xo', 'xa-', '2-', alnum(40))],
  ['Slack: app-level token', glue('xa', 'pp-1-', upper(11), '-', digits(13), '-', hex(64))],
  ['Slack: configuration token', glue('xo', 'xe.xo', 'xp-1-', alnum(163))],
  [
    'Slack: webhook address',
    glue('https://hooks.', 'slack.com/services/T', upper(8), '/B', upper(10), '/', alnum(24)),
  ],
  ['Discord: bot token', glue('M', alnum(23), '.', alnum(6), '.', alnum(27))],
  [
    'Discord: webhook address',
    glue('https://discord', '.com/api/webhooks/', digits(18), '/', alnum(68)),
  ],
  ['Telegram: bot token', glue(digits(10), ':A', alnum(34))],
  ['npm: access token', glue('np', 'm_', alnum(36))],
  ['PyPI: API token', glue('py', 'pi-AgE', 'IcHlwaS5vcmc', alnum(150))],
  ['RubyGems: API key', glue('ruby', 'gems_', hex(48))],
  ['crates.io: API token', glue('ci', 'o', alnum(32))],
  ['NuGet: API key', glue('oy', '2', lower(43))],
  ['Clojars: deploy token', glue('CLO', 'JARS_', hex(60))],
  ['Docker Hub: personal access token', glue('dckr', '_pat_', alnum(27))],
  ['Docker Hub: organization access token', glue('dckr', '_oat_', alnum(32))],
  ['Docker Swarm: join token', glue('SWM', 'TKN-1-', lower(50), '-', lower(25))],
  ['JFrog: API key', glue('AK', 'Cp', alnum(69))],
  ['JFrog: reference token', glue('cmVm', 'dGtu', alnum(56))],
  ['Cloudsmith: API key', glue('cs', 'a_', hex(36))],
  ['HCP Terraform: API token', glue(alnum(14), '.atlas', 'v1.', alnum(67))],
  ['Pulumi: access token', glue('pu', 'l-', hex(40))],
  ['HashiCorp Vault: service token', glue('hv', 's.', alnum(95))],
  ['HashiCorp Vault: batch token', glue('hv', 'b.', alnum(140))],
  ['HashiCorp Vault: recovery token', glue('hv', 'r.', alnum(40))],
  ['HashiCorp Vault: older service token', glue('s', '.', alnum(24))],
  ['Doppler: token', glue('dp', '.pt.', alnum(43))],
  ['1Password: service account token', glue('op', 's_eyJ', alnum(300))],
  [
    '1Password: secret key',
    glue(
      'A',
      '3-',
      upper(6),
      '-',
      upper(6),
      '-',
      upper(5),
      '-',
      upper(5),
      '-',
      upper(5),
      '-',
      upper(5),
    ),
  ],
  ['Infisical: service token', glue('s', 't.', hex(24), '.', hex(32), '.', hex(32))],
  ['Infracost: API key', glue('ic', 'o-', alnum(32))],
  ['Prefect: API key', glue('pn', 'u_', alnum(36))],
  ['Octopus Deploy: API key', glue('AP', 'I-', upper(26))],
  ['Harness: access token', glue('pa', 't.', alnum(22), '.', hex(24), '.', alnum(20))],
  ['CircleCI: personal API token', glue('CCI', 'PAT_', alnum(22), '_', hex(40))],
  ['CircleCI: project API token', glue('CCI', 'PRJ_', alnum(22), '_', hex(40))],
  ['Buildkite: API access token', glue('bk', 'ua_', hex(40))],
  ['SonarQube: token', glue('sq', 'u_', hex(40))],
  ['SonarQube Cloud: token', glue('sq', 'co_', alnum(59))],
  ['Grafana: service account token', glue('gl', 'sa_', alnum(32), '_', hex(8))],
  ['Grafana: older API key', glue('eyJr', 'Ijoi', alnum(84))],
  ['Grafana Cloud: access policy token', glue('gl', 'c_eyJ', alnum(120))],
  ['Sentry: organization token', glue('sn', 'trys_eyJ', alnum(190))],
  ['Sentry: user token', glue('sn', 'tryu_', hex(64))],
  ['New Relic: user API key', glue('NR', 'AK-', upper(27))],
  ['New Relic: insert key', glue('NR', 'II-', alnum(32))],
  ['New Relic: license key', glue(hex(32), 'FFFF', 'NR', 'AL')],
  ['Dynatrace: access token', glue('dt', '0c01.', upper(24), '.', upper(64))],
  ['PostHog: personal API key', glue('ph', 'x_', alnum(43))],
  ['PostHog: project API key', glue('ph', 'c_', alnum(43))],
  ['LaunchDarkly: access token or SDK key', glue('ap', 'i-', uuid)],
  ['Postman: API key', glue('PM', 'AK-', hex(24), '-', hex(34))],
  ['OpenAI: API key', glue('sk', '-proj-', alnum(74), 'T3Blb', 'kFJ', alnum(74))],
  ['OpenAI: older API key', glue('sk', '-', alnum(20), 'T3Blb', 'kFJ', alnum(20))],
  ['Stability AI: API key', glue('sk', '-', alnum(48))],
  ['DeepSeek: API key', glue('sk', '-', hex(32))],
  ['Anthropic: API key', glue('sk', '-ant-', 'api03-', alnum(93), 'AA')],
  ['OpenRouter: API key', glue('sk', '-or-v1-', hex(64))],
  ['Langfuse: API key', glue('sk', '-lf-', uuid)],
  ['ElevenLabs: API key', glue('sk', '_', hex(48))],
  ['Hugging Face: access token', glue('h', 'f_', alnum(34))],
  ['Hugging Face: organization token', glue('api', '_org_', alnum(34))],
  ['Replicate: API token', glue('r', '8_', alnum(37))],
  ['Groq: API key', glue('gs', 'k_', alnum(52))],
  ['Cerebras: API key', glue('cs', 'k-', lower(48))],
  ['Perplexity: API key', glue('pp', 'lx-', alnum(48))],
  ['xAI: API key', glue('xa', 'i-', alnum(80))],
  ['NVIDIA: API key', glue('nv', 'api-', alnum(64))],
  ['Together AI: API key', glue('tg', 'p_v1_', alnum(43))],
  ['Pinecone: API key', glue('pc', 'sk_', alnum(6), '_', alnum(63))],
  ['LangSmith: API key', glue('ls', 'v2_pt_', hex(32), '_', hex(10))],
  ['Weights & Biases: API key', glue('wandb', '_v1_', alnum(77))],
  ['RunPod: API key', glue('rp', 'a_', upper(40), alnum(6))],
  ['Atlassian: API token', glue('AT', 'ATT3', alnum(176), '=', upper(8))],
  ['Atlassian: organization API key', glue('AT', 'CTT3xFfG', alnum(176), '=', upper(8))],
  ['Linear: API key', glue('lin', '_api_', alnum(40))],
  ['Notion: integration token', glue('nt', 'n_', digits(11), alnum(35))],
  ['Figma: personal access token', glue('fi', 'gd_', alnum(40))],
  ['Asana: personal access token', glue('2/', digits(16), '/', digits(16), ':', hex(32))],
  ['ClickUp: personal API token', glue('p', 'k_', digits(8), '_', upper(32))],
  ['Typeform: personal access token', glue('tf', 'p_', alnum(59))],
  ['Dropbox: access token', glue('s', 'l.', alnum(140))],
  ['Facebook: access token', glue('EA', 'AM', alnum(150))],
  ['X (Twitter): bearer token', glue('A'.repeat(22), alnum(80))],
  ['Mapbox: access token', glue('s', 'k.eyJ', alnum(57), '.', alnum(22))],
  [
    'Cloudinary: address with key and secret',
    glue('cloud', 'inary://', digits(15), ':', alnum(27), '@example'),
  ],
  ['JWT: JSON Web Token', glue(jwt({ iss: 'example' }))],
  ['age: secret key', glue('AGE-', 'SECRET-KEY-1', upper(58))],
  ['age: public key', glue('ag', 'e1', lower(58))],
  ['OpenSSH: private key', glue(pem('OPENSSH PRIVATE KEY'))],
  ['PGP: private key', glue(pem('PGP PRIVATE KEY BLOCK'))],
  ['PKCS: private key', glue(pem('RSA PRIVATE KEY'))],
  ['X.509: certificate', glue(pem('CERTIFICATE'))],
  ['SSH: public key', glue('ssh-', 'ed25519 AAAA', alnum(64), ' me@example.com')],
  ['SSH: key fingerprint', glue('SHA', '256:', alnum(43))],
  ['SSH: older key fingerprint', glue(Array.from({ length: 16 }, () => '3f').join(':'))],
  ['e-mail: address', glue('someone@', 'example.com')],
  ['Heroku: key in the form of a UUID', glue(uuid)],
  ['Scaleway: key in the form of a UUID', glue(uuid)],
  ['Postmark: key in the form of a UUID', glue(uuid)],
  ['Snyk: key in the form of a UUID', glue(uuid)],
  ['Codecov: key in the form of a UUID', glue(uuid)],
  ['GitHub: key of 40 hexadecimal digits', glue(hex(40))],
  ['CircleCI: key of 40 hexadecimal digits', glue(hex(40))],
  ['SonarQube: key of 40 hexadecimal digits', glue(hex(40))],
  ['Datadog: key of 40 hexadecimal digits', glue(hex(40))],
  ['Weights & Biases: key of 40 hexadecimal digits', glue(hex(40))],
  ['Gitea: key of 40 hexadecimal digits', glue(hex(40))],
  ['Okta: API token', glue('0', '0', alnum(40))],
]);
const folder = join(import.meta.dirname, 'providers');
const tables = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

/** Where the shape of a row is written down, by the comment behind the row, or behind its provider. */
const sourcesOf = (pattern: string, provider: string): readonly string[] => {
  const source = String.raw`\/\/ (https:\/\/\S+|(?:gitleaks|betterleaks|noseyparker|kingfisher) rule \S|trufflehog detector \S)`;
  const behindRow = new RegExp(String.raw`^(?:,\s*'generic')?,?\s*\]+,\s*${source}`);
  const behindProvider = new RegExp(`'${provider}', ${source}`);
  return tables
    .flatMap((table) => table.split(pattern).slice(1))
    .flatMap((rest) => behindRow.exec(rest)?.[1] ?? behindProvider.exec(rest)?.[1] ?? []);
};

const nameOf = ({ provider, what }: { provider: string; what: string }) => `${provider}: ${what}`;

/** What DigitalOcean issues or sends in its answers. */
const digitalOcean: readonly string[] = [
  ...(['dop_v1_', 'doo_v1_', 'dor_v1_', ''] as const).flatMap((prefix) =>
    ['a', 'b', 'c', 'd'].map((name) => makeToken(prefix, name)),
  ),
  makeToken('', 'upper').toUpperCase(),
  makeToken('dop_v1_', 'upper').toUpperCase(),
  makeToken('dop_v1_', 'cut').slice(0, 40),
  makeToken('', 'long') + makeToken('', 'long'),
  glue('dos', '_v1_', hex(64)),
  glue('dof', '_v1_', hex(32)),
  glue('dof', '_v1_', hex(32), ':', alnum(64)),
  glue('dof', '_v1-', uuid),
  lower(64), // the older key of Functions
  `${uuid}:${lower(64)}`,
  glue('DO', '00', upper(16)),
  glue('DO', '801', upper(15)),
  'DOACCESSKEYEXAMPLE',
  alnum(43),
  `${alnum(41)}+/`,
  `${upper(21)}/${lower(21)}`,
  glue('sk', '-do-', alnum(58)),
  glue('sk', '-do-', alnum(28), '-_', alnum(15)),
  glue('di', '_', alnum(24)),
  glue('AVNS', '_', alnum(19)),
  glue('AVNS', '_', alnum(17), '-_'),
  lower(16), // an older password of a database
  hex(32), // an older registry token
  Buffer.from(`${hex(32)}:${hex(32)}`).toString('base64'),
  Buffer.from(`someone@example.com:${makeToken('dop_v1_', 'registry')}`).toString('base64'),
  `EV[1:${alnum(32)}:${alnum(64)}]`,
  `postgresql://doadmin:${glue('AVNS', '_', alnum(19))}@db-do-user-1-0.b.db.ondigitalocean.com:25060`,
];

test('the README states the number of services', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../../../README.md'), 'utf8');
  expect(readme.replace(/\s+/g, ' ')).toContain(
    `the credentials of ${foreignServices.size} other services`,
  );
});

describe('the table', () => {
  test('has at least 95 rows, each of its own name', () => {
    expect(foreignFormats.length).toBeGreaterThanOrEqual(95);
    expect(new Set(foreignFormats.map(nameOf)).size).toBe(foreignFormats.length);
  });

  test('has a sample for every row, and no sample without a row', () => {
    expect([...samples.keys()].sort()).toEqual(foreignFormats.map(nameOf).sort());
  });

  test.each(foreignFormats.map((format) => [nameOf(format), format] as const))(
    '%s',
    (name, format) => {
      const sample = samples.get(name) ?? '';
      expect(format.pattern.test(sample)).toBe(true);
      const foreign = foreignOf(sample);
      expect(foreign?.providers).toContain(format.provider);
      expect(foreign?.generic).toBe(format.generic);
      expect(foreign?.what).toContain(format.what);
      expect(foreign?.where).toContain(format.where);
    },
  );

  test.each(foreignFormats.map((format) => [nameOf(format), format] as const))(
    '%s is a whole row',
    (_, { provider, pattern, where }) => {
      expect(pattern.flags).toBe('');
      expect(pattern.source).toMatch(/^\^.*\$$/);
      expect(where).toMatch(/^[A-Z0-9].*[^.]\.$/);
      expect(sourcesOf(String(pattern), provider)).not.toEqual([]);
      // Without classes and escapes, what is left of + and * is a quantifier, and open.
      const bare = pattern.source
        .replace('[\\s\\S]*$', '$')
        .replaceAll(/\\./g, 'x')
        .replaceAll(/\[[^\]]*\]/g, 'x');
      expect(bare).not.toMatch(/[*+]|\{\d+,\}/);
    },
  );
});

describe('no foreign credential', () => {
  test.each(digitalOcean.map((value, index) => [index, value] as const))(
    'is a value of DigitalOcean, number %i',
    (_, value) => {
      const fitting = foreignFormats.filter(({ pattern }) => pattern.test(value));
      expect(fitting.map(nameOf)).toEqual([]);
      expect(foreignOf(value)).toBeNull();
    },
  );

  test.each([
    '',
    ' ',
    'a',
    'hunter2',
    'password',
    'your_token_here',
    'MY_API_KEY',
    'correct horse battery staple',
    'Unable to authenticate you',
    'This sentence is about forty chars long.',
    'digitalocean.com',
    'https://api.digitalocean.com/v2/account',
    'ssh-ed25519',
    '-----BEGIN PUBLIC KEY-----',
    'eyJ',
    'eyJhbGciOiJIUzI1NiJ9',
    'a.b.c',
    '192.0.2.1',
    '2001:db8::1',
    'me@localhost',
    '\u0000',
    '\ud800',
  ])('is %j', (value) => {
    expect(foreignOf(value)).toBeNull();
  });

  test('is a sample with something before or after it', () => {
    const sample = samples.get('GitHub: personal access token') ?? '';
    expect(foreignOf(`x${sample}`)).toBeNull();
    expect(foreignOf(`${sample}!`)).toBeNull();
    expect(foreignOf(`${sample}\n`)).toBeNull();
  });

  test('is 1 MiB of anything', () => {
    for (const piece of ['a', '0', 'eyJ', 'a.', `${jwt({ iss: 'x' })} `, '-----BEGIN ']) {
      const long = piece.repeat(Math.ceil(2 ** 20 / piece.length));
      expect(foreignOf(long)).toBeNull();
    }
  });
});

test('a key in PEM form is recognised at any length', () => {
  const long = pem('OPENSSH PRIVATE KEY').replace('\n-----END', `${alnum(2 ** 20)}\n-----END`);
  expect(foreignOf(long)).toMatchObject({ providers: ['OpenSSH'], what: 'private key' });
  expect(foreignOf(pem('PRIVATE KEY'))).toMatchObject({ providers: ['PKCS'], generic: false });
  expect(foreignOf(pem('EC PRIVATE KEY').split('\n')[0] ?? '')).toMatchObject({
    providers: ['PKCS'],
  });
});

describe('where shapes overlap', () => {
  test('all specific providers are reported', () => {
    expect(foreignOf(glue('wh', 'sec_', alnum(32)))).toEqual({
      providers: ['Stripe', 'Standard Webhooks'],
      what: 'webhook signing secret',
      where:
        'It’s for the Stripe API (api.stripe.com); a webhook signing secret only checks signatures. It only checks the signature of incoming webhooks.',
      generic: false,
      token: null,
    });
    expect(foreignOf(glue('sk', '_live_', alnum(40)))).toMatchObject({
      providers: ['Stripe', 'Paystack'],
      where:
        'It’s for the Stripe API (api.stripe.com); a webhook signing secret only checks signatures. It’s for the Paystack API (api.paystack.co).',
    });
  });

  test('a specific provider hides the generic ones', () => {
    const old = glue('sk', '-', alnum(20), 'T3Blb', 'kFJ', alnum(20));
    expect(foreignFormats.filter(({ pattern }) => pattern.test(old)).length).toBe(2);
    expect(foreignOf(old)).toMatchObject({ providers: ['OpenAI'], generic: false });
  });

  test('generic providers are reported as possibilities', () => {
    expect(foreignOf(alnum(40))).toMatchObject({
      providers: ['Amazon Web Services', 'Cloudflare'],
      what: 'secret access key or older API token',
      generic: true,
    });
    expect(foreignOf(hex(40))?.providers).toEqual(
      expect.arrayContaining(['GitHub', 'CircleCI', 'Datadog']),
    );
    expect(foreignOf(uuid)).toMatchObject({
      providers: ['Heroku', 'Scaleway', 'Postmark', 'Snyk', 'Codecov'],
      what: 'key in the form of a UUID',
      generic: true,
    });
  });
});

describe('a JSON Web Token', () => {
  const read = (claims: object) => foreignOf(jwt(claims))?.token;

  test('is reported with its issuer and its expiry, and nothing else', () => {
    const foreign = foreignOf(
      jwt({
        iss: 'https://login.example.com/tenant/someone?secret=1',
        exp: 1_700_000_000,
        sub: 'someone',
        email: 'someone@example.com',
      }),
    );
    expect(foreign).toEqual({
      providers: ['JWT'],
      what: 'JSON Web Token',
      where: 'It’s for the service that issued it.',
      generic: false,
      token: { issuer: 'login.example.com', expiresAt: '2023-11-14T22:13:20.000Z' },
    });
    expect(JSON.stringify(foreign)).not.toMatch(/someone|tenant|secret=/);
  });

  test.each([
    ['supabase', 'supabase'],
    ['kubernetes/serviceaccount', 'kubernetes/serviceaccount'],
    ['https://accounts.example.com', 'accounts.example.com'],
    ['https://accounts.example.com:8443/x', 'accounts.example.com'],
    ['http://localhost#x', 'localhost'],
    ['https://user:pass@example.com/', null],
    ['https://user:pass/', null],
    ['ftp://example.com', null],
    ['someone@example.com', null],
    ['two words', null],
    ['a?b=c', null],
    ['bücher', null],
    ['', null],
    ['a'.repeat(61), null],
    [hex(32), null],
    [7, null],
    [null, null],
    [{ a: 1 }, null],
    [undefined, null],
  ])('issuer %j is shown as %j', (iss, issuer) => {
    expect(read({ iss, exp: 0 })).toEqual({ issuer, expiresAt: '1970-01-01T00:00:00.000Z' });
  });

  test.each([
    [1_700_000_000.5, '2023-11-14T22:13:20.500Z'],
    [-1, null],
    [1e300, null],
    ['1700000000', null],
    [null, null],
  ])('expiry %j is shown as %j', (exp, expiresAt) => {
    expect(read({ iss: 'x', exp })).toEqual({ issuer: 'x', expiresAt });
  });

  test.each([
    ['no JSON', jwtOf('{"iss": "x"')],
    ['no object', `${base64url('{"alg":"none"}')}.${base64url('{"a"').slice(0, 5)}.`],
    ['a list', glue('eyJ', alnum(20), '.ey', 'A'.repeat(10), '.', alnum(10))],
    ['an impossible length', glue('eyJ', alnum(20), '.eyJ', 'A'.repeat(6), '.', alnum(10))],
    ['bytes that are no text', glue('eyJ', alnum(20), '.ey', '_-'.repeat(9), '.', alnum(10))],
    ['brackets without end', jwtOf(`{"a":${'['.repeat(9000)}`)],
  ])('with %s in it is reported without issuer and expiry', (_, value) => {
    expect(foreignOf(value)).toMatchObject({
      providers: ['JWT'],
      token: { issuer: null, expiresAt: null },
    });
  });

  test.each([
    ['two parts', jwt({}).split('.').slice(0, 2).join('.')],
    ['five parts', `${jwt({})}.${alnum(10)}.${alnum(10)}`],
    ['a space', jwt({}).replace('.', '. ')],
    ['dots for the middle', `${jwt({}).slice(0, 20)}...${alnum(6)}`],
  ])('is different from a value with %s', (_, value) => {
    expect(foreignOf(value)).toBeNull();
  });
});
