import { entries, field } from '../../text/unknown.ts';
import { absentOrFolder, type Files } from '../files.ts';
import { printable } from '../names.ts';
import { type Location, type Lookup, type Part, type Place, tokenAt } from '../place.ts';
import { only, placesIn, type Reader } from '../reading.ts';
import type { Variables } from '../variables.ts';
import { pathsOf } from './settings-files.ts';

/**
 * `auth_token` in `lexicon_digitalocean.yml`, then in `lexicon.yml`, of the current directory:
 * dns-lexicon v3.25.2 `lexicon/config.py:339`.
 */
export const readLexicon: Reader = async ({ files }) => {
  const own = await lexiconToken(files, 'lexicon_digitalocean.yml', 'auth_token');
  const all = await lexiconToken(files, 'lexicon.yml', 'digitalocean', 'auth_token');
  return { places: placesIn([own, all]), finds: [['lexicon configuration', only(own ?? all)]] };
};

async function lexiconToken(
  files: Files,
  file: string,
  ...keys: readonly string[]
): Promise<Lookup | undefined> {
  const path = files.path(file);
  const text = field(await files.yaml(path), ...keys);
  if (typeof text !== 'string') return files.unknown([path]);
  return literal({ in: 'file', file: files.shown(path), key: keys.at(-1) ?? '' }, text);
}

/** A value from a file, which the tool sends as it is. */
const literal = (location: Extract<Location, { readonly in: 'file' }>, text: string): Lookup =>
  text === ''
    ? { nothing: { code: 'argument-empty', file: location.file } }
    : { place: tokenAt(location, text) };

/**
 * The `token` of each provider of DigitalOcean in the configurations of octoDNS here. An option names
 * the file, so each file has a line of its own. `env/NAME` is a variable, `env/NAME/x` has a default:
 * octodns v1.22.0 `octodns/manager.py:595`, `octodns/secret/environ.py:15`.
 */
export const readOctoDns: Reader = async ({ files, variables }) => {
  const parts: Part[] = [];
  for (const folder of [files.path(), files.path('config')]) {
    for (const path of await pathsOf(files, { folder, names: /\.ya?ml$/ })) {
      const text = (await files.text(path, absentOrFolder)) ?? '';
      if (!/octodns_digitalocean|DigitalOceanProvider/.test(text)) continue;
      const file = files.shown(path);
      const providers = entries(field(await files.yaml(path), 'providers'));
      const ours = providers.filter(([, one]) =>
        /^octodns(?:_digitalocean\.|\.provider\.digitalocean\.)/.test(String(field(one, 'class'))),
      );
      for (const [id, provider] of ours) {
        const name = ours.length === 1 ? file : `${file}, ${printable(id)}`;
        const token = field(provider, 'token');
        if (typeof token === 'string') {
          parts.push({ name, found: octoDnsToken(token, file, variables) });
        }
      }
      const unread = files.unknown([path]);
      if (unread) parts.push({ name: file, found: unread });
    }
  }
  return {
    places: placesIn(parts.map(({ found }) => found)),
    finds: [['octoDNS provider', parts]],
  };
};

function octoDnsToken(token: string, file: string, variables: Variables): Lookup {
  const location = { in: 'file', file, key: 'token' } as const;
  const [handler, name = '', ...rest] = token.split('/');
  if (name === '') return literal(location, token);
  // The configuration may have handlers of its own for secrets.
  if (handler !== 'env') return { unknown: { code: 'token-computed', file } };
  const found = variables.lookUp(name, true);
  if (found) return found;
  if (rest.length > 0) return literal(location, rest.join('/'));
  return { nothing: { code: 'named-variable-unset', file, name: printable(name) } };
}

/**
 * The tokens in the INI files that are usual for certbot. An option names the file, so each has a line
 * of its own: certbot v5.8.0 `dns_digitalocean.py:60`.
 */
export const readCertbot: Reader = async ({ files }) => {
  const { home } = files.machine;
  const usual = /digital_?ocean|certbot|credentials|^do|^dns/i;
  const folders = [
    files.path(),
    files.path(home, '.secrets', 'certbot'),
    files.path(home, '.secrets'),
    files.path('/etc', 'letsencrypt'),
  ];
  const parts: Part[] = [];
  for (const folder of folders) {
    for (const path of await pathsOf(files, { folder, names: /\.ini$/ })) {
      if (!usual.test(path.slice(folder.length + 1))) continue;
      const text = (await files.text(path, absentOrFolder)) ?? '';
      const [, value] = /^[ \t]*dns_digitalocean_token[ \t]*=[ \t]*([^\n#]*)/m.exec(text) ?? [];
      if (value === undefined) continue;
      const file = files.shown(path);
      const token = value.trim().replace(/^["']|["']$/g, '');
      parts.push({
        name: file,
        found: literal({ in: 'file', file, key: 'dns_digitalocean_token' }, token),
      });
    }
  }
  const places: Place[] = placesIn(parts.map(({ found }) => found));
  return { places, finds: [['certbot credentials', parts]] };
};
