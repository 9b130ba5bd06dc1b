import { createHash } from 'node:crypto';
import { makeToken } from '../../src/sandbox/make-token.ts';

/** A credential that was never issued and that appears in no other place. */
export interface Canary {
  readonly kind: string;
  readonly value: string;
  /** The parts that no output may show. The label shows the rest, such as a prefix. */
  readonly secrets: readonly string[];
  /** The name that it usually has in a configuration. */
  readonly name: string;
}

// Pieces, because scanners of commits report whatever has the shape of a token.
const glue = (...pieces: readonly string[]): string => pieces.join('');

/** Characters of an alphabet, derived from a name. */
function letters(alphabet: string, length: number, name: string): string {
  let text = '';
  for (let block = 0; text.length < length; block++) {
    const bytes = createHash('sha256').update(`canary ${name} ${block}`).digest();
    for (const byte of bytes) text += alphabet[byte % alphabet.length];
  }
  return text.slice(0, length);
}
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const alnum = (length: number, name: string) =>
  letters(`${capitals}${capitals.toLowerCase()}0123456789`, length, name);
const hex = (length: number, name: string) => letters('0123456789abcdef', length, name);
const upper = (length: number, name: string) => letters(`${capitals}0123456789`, length, name);
const base64url = (text: string) => Buffer.from(text).toString('base64url');

type Make = (name: string) => { value: string; secrets: readonly string[] };
/** A prefix that the label may show, and the secret behind it. */
const after =
  (prefix: string, make: (name: string) => string): Make =>
  (name) => {
    const secret = make(name);
    return { value: prefix + secret, secrets: [secret] };
  };

/** The name that each kind has in a configuration, and how to make one. */
const kinds: Readonly<Record<string, readonly [name: string, make: Make]>> = {
  'personal-access-token': [
    'DIGITALOCEAN_ACCESS_TOKEN',
    after('dop_v1_', (name) => makeToken('', `canary ${name}`)),
  ],
  'oauth-access-token': ['access_token', after('doo_v1_', (name) => hex(64, name))],
  'oauth-refresh-token': ['refresh_token', after('dor_v1_', (name) => hex(64, name))],
  'legacy-token': ['DO_TOKEN', after('', (name) => hex(64, name))],
  'authorization-code': ['code', after('', (name) => hex(64, name))],
  'oauth-client-id': ['client_id', after('', (name) => hex(64, name))],
  'oauth-client-secret': ['client_secret', after('', (name) => hex(64, name))],
  'spaces-access-key-id': ['SPACES_ACCESS_KEY_ID', after('DO00', (name) => upper(16, name))],
  'spaces-secret-key': ['SPACES_SECRET_ACCESS_KEY', after('', (name) => alnum(43, name))],
  'model-access-key': ['MODEL_ACCESS_KEY', after('sk-do-', (name) => alnum(58, name))],
  'agent-access-key': ['AGENT_ACCESS_KEY', after('', (name) => alnum(32, name))],
  'registry-credential': [
    'auth',
    (name) => {
      const token = hex(64, name);
      const value = btoa(`sammy@example.com:dop_v1_${token}`);
      // What comes before is the name of the user and the prefix, which isn't secret.
      return { value, secrets: [token, value.slice(36)] };
    },
  ],
  'api-v1-key': ['api_key', after('', (name) => hex(32, name))],
  'key of Functions': [
    'FUNCTIONS_KEY',
    (name) => {
      const [id, key] = [hex(32, `${name} id`), alnum(64, name)];
      return { value: `dof_v1_${id}:${key}`, secrets: [id, key] };
    },
  ],
  'password of a database': ['DB_PASSWORD', after('AVNS_', (name) => alnum(19, name))],
  'token of GitHub': ['GITHUB_TOKEN', after(glue('gh', 'p_'), (name) => alnum(36, name))],
  'fine-grained token of GitHub': [
    'GH_TOKEN',
    (name) => {
      const [id, key] = [alnum(22, `${name} id`), alnum(59, name)];
      return { value: glue('github', '_pat_', id, '_', key), secrets: [id, key] };
    },
  ],
  'token of GitLab': ['GITLAB_TOKEN', after(glue('gl', 'pat-'), (name) => alnum(20, name))],
  'access key id of AWS': ['AWS_ACCESS_KEY_ID', after(glue('AK', 'IA'), (name) => upper(16, name))],
  'secret key of AWS': ['AWS_SECRET_ACCESS_KEY', after('', (name) => `${alnum(38, name)}/+`)],
  'token of Slack': [
    'SLACK_TOKEN',
    (name) => {
      const key = alnum(24, name);
      const ids = letters('0123456789', 12, name);
      return { value: glue('xo', 'xb-', ids, '-', ids, '-', key), secrets: [key] };
    },
  ],
  'key of Stripe': ['STRIPE_KEY', after(glue('sk', '_live_'), (name) => alnum(24, name))],
  'key of OpenAI': [
    'OPENAI_API_KEY',
    after(glue('sk', '-proj-'), (name) =>
      glue(alnum(74, name), 'T3Blb', 'kFJ', alnum(74, `${name} 2`)),
    ),
  ],
  'token of HashiCorp Vault': ['VAULT_TOKEN', after(glue('hv', 's.'), (name) => alnum(95, name))],
  'JSON Web Token': [
    'ID_TOKEN',
    (name) => {
      const payload = base64url(JSON.stringify({ iss: 'https://example.com', sub: hex(32, name) }));
      const signature = alnum(86, name);
      const head = base64url(JSON.stringify({ alg: 'RS256', typ: 'JWT' }));
      return { value: [head, payload, signature].join('.'), secrets: [payload, signature] };
    },
  ],
  'private key': [
    'PRIVATE_KEY',
    (name) => {
      const lines = [alnum(64, `${name} 1`), alnum(64, `${name} 2`), alnum(40, `${name} 3`)];
      const value = `-----BEGIN RSA PRIVATE${' '}KEY-----\n${lines.join('\n')}\n-----END RSA PRIVATE${' '}KEY-----`;
      return { value, secrets: lines };
    },
  ],
  'value of no known shape': ['SECRET', after('', (name) => alnum(40, name))],
};

export const canaryKinds: readonly string[] = Object.keys(kinds);

/** A credential of a kind; another one for each seed. */
export function makeCanary(kind: string, seed: string | number): Canary {
  const entry = kinds[kind];
  if (entry === undefined) throw new Error(`no kind ${kind}`);
  const [name, make] = entry;
  return { kind, name, ...make(`${kind} ${seed}`) };
}

const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const inPieces = (text: string, length: number) =>
  text.replace(new RegExp(`(.{${length}})(?=.)`, 'g'), '$1\n');

/** What a person may paste that contains a credential. */
export const canaryForms: Readonly<Record<string, (canary: Canary) => string>> = {
  alone: ({ value }) => value,
  'in a header': ({ value }) => `Authorization: Bearer ${value}`,
  'in a header without a scheme': ({ value }) => `Authorization: ${value}`,
  'in a Basic header': ({ value }) => `Authorization: Basic ${btoa(`${value}:`)}`,
  'in another header': ({ value }) => `X-Auth-Token: ${value}`,
  'in curl': ({ value }) =>
    `curl -H "Authorization: Bearer ${value}" https://api.digitalocean.com/v2/account`,
  'as the user of curl': ({ value }) =>
    `curl -u '${value}:' https://api.digitalocean.com/v2/account`,
  'in the data of curl': ({ name, value }) =>
    `curl -d '${name}=${value}' https://cloud.digitalocean.com/v1/oauth/token`,
  'in a query': ({ name, value }) => `https://api.digitalocean.com/v2/droplets?${name}=${value}`,
  'in an authority': ({ value }) => `https://${value}@api.digitalocean.com/v2/account`,
  'as a password in an authority': ({ value }) => `https://sammy:${value}@git.example.com/app.git`,
  'in the name of a host': ({ value }) => `curl https://${value}.example.com/`,
  'in a path': ({ value }) => `curl: (22) https://api.digitalocean.com/v2/${value} returned 404`,
  'in a fragment': ({ name, value }) => `https://app.example.com/callback#${name}=${value}`,
  'in JSON': ({ name, value }) => JSON.stringify({ [name]: value, other: 1 }, null, 2),
  'in a string in JSON': ({ value }) =>
    JSON.stringify({
      level: 'error',
      msg: `curl -H "Authorization: Bearer ${value}" x`,
      status: 401,
    }),
  'in an answer': ({ value }) => JSON.stringify({ id: value, message: `bad token ${value}` }),
  'in an account': ({ value }) =>
    JSON.stringify({ account: { email: `${value}@example.com`, uuid: value, name: value } }),
  'in a grant': ({ value }) =>
    JSON.stringify({
      access_token: value,
      scopes: [value, `${value}:read`],
      application: { name: value, uid: value },
    }),
  'in YAML': ({ name, value }) => `provider:\n  ${name}: ${value.replaceAll('\n', '\\n')}\n`,
  'in a Secret': ({ name, value }) =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: do\ndata:\n  ${name}: ${btoa(value)}\n`,
  'in .env': ({ name, value }) => `# settings\nexport ${name}=${value}\nOTHER=1\n`,
  'as a name in .env': ({ value }) => `${value}=1\n`,
  'in quotes': ({ value }) => `"${value}"`,
  'in typographic quotes': ({ name, value }) => `${name} = “${value}”`,
  'in Base64': ({ value }) => btoa(value),
  'in Base64 twice': ({ name, value }) => `${name}=${btoa(btoa(value))}`,
  'percent-encoded': ({ value }) => percent(value),
  'percent-encoded in a query': ({ name, value }) =>
    `https://api.digitalocean.com/v2/account?${name}=${percent(value)}`,
  'in capitals': ({ name, value }) => `${name}=${value.toUpperCase()}`,
  'over two lines': ({ value }) => inPieces(value, Math.ceil(value.length / 2)),
  'over several lines': ({ name, value }) => `${name}=${inPieces(value, 24)}`,
  'in a mail': ({ value }) =>
    `> my token is\n> ${inPieces(value, 40).replaceAll('\n', '\n> ')}\n> and it fails`,
  'with white space around it': ({ value }) => `\t  ${value} \r\n`,
  'with a space in it': ({ value }) => `${value.slice(0, 21)} ${value.slice(21)}`,
  'with an invisible character in it': ({ value }) =>
    `${value.slice(0, 18)}\u200b${value.slice(18)}`,
  'with dots behind it': ({ name, value }) => `${name}=${value.slice(0, -6)}...`,
  'in a stack trace': ({ value }) =>
    `Error: Request failed: invalid token ${value}\n    at Client.get (/app/${value}/client.js:10:5)\n    at main (/app/index.js:3:1)\n`,
  'in an error of the API': ({ value }) =>
    `GET https://api.digitalocean.com/v2/account?access_token=${value}: 401 (request "${value}") Unable to authenticate you`,
  'in an error of axios': ({ value }) =>
    `AxiosError: Request failed with status code 401\n  config: { headers: { Authorization: 'Bearer ${value}' }, url: 'https://api.digitalocean.com/v2/account' },\n  response: { status: 401 }`,
  'in an error of Go': ({ value }) =>
    `Get "https://api.digitalocean.com/v2/account": proxyconnect tcp: dial tcp: lookup ${value}: no such host`,
  'in a refused header': ({ value }) =>
    `requests.exceptions.InvalidHeader: Invalid leading whitespace, reserved character(s), or return character(s) in header value: 'Bearer ${value}\\n'`,
  'in a message about a scope': ({ value }) =>
    `403 You are missing the required permission ${value}:read for ${value}`,
  'in an OAuth error': ({ value }) =>
    `https://app.example.com/callback?error=invalid_scope&error_description=${value}&state=${value}`,
  'in Terraform': ({ name, value }) =>
    `provider "digitalocean" {\n  token = "${value}" # ${name}\n}\nError: Invalid provider ${value}`,
  'in a question': ({ value }) =>
    `Why does doctl say "unable to authenticate" for ${value} since today?`,
};

/** This many consecutive characters of a secret are a leak. The contract promises 20. */
const traceLength = 12;
/** Each trace contains a whole block of so many characters, counted from the start of the text. */
const blockLength = traceLength / 2;

/** A secret as a text may contain it: so many consecutive characters of `text` are a leak. */
interface Encoded {
  readonly kind: string;
  readonly encoding: string;
  readonly text: string;
  readonly length: number;
}

function encodingsOf(kind: string, secret: string): Encoded[] {
  const lower = secret.toLowerCase();
  const reversed = [...lower].reverse().join('');
  const hex = Buffer.from(secret).toString('hex');
  return [
    { kind, encoding: 'plain', text: lower, length: traceLength },
    { kind, encoding: 'reversed', text: reversed, length: traceLength },
    { kind, encoding: 'hex', text: hex, length: 2 * traceLength },
    { kind, encoding: 'percent', text: percent(secret), length: 3 * traceLength },
    // Base64 depends on how many characters come before, and at both ends on others. In small letters it
    // is found as well, and 14 of them don't come together by chance.
    ...[0, 1, 2].map((before) => ({
      kind,
      encoding: 'Base64',
      text: btoa(' '.repeat(before) + secret)
        .slice(before && before + 1, -4)
        .toLowerCase(),
      length: traceLength + 2,
    })),
  ];
}

/**
 * Looks for 12 or more consecutive characters of the secrets of canaries: plain in any letter case,
 * reversed, in hex, percent-encoded or in Base64 at each of the three alignments. Returns what it found,
 * for a message.
 */
export function leakSearch(
  canaries: readonly Pick<Canary, 'kind' | 'secrets'>[],
): (text: string) => string[] {
  const blocks = new Map<string, (readonly [encoded: Encoded, offset: number])[]>();
  for (const { kind, secrets } of canaries) {
    for (const one of secrets.flatMap((secret) => encodingsOf(kind, secret))) {
      const encoded = { ...one, text: even(one.text) };
      for (let at = 0; at + blockLength <= encoded.text.length; at++) {
        const block = encoded.text.slice(at, at + blockLength);
        const all = blocks.get(block);
        if (all === undefined) blocks.set(block, [[encoded, at]]);
        else all.push([encoded, at]);
      }
    }
  }
  return (text) => {
    const lower = even(text);
    const found = new Map<string, string>();
    for (let at = 0; at + blockLength <= lower.length; at += blockLength) {
      for (const [encoded, offset] of blocks.get(lower.slice(at, at + blockLength)) ?? []) {
        const start = at - lengthOfTrace(lower, at, encoded, offset, -1);
        const end = at + lengthOfTrace(lower, at, encoded, offset, 1);
        if (end - start < encoded.length) continue;
        const around = JSON.stringify(text.slice(Math.max(0, start - 60), end + 20));
        found.set(encoded.kind, `${encoded.kind}: ${encoded.encoding}: ${around}`);
      }
    }
    return [...found.values()];
  };
}

/** Small letters, and one of the two alphabets of Base64. */
const even = (text: string) => text.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');

/** How many characters of a text and of a secret are equal, before these places or from them on. */
function lengthOfTrace(
  text: string,
  at: number,
  encoded: Encoded,
  offset: number,
  step: 1 | -1,
): number {
  const first = step === 1 ? 0 : -1;
  let length = 0;
  for (;;) {
    const char = encoded.text[offset + first + length * step];
    if (char === undefined || char !== text[at + first + length * step]) return length;
    length++;
  }
}

/**
 * {@link leakSearch} for one canary in a text for people: also where lines, spaces, tags or entities break
 * it. Null without a leak.
 */
export function leakFinder(
  canary: Pick<Canary, 'kind' | 'secrets'>,
): (text: string) => string | null {
  const search = leakSearch([canary]);
  return (text) => {
    const [found] = search(text);
    if (found !== undefined) return found;
    const [wrapped] = search(joined(text));
    return wrapped === undefined ? null : `wrapped ${wrapped}`;
  };
}

/** Without tags, entities, ESC sequences, escaped line ends, white space and marks of quotation. */
const joined = (text: string): string =>
  text
    .replace(/<[^<>]*>|&#?\w{1,8};/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
    .replace(/\u001b\[[0-9;]*[A-Za-z]|\\[nrt]|[\s\u200b-\u200f\u2060\ufeff│|>]+/g, '');
