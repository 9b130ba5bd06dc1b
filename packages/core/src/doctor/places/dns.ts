import { entries, field } from '../../text/unknown.ts';
import { absentOrFolder, type Files } from '../files.ts';
import { printable } from '../names.ts';
import { type Location, type Lookup, type Part, type Place, tokenAt } from '../place.ts';
import { only, placesIn, type Reader } from '../reading.ts';
import type { Variables } from '../variables.ts';
import { pathsOf, tokensOf } from './settings-files.ts';

/**
 * `auth_token` in `lexicon_digitalocean.yml`, then in `lexicon.yml`, of the current directory. lexicon
 * reads both before anything else: dns-lexicon v3.25.2 `src/lexicon/config.py:121`, `:339`.
 */
export const readLexicon: Reader = async ({ files }) => {
  const paths = [files.path('lexicon_digitalocean.yml'), files.path('lexicon.yml')];
  const [own, all] = await Promise.all(paths.map((path) => files.yaml11(path, 'one')));
  const failure = files.failure(paths);
  // A file of another shape counts only when lexicon gets to it.
  const stops = paths.some((path) => files.isInvalid(path));
  const found =
    lexiconToken(files, paths[0] ?? '', field(own, 'auth_token')) ??
    lexiconToken(files, paths[1] ?? '', field(all, 'digitalocean', 'auth_token')) ??
    failure;
  return {
    places: placesIn([found]),
    finds: [['lexicon configuration', only(found)]],
    ...(stops && failure ? { before: [['lexicon', failure]] } : {}),
  };
};

function lexiconToken(files: Files, path: string, value: unknown): Lookup | undefined {
  const file = files.shown(path);
  return scalar({ in: 'file', file, key: 'auth_token' }, value);
}

/** A value of a YAML file as Python turns it into text; undefined without one. */
function scalar(
  location: Extract<Location, { readonly in: 'file' }>,
  value: unknown,
): Lookup | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object')
    return { unknown: { code: 'token-computed', file: location.file } };
  const text = typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
  return literal(location, text);
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
      const config = await files.yaml11(path, 'one');
      const ours = entries(field(config, 'providers')).filter(
        ([, one]) => field(one, 'class') === 'octodns_digitalocean.DigitalOceanProvider',
      );
      for (const [id, provider] of ours) {
        const name = ours.length === 1 ? file : `${file}, ${printable(id)}`;
        const found = octoDnsToken(field(provider, 'token'), { config, file, variables });
        parts.push({ name, found });
      }
      const failure = files.failure([path]);
      if (failure) parts.push({ name: file, found: failure });
    }
  }
  return {
    places: placesIn(parts.map(({ found }) => found)),
    finds: [['octoDNS provider', parts]],
  };
};

interface OctoDns {
  readonly config: unknown;
  /** As shown. */
  readonly file: string;
  readonly variables: Variables;
}

const ofEnvironment = 'octodns.secret.environ.EnvironSecrets';

function octoDnsToken(token: unknown, { config, file, variables }: OctoDns): Lookup | undefined {
  const location = { in: 'file', file, key: 'token' } as const;
  if (typeof token !== 'string' || !token.includes('/')) return scalar(location, token);
  const [handler = '', name = '', ...rest] = token.split('/');
  const handlers = field(config, 'secret_handlers');
  const own = field(handlers, handler);
  const ofHandler = own === undefined && handler === 'env' ? ofEnvironment : field(own, 'class');
  // Only a handler makes a slash special.
  if (ofHandler === undefined) return literal(location, token);
  if (ofHandler !== ofEnvironment) return { unknown: { code: 'token-computed', file } };
  // octoDNS turns digits into a number.
  if (/^\s*[-+\d._]+\s*$/.test(variables.env[name] ?? '')) {
    return { unknown: { code: 'token-computed', file } };
  }
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
  const places: Place[] = [];
  const parts: Part[] = [];
  for (const folder of folders) {
    for (const path of await pathsOf(files, { folder, names: /\.ini$/ })) {
      if (!usual.test(path.slice(folder.length + 1))) continue;
      const text = (await files.text(path, absentOrFolder)) ?? '';
      const found = certbotToken(text, files.shown(path));
      if (found === undefined) continue;
      parts.push({ name: files.shown(path), found });
      if ('nothing' in found) places.push(...(await tokensOf(files, path)));
    }
  }
  places.push(...placesIn(parts.map(({ found }) => found)));
  return { places, finds: [['certbot credentials', parts]] };
};

const certbotKey = 'dns_digitalocean_token';

/**
 * The value as configobj reads it: outside of sections, in quotes or up to a comment, and of a list the
 * first item. It stops at a key that is there twice and at a quote that isn't closed:
 * DiffSK/configobj v5.0.9 `src/configobj/__init__.py:1671`.
 */
function certbotToken(text: string, file: string): Lookup | undefined {
  const before = text.split(/^[ \t]*\[/m, 1)[0] ?? '';
  const values = before.split('\n').flatMap((line) => {
    const [name = '', ...rest] = line.split('=');
    const isOurs = name.trim().replace(/^["']|["']$/g, '') === certbotKey;
    return isOurs && rest.length > 0 ? [rest.join('=').trim()] : [];
  });
  const [value] = values;
  if (value === undefined) return undefined;
  const [quote] = ["'''", '"""', "'", '"'].filter((one) => value.startsWith(one));
  const end = quote === undefined ? value.search(/[#,]|$/) : value.indexOf(quote, quote.length);
  const inside = value.slice(quote?.length ?? 0, Math.max(end, 0));
  const token = quote === undefined ? inside.trim() : inside;
  // `%(name)s` is another setting.
  const isWrong = values.length > 1 || end < 0 || token.includes('%(');
  return isWrong
    ? { nothing: { code: 'file-has-error', file } }
    : literal({ in: 'file', file, key: certbotKey }, token);
}
