import { type Look, tokenVariables, tools } from '../../knowledge/tools.ts';
import { trimEnd } from '../../text/lines.ts';
import { entries, filled } from '../../text/unknown.ts';
import { absentOrFolder, type Files } from '../files.ts';
import { holdsApiToken, isReference, printable } from '../names.ts';
import { type Lookup, type Place, tokenAt } from '../place.ts';
import { only, placesIn, type Reader, type Sources } from '../reading.ts';
import { assignmentsIn } from '../shell-assignments.ts';
import { tokensOf } from './settings-files.ts';

/** Files that show which variables there are; their values are only examples. */
const example = /\.(?:example|sample|template|dist|defaults?)$/;
/** No repository is that deep. */
const maxDepth = 20;

/**
 * The API tokens in the .env files of the current directory, and in `.env` of the folders above it up
 * to the root of the repository.
 */
export const readDotenv: Reader = async ({ files }) => {
  const names = (await files.names()).filter((name) => /^\.env(?:\.|$)/.test(name));
  const here = ['.env', '.env.local', ...names].map((name) => files.path(name));
  const above = (await foldersAbove(files)).map((folder) => files.path(folder, '.env'));
  const places: Place[] = [];
  for (const path of new Set([...here, ...above])) {
    const text = await files.text(path, absentOrFolder);
    if (text === null) continue;
    const file = files.shown(path);
    for (const [key, value] of entries(files.machine.parseEnv(text))) {
      const token = filled(value);
      if (token === null || isReference(token)) continue;
      if (!holdsApiToken(key, token, tokenVariables.has(key) && !example.test(path))) continue;
      places.push(tokenAt({ in: 'dotenv', file, name: printable(key) }, token));
    }
  }
  return { places };
};

/** The folders above the current directory up to the root of its repository; none without one. */
async function foldersAbove(files: Files): Promise<string[]> {
  const above: string[] = [];
  let folder = files.path();
  for (let depth = 0; depth < maxDepth; depth++) {
    if (await files.isRepository(folder)) return above;
    folder = files.path(folder, '..');
    if (folder === above.at(-1)) break;
    above.push(folder);
  }
  return [];
}

/**
 * The token that acme.sh has saved. Its file is run by the shell, so `DO_API_KEY` in it overrides the
 * environment; `SAVED_DO_API_KEY`, which acme.sh writes, does not:
 * acmesh-official/acme.sh 3.1.3 `acme.sh:2899`, `dnsapi/dns_dgon.sh:20`.
 */
export const readAcme: Reader = async ({ files }) => {
  const { env, home } = files.machine;
  const folder = env.LE_CONFIG_HOME || env.LE_WORKING_DIR || `${home}/.acme.sh`;
  const path = files.path(env.ACCOUNT_CONF_PATH || files.path(folder, 'account.conf'));
  const assigned = assignmentsIn((await files.text(path)) ?? '', env);
  const file = files.shown(path);
  const tool = 'acme.sh';
  if (assigned === null) {
    const places = await tokensOf(files, path);
    return { places, before: [[tool, { nothing: { code: 'file-has-error', file } }]] };
  }
  const lookUp = (name: string): Lookup | undefined => {
    const text = assigned.get(name);
    if (text === null) return { unknown: { code: 'token-computed', file } };
    const location = { in: 'file', file, key: 'DO_API_KEY' } as const;
    return text ? { place: tokenAt(location, text) } : undefined;
  };
  const found = lookUp('SAVED_DO_API_KEY') ?? files.unknown([path]);
  const own = lookUp('DO_API_KEY');
  // An empty one hides the variable too.
  const hidden = found ?? ({ nothing: { code: 'argument-empty', file } } as const);
  const before = assigned.has('DO_API_KEY') ? (own ?? hidden) : undefined;
  return {
    places: placesIn([own, found]),
    finds: [['acme.sh account file', only(found)]],
    ...(before ? { before: [[tool, before]] } : {}),
  };
};

/** The tokens in files that variables of tools name. */
export const readTokenFiles: Reader = async (sources) => {
  const looks = new Set(tools.flatMap((tool) => tool.looks.filter(isFile)));
  const found = new Map<FileLook, Lookup | undefined>();
  for (const look of looks) found.set(look, await readTokenFile(sources, look.slice(9)));
  return {
    places: placesIn([...found.values()]),
    finds: [...found].map(([look, one]) => [look, only(one)]),
  };
};

type FileLook = Extract<Look, `file of ${string}`>;
const isFile = (look: Look): look is FileLook => look.startsWith('file of $');

/**
 * The token in the file that a variable names, as in lego: go-acme/lego v5.3.1
 * `platform/env/env.go:173`. The ends of lines at its end don't count.
 */
async function readTokenFile(
  { files, variables }: Sources,
  name: string,
): Promise<Lookup | undefined> {
  const named = variables.env[name];
  if (!named) return undefined;
  const path = files.path(named);
  const text = await files.text(path);
  const file = files.shown(path);
  if (text === null) {
    return files.unknown([path]) ?? { nothing: { code: 'token-file-missing', name, file } };
  }
  const token = trimEnd(text, '\r\n');
  if (token === '') return { nothing: { code: 'argument-empty', file } };
  return { place: tokenAt({ in: 'file', file, key: name }, token) };
}
