import type { OperationNeeds } from '../codes/subject.ts';
import { accessTokens, aKind, type Kind, kinds as kindWords } from '../knowledge/kinds.ts';
import { looksLikeToken, withoutTokens } from '../knowledge/tokens-in-text.ts';
import { isScope } from '../scopes/scope-text.ts';
import { isObject } from '../text/unknown.ts';
import {
  commonFields,
  configSchema,
  type Fields,
  type RawConfig,
  type RawSecret,
  secretFields,
  takes,
  topFields,
} from './definition.ts';
import { type ConfigDocument, type Fault, maxFaults, type Path, parseConfig } from './document.ts';
import { mismatches } from './schema.ts';

/** What the configuration needs to know about the API, and about spelling. */
export interface Dictionary {
  /** The operations of a job or an operation; the nearest right words for any other text. */
  readonly operations: (text: string) => readonly OperationNeeds[] | { readonly hint: string };
  readonly isKnownScope: (scope: string) => boolean;
  /** The nearest of these words; null if none is close. */
  readonly closest: (word: string, words: readonly string[]) => string | null;
}

/** One secret of a configuration, with what `defaults` says about it. */
export interface ConfiguredSecret {
  readonly name: string;
  readonly env: string | null;
  readonly file: string | null;
  readonly fields: Fields;
  /** Where the entry starts, from 1. */
  readonly line: number;
}

export interface Config {
  readonly secrets: readonly ConfiguredSecret[];
  /** Remarks that are no faults, such as a scope that may be new. */
  readonly notes: readonly string[];
}

/** Reads a configuration. Returns every fault at once, in the order of the file. */
export function readConfig(
  text: string,
  isJson: boolean,
  dictionary: Dictionary,
): Config | { readonly faults: readonly Fault[] } {
  const document = parseConfig(text, isJson);
  if (!('value' in document)) return { faults: document };
  const notes: string[] = [];
  const faults = faultsIn(document, dictionary, notes);
  if (faults.length > 0) return { faults };
  const { defaults = {}, secrets } = document.value as RawConfig;
  return {
    notes: [...new Set(notes)],
    secrets: secrets.map((secret, index) => {
      const { name: _name, env = null, file = null, ...own } = secret;
      const inherited = isNeverSent(own.kind ?? defaults.kind)
        ? without(defaults, needsRequest)
        : defaults;
      return {
        name: String(nameOf(secret)),
        env,
        file,
        fields: { ...inherited, ...own },
        line: document.at(['secrets', index]).line,
      };
    }),
  };
}

/** What a secret is called, unless its fields have wrong types. */
function nameOf({ name, env, file }: { readonly [Field in keyof RawSecret]?: unknown }): unknown {
  return name ?? env ?? (typeof file === 'string' ? file.split('/').at(-1) : undefined);
}

/** The fields that only DigitalOcean's answer can confirm. */
export const needsRequest = [
  'account',
  'team',
  'can',
  'requireScopes',
  'forbidScopes',
  'leastPrivilege',
  'minTtl',
  'warnTtl',
] as const satisfies readonly (keyof Fields)[];

/** Whether every kind is one that token-check never sends to DigitalOcean. */
export function isNeverSent(kind: Fields['kind']): boolean {
  const kinds = [kind ?? []].flat();
  return (
    kinds.length > 0 && kinds.every((one) => kindWords.includes(one) && !accessTokens.includes(one))
  );
}

/** The fields without some of them. */
export function without(fields: Fields, names: readonly (keyof Fields)[]): Fields {
  const entries = Object.entries(fields).filter(([name]) => !names.includes(name as keyof Fields));
  return Object.fromEntries(entries) as Fields;
}

function faultsIn(
  document: ConfigDocument,
  dictionary: Dictionary,
  notes: string[],
): readonly Fault[] {
  const { value, at } = document;
  if (!isObject(value)) {
    return [
      {
        line: 1,
        column: 1,
        message: 'The configuration must be a list of fields.',
        hint: 'For example: secrets: [{ env: DIGITALOCEAN_ACCESS_TOKEN }]',
      },
    ];
  }
  const faults = new Map<string, Fault>();
  const add: Add = (path, message, hint, part) => {
    const position = at(path, part);
    const key = `${position.line}:${position.column}`;
    // The first fault of a place is the most exact one.
    if (!faults.has(key)) faults.set(key, { ...position, message, hint });
  };
  addTokens(value, add);
  addMismatches(value, dictionary, add);
  addTexts(value.defaults, ['defaults'], dictionary, notes, add);
  const secrets = (Array.isArray(value.secrets) ? value.secrets : []).slice(0, maxFaults);
  const names = new Set<unknown>();
  for (const [index, secret] of secrets.entries()) {
    if (!isObject(secret)) continue;
    const path = ['secrets', index];
    addTexts(secret, path, dictionary, notes, add);
    addPlaces(secret, path, add);
    const name = nameOf(secret);
    if (typeof name === 'string' && names.has(name)) {
      const hint = 'Give one of them another name: name: …';
      add(path, `Two secrets have the name ${shown(name)}.`, hint);
    }
    names.add(name);
    addUncheckable(secret, value.defaults, path, add);
  }
  return [...faults.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Adds a fault of the value at a path, or of its name. */
type Add = (path: Path, message: string, hint: string | null, part?: 'key') => void;

type Values = Readonly<Record<string, unknown>>;

/** Tokens in the file, whatever the field. */
function addTokens(value: unknown, add: Add): void {
  for (const { path, isKey } of tokensIn(value).slice(0, maxFaults)) {
    add(
      path,
      'This looks like a token, and a configuration must not contain one.',
      'Name the variable that contains it: env: DIGITALOCEAN_ACCESS_TOKEN. Then replace the token, because it is in this file.',
      isKey ? 'key' : undefined,
    );
  }
}

/** What isn't as the schema says. */
function addMismatches(value: Values, dictionary: Dictionary, add: Add): void {
  for (const { path, isUnknown } of mismatches(configSchema, value).slice(0, maxFaults)) {
    const field = path.findLast((one) => typeof one === 'string') ?? '';
    if (isUnknown) {
      const fields = fieldsAt(path);
      const close = dictionary.closest(field, fields) ?? sameLetters(field, fields);
      const hint =
        close === null ? `The fields are: ${fields.join(', ')}` : `Did you mean ${close}?`;
      add(path, `There is no field ${shown(field)} here.`, hint, 'key');
    } else if (path.length === 1 && value[field] === undefined) {
      add([], `The field ${field} is missing.`, 'It is a list: secrets: [{ env: NAME }]');
    } else if (field === 'secrets' && path.length > 1) {
      add(path, 'A secret is a list of fields.', '- env: NAME');
    } else {
      const hint = hintFor(valueAt(value, path), field, dictionary);
      add(path, `${field} takes ${takes[field]}.`, hint);
    }
  }
}

/** Jobs, operations and scopes that don't exist. */
function addTexts(
  fields: unknown,
  path: Path,
  dictionary: Dictionary,
  notes: string[],
  add: Add,
): void {
  if (!isObject(fields)) return;
  for (const [index, one] of textsIn(fields.can)) {
    const operations = dictionary.operations(one);
    if (!('hint' in operations)) continue;
    add([...path, 'can', index], `There is no job or operation ${shown(one)}.`, operations.hint);
  }
  for (const field of ['requireScopes', 'forbidScopes'] as const) {
    for (const [index, scope] of textsIn(fields[field])) {
      if (!isScope(scope, field === 'forbidScopes')) {
        const message = `${shown(scope)} is not written like a scope.`;
        add([...path, field, index], message, `${field} takes ${takes[field]}.`);
      } else if (!scope.includes('*') && !dictionary.isKnownScope(scope)) {
        notes.push(`${field}: ${scope} is not in DigitalOcean’s description of its API.`);
      }
    }
  }
}

/** The variable or the file of a secret. */
function addPlaces({ env, file }: Values, path: Path, add: Add): void {
  if ((env === undefined) === (file === undefined)) {
    add(
      path,
      `A secret has exactly one of env and file; this one has ${env === undefined ? 'neither' : 'both'}.`,
      'For example: - env: DIGITALOCEAN_ACCESS_TOKEN',
    );
  }
  if (typeof env === 'string' && withoutTokens(env) !== env) {
    add(
      [...path, 'env'],
      'env takes the name of a variable; this looks like the value of one.',
      'For example: env: DIGITALOCEAN_ACCESS_TOKEN',
    );
  }
  if (typeof file === 'string' && /(?:^|\/)\.\.(?:\/|$)|^~|^$/.test(file)) {
    add(
      [...path, 'file'],
      'file must be below the folder of the configuration, or an absolute path.',
      'For example: file: /run/secrets/digitalocean',
    );
  }
}

/** Expectations of a secret's own that only DigitalOcean could confirm, for a kind that is never sent. */
function addUncheckable(secret: Values, defaults: unknown, path: Path, add: Add): void {
  const inherited = isObject(defaults) ? defaults.kind : undefined;
  const kind = (secret.kind ?? inherited) as Fields['kind'];
  if (!isNeverSent(kind)) return;
  for (const field of needsRequest) {
    if (secret[field] === undefined) continue;
    add(
      [...path, field],
      `${field} can’t be checked, because token-check never sends ${aKind([kind].flat()[0] as Kind)} to DigitalOcean.`,
      `Remove ${field} from this secret.`,
      'key',
    );
  }
}

/** A name as it may be shown, in quotes. */
const shown = (text: string): string =>
  `“${withoutTokens(text.replace(/[\p{Cc}\p{Cf}]/gu, '')).slice(0, 60)}”`;

/** The fields that may be where this one is. */
function fieldsAt(path: Path): readonly string[] {
  if (path.length === 1) return topFields;
  return path[0] === 'defaults' ? commonFields : secretFields;
}

/** A field in other letter case or with other separators: `min-ttl`, `minTTL`. */
function sameLetters(key: string, fields: readonly string[]): string | null {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  return fields.find((field) => letters(field) === letters(key)) ?? null;
}

/** What to write instead of a value of a wrong type. */
function hintFor(found: unknown, field: string, { closest }: Dictionary): string | null {
  if (typeof found === 'number' && !/Ttl$|^version$|^allow/.test(field)) {
    return 'Put the value in quotes.';
  }
  if (typeof found !== 'string' || looksLikeToken(found)) return null;
  if (field === 'kind') {
    const close = closest(found, kindWords);
    return close === null ? `The kinds are: ${kindWords.join(', ')}` : `Did you mean ${close}?`;
  }
  if (field === 'env') {
    const [, name] = /^\W*(?:secrets\.|env\.)?([A-Za-z_]\w{0,63})\W*$/.exec(found) ?? [];
    return name === undefined ? null : `Did you mean ${name}?`;
  }
  const isList = /^a list/.test(takes[field] ?? '');
  return isList && /^[\w ./:{}-]{1,60}$/.test(found) ? `Did you mean ${field}: [${found}]?` : null;
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (one, key) =>
      typeof one === 'object' && one !== null
        ? (one as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

/** The texts of a list, each with its index; nothing for what isn't a list. */
const textsIn = (list: unknown): readonly (readonly [number, string])[] =>
  (Array.isArray(list) ? list : []).flatMap((one, index) =>
    typeof one === 'string' && one !== '' && !looksLikeToken(one) ? [[index, one] as const] : [],
  );

/** Where a token is in place of a name or a value. */
function tokensIn(value: unknown, path: Path = []): { path: Path; isKey: boolean }[] {
  if (typeof value === 'string') return looksLikeToken(value) ? [{ path, isKey: false }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return [...(looksLikeToken(key) ? [{ path: here, isKey: true }] : []), ...tokensIn(item, here)];
  });
}
