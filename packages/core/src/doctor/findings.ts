import { isTokenInAnyCase } from '../knowledge/tokens-in-text.ts';
import { tokenVariables } from '../knowledge/tools.ts';
import type { Report } from '../report/report-v1.ts';
import { printable } from './names.ts';
import { type Content, isForApi, type Location, type Place } from './place.ts';
import type { Doctl } from './places/doctl.ts';
import type { Survey } from './survey.ts';
import { distinct, isSame, isSameIn, type Token, tokenIn } from './tokens.ts';

/** Something else that has the same value as an API token. */
interface Copy {
  readonly location: Location;
  readonly content: Content;
}

/** What to do about a value that fails. */
export type Remedy =
  /** The name of a variable was sent instead of its value. */
  | { readonly type: 'expand' }
  /** A whole token has quotes or white space around it; in a variable, a command removes them. */
  | { readonly type: 'unwrap' }
  /** A step of the diagnosis. */
  | { readonly type: 'step'; readonly text: string; readonly url: string | null };

type Confidence = Report['diagnoses'][number]['confidence'];

/** What each code rests on. No value is in it, so that it may be shown. */
interface Evidence {
  /** A value fails, or is no access token at all. */
  readonly 'token-fails': {
    readonly at: readonly Location[];
    readonly senders: readonly string[];
    readonly diagnosis: string;
    readonly summary: string;
    readonly remedy: Remedy | null;
    /** What is damaged besides, as a sentence without its full stop, if DigitalOcean rejects the token. */
    readonly damage: string | null;
    /** The same token with or without quotes or white space. */
    readonly spelledAt: readonly Location[];
    readonly copies: readonly Copy[];
  };
  /** DigitalOcean rejects the token in one place and accepts the one in another. */
  readonly 'stale-copy': Omit<Evidence['token-fails'], 'diagnosis' | 'summary' | 'remedy'> & {
    /** A place of each token that works. */
    readonly works: readonly Location[];
    /** The context that doctl uses. */
    readonly doctlContext: string;
  };
  /** doctl, or kubectl through doctl, uses a context that doesn't exist. */
  readonly 'missing-context': {
    /** The user of the kubeconfig; null for doctl by itself. */
    readonly user: string | null;
    readonly context: string;
    readonly chosenBy: Doctl['chosenBy'];
    /** How many contexts doctl has. */
    readonly existing: number;
    /** A context of doctl whose name differs only in letter case. */
    readonly saved: string | null;
  };
  /** DIGITALOCEAN_CONFIG names a file that doesn't exist. */
  readonly 'missing-config': { readonly file: string };
  /** In a named context doctl ignores the variable. */
  readonly 'context-hides-variable': {
    readonly context: string;
    readonly chosenBy: Doctl['chosenBy'];
  };
  /** Two variables, or two tools, have different tokens. */
  readonly 'different-tokens': { readonly pair: readonly [Side, Side] };
  /** A variable is set in the shell and has another value in a .env file. */
  readonly 'shell-beats-file': { readonly name: string; readonly file: string };
  /**
   * Every token is in .env files, which no tool loads. `isRead`: whether a tool reads the variable;
   * `hasWindowsLines`: a shell that loads the file adds a carriage return to each value.
   */
  readonly 'env-file-not-loaded': {
    readonly file: string;
    readonly name: string;
    readonly isRead: boolean;
    readonly hasWindowsLines: boolean;
  };
  /** Every user of this machine can read a token that may work. `mode`: the permission bits. */
  readonly 'readable-by-others': { readonly file: string; readonly mode: number };
  /** git tracks a file with a token that may work, so every clone contains the token. */
  readonly 'tracked-by-git': { readonly file: string };
  /** git doesn't ignore a file with a token that may work, so the next `git add .` adds it. */
  readonly 'not-ignored-by-git': { readonly file: string };
  /** The history of a shell contains tokens that may work. */
  readonly 'token-in-history': { readonly file: string; readonly count: number };
}

interface Side {
  readonly location: Location;
  readonly senders: readonly string[];
  readonly team: string | null;
}

export type FindingCode = keyof Evidence;

/**
 * One thing that needs attention. An error makes something fail; a warning is only worth knowing.
 * `confidence`: that of the diagnosis, if the finding rests on one; `likely`, if it depends on a program
 * that the doctor doesn't know.
 */
export type Finding = {
  readonly [Code in FindingCode]: {
    readonly code: Code;
    readonly severity: 'error' | 'warning';
    readonly confidence: Confidence;
    readonly evidence: Evidence[Code];
  };
}[FindingCode];

/** What needs attention, the worst first. */
export function findingsIn(survey: Survey, tokens: readonly Token[]): Finding[] {
  const failures = tokens.flatMap((token) => failing(token, tokens, survey));
  return [
    ...failures,
    ...missingConfig(survey),
    ...missingContexts(survey),
    ...hiddenVariable(survey, tokens),
    ...differentTokens(survey, tokens),
    ...shellBeatsFile(survey, tokens, failures),
    ...notLoaded(survey),
    ...exposed(survey, tokens),
    ...inHistory(survey, tokens),
  ];
}

/** The codes by which the server itself says that the token no longer works. */
const deadCodes = ['token-rejected', 'token-expired', 'token-revoked'];

/** What the server says about the token, even if it has quotes or white space around it here. */
const rejectionIn = (report: Report | undefined) =>
  report?.verdict === 'problem'
    ? report.diagnoses.find(({ code }) => deadCodes.includes(code))
    : undefined;

const isDead = (report: Report | undefined): boolean => rejectionIn(report) !== undefined;

const damageIn = ({ diagnoses }: Report) => diagnoses.find(({ code }) => damages.includes(code));

/** The codes of what decides about a value: the rejection, and then the damage of the stored value. */
export function decisiveCodes(report: Report): string[] {
  const rejection = rejectionIn(report);
  const decisive = rejection ? [rejection, damageIn(report)] : report.diagnoses.slice(0, 1);
  return decisive.flatMap((one) => one?.code ?? []);
}

const isDeadIn = (place: Place, tokens: readonly Token[]): boolean =>
  isDead(tokenIn(place, tokens)?.reports[0]);

function failing(token: Token, tokens: readonly Token[], survey: Survey): Finding[] {
  const [report] = token.reports;
  const rejection = rejectionIn(report);
  const diagnosis = rejection ?? report?.diagnoses[0];
  if (report === undefined || diagnosis === undefined) return [];
  // Even a value that's no credential, such as the name of another variable, is sent.
  if (report.verdict !== 'problem' && report.credential !== null) return [];
  const spelled = tokens.filter((one) => one !== token && isSame(one, token));
  const damage = rejection && damageIn(report);
  const found = {
    at: locationsOf(token),
    senders: sendersOf(token.text, survey),
    spelledAt: spelled.flatMap(locationsOf),
    // Places that aren't checked matter if the token no longer works.
    copies: token.places.filter((place) => rejection && !isForApi(place)).map(copyOf),
    damage: damage?.title ?? null,
  };
  const good = distinct(tokens.filter(({ reports }) => reports[0]?.verdict === 'usable'));
  const { confidence } = diagnosis;
  if (rejection && good.length > 0) {
    const works = good.flatMap((one) => locationsOf(one).slice(0, 1));
    const evidence = { ...found, works, doctlContext: survey.doctl.context };
    return [{ code: 'stale-copy', severity: 'error', confidence, evidence }];
  }
  const { code } = diagnosis;
  const remedy = remedyOf(diagnosis, token.text);
  const isFirst = diagnosis === report.diagnoses[0];
  const summary = isFirst ? report.summary : `${diagnosis.title}.`;
  const evidence = { ...found, diagnosis: code, summary, remedy };
  return [{ code: 'token-fails', severity: 'error', confidence, evidence }];
}

const wrappings: readonly string[] = [
  'stray-whitespace',
  'surrounding-quotes',
  'invisible-characters',
];

/** What can be wrong with a stored value, whatever DigitalOcean says of the token in it. */
const damages: readonly string[] = [...wrappings, 'malformed-token', 'repeated-auth-scheme'];

function remedyOf({ code, fix }: Report['diagnoses'][number], text: string): Remedy | null {
  if (code === 'unexpanded-variable') return { type: 'expand' };
  const isWhole = isTokenInAnyCase(text.replace(/\W/g, ''));
  if (wrappings.includes(code) && isWhole) return { type: 'unwrap' };
  // A command of the catalogue is about a pasted text, except for a check, which the doctor makes.
  const step = fix.find(
    ({ command }) => command === undefined || command.startsWith('token-check'),
  );
  return step ? { type: 'step', text: step.text, url: step.url ?? null } : null;
}

function missingConfig({ doctl: { missing } }: Survey): Finding[] {
  if (missing === null) return [];
  const evidence = { file: missing };
  return [{ code: 'missing-config', severity: 'warning', confidence: 'certain', evidence }];
}

function missingContexts({ doctl, kubernetes }: Survey): Finding[] {
  const finding = (
    { context, chosenBy, tokens, sends, saved }: Doctl,
    user: string | null,
    severity: Finding['severity'],
  ): Finding[] => {
    const code = sends && 'nothing' in sends ? sends.nothing.code : null;
    if (code !== 'doctl-context-missing' && code !== 'doctl-context-unnamed') return [];
    const existing = tokens.size;
    const evidence = { user, context: printable(context), chosenBy, existing, saved };
    return [{ code: 'missing-context', severity, confidence: 'certain', evidence }];
  };
  const contexts = new Set<string>();
  const users = kubernetes.users.filter(({ namesContext, doctl: { context } }) => {
    const isNew = namesContext && !contexts.has(context);
    contexts.add(context);
    return isNew;
  });
  return [
    ...finding(doctl, null, 'error'),
    // kubectl fails only with the user of its current context.
    ...users.flatMap((one) => {
      const isUsed = one.doctl.context === kubernetes.current?.doctl.context;
      return finding(one.doctl, one.user, isUsed ? 'error' : 'warning');
    }),
  ];
}

/** doctl reads the flag and the variable only in the context `default`: `commands/command_config.go` */
function hiddenVariable({ doctl, places }: Survey, tokens: readonly Token[]): Finding[] {
  const variable = inEnvironment(places, 'DIGITALOCEAN_ACCESS_TOKEN');
  if (doctl.failure || doctl.context === 'default' || variable === undefined) return [];
  const own = doctl.tokens.get(doctl.context);
  if (own !== undefined && isSameIn(own, variable, tokens)) return [];
  // It's better to ignore a token that doesn't work.
  if (isDeadIn(variable, tokens)) return [];
  // The advice about the missing context is then the same.
  if (own === undefined && doctl.tokens.size === 0) return [];
  const evidence = { context: printable(doctl.context), chosenBy: doctl.chosenBy };
  return [{ code: 'context-hides-variable', severity: 'warning', confidence: 'certain', evidence }];
}

/** Tools that would send different tokens. Nothing fails, but it may surprise. */
function differentTokens(survey: Survey, tokens: readonly Token[]): Finding[] {
  const { choices, places } = survey;
  const sentBy = (name: string): Place | undefined => {
    const found = choices.find(({ tool }) => tool === name)?.found;
    return found && 'place' in found ? found.place : undefined;
  };
  const pairs = [
    [
      inEnvironment(places, 'DIGITALOCEAN_TOKEN'),
      inEnvironment(places, 'DIGITALOCEAN_ACCESS_TOKEN'),
    ],
    [sentBy('Terraform'), sentBy('doctl')],
  ] as const;
  for (const [one, other] of pairs) {
    if (!one?.text || !other?.text || isSameIn(one, other, tokens)) continue;
    if (isDeadIn(one, tokens) || isDeadIn(other, tokens)) continue;
    const side = (place: Place): Side => ({
      location: place.location,
      senders: sendersOf(place.text, survey),
      team: tokenIn(place, tokens)?.reports[0]?.account?.team?.name ?? null,
    });
    const evidence = { pair: [side(one), side(other)] as const };
    return [{ code: 'different-tokens', severity: 'warning', confidence: 'certain', evidence }];
  }
  return [];
}

/** Programs that read .env files keep a variable that is already set. */
function shellBeatsFile(
  { places }: Survey,
  tokens: readonly Token[],
  failures: readonly Finding[],
): Finding[] {
  const removed = failures.flatMap(({ code, evidence }) =>
    code === 'stale-copy' ? evidence.at : [],
  );
  return places.flatMap((place): Finding[] => {
    if (place.location.in !== 'dotenv') return [];
    const { name, file } = place.location;
    // What else is called `.env.…` is for one environment, and other programs load it.
    if (!/(?:^|[\\/])\.env(?:\.local)?$/.test(file)) return [];
    const variable = inEnvironment(places, name);
    if (variable === undefined || isSameIn(variable, place, tokens)) return [];
    if (isDeadIn(place, tokens)) return [];
    // To remove the old copy is advice enough.
    if (removed.some((one) => one.in === 'environment' && one.name === name)) return [];
    const evidence = { name, file };
    return [{ code: 'shell-beats-file', severity: 'warning', confidence: 'likely', evidence }];
  });
}

/** With tokens in .env files alone, everything looks set up, and no tool sends one. */
function notLoaded({ places, choices, withWindowsLines }: Survey): Finding[] {
  const own = places.filter(isForApi);
  const [first] = own;
  const isSent = choices.some(({ found }) => found && 'place' in found && isForApi(found.place));
  if (isSent || first?.location.in !== 'dotenv') return [];
  if (own.some(({ location }) => location.in !== 'dotenv')) return [];
  const read = own.find(({ location }) => 'name' in location && tokenVariables.has(location.name));
  const { file, name } = read?.location.in === 'dotenv' ? read.location : first.location;
  const hasWindowsLines = withWindowsLines.includes(file);
  const evidence = { file, name, isRead: read !== undefined, hasWindowsLines };
  return [{ code: 'env-file-not-loaded', severity: 'warning', confidence: 'likely', evidence }];
}

/** Whether DigitalOcean hasn't rejected the token, and nothing shows that it's none. */
function mayWork(place: Place, tokens: readonly Token[]): boolean {
  const report = tokenIn(place, tokens)?.reports[0];
  if (report === undefined) return true;
  // A reader removes the quotes.
  const works = report.diagnoses.some(({ code }) => code === 'token-accepted');
  return works || (report.verdict !== 'problem' && report.credential !== null);
}

const gitCodes = { tracked: 'tracked-by-git', untracked: 'not-ignored-by-git' } as const;

function exposed({ exposures }: Survey, tokens: readonly Token[]): Finding[] {
  const seen = { severity: 'warning', confidence: 'certain' } as const;
  const open = exposures.filter(({ places }) => places.some((place) => mayWork(place, tokens)));
  return open.flatMap(({ file, openMode: mode, git }): Finding[] => [
    ...(mode === null
      ? []
      : [{ code: 'readable-by-others', ...seen, evidence: { file, mode } } as const]),
    ...(git === null ? [] : [{ code: gitCodes[git], ...seen, evidence: { file } } as const]),
  ]);
}

function inHistory({ places }: Survey, tokens: readonly Token[]): Finding[] {
  const counts = new Map<string, number>();
  for (const place of places) {
    const { content, location } = place;
    if (content.type !== 'shell-history' || location.in !== 'file') continue;
    if (mayWork(place, tokens)) counts.set(location.file, (counts.get(location.file) ?? 0) + 1);
  }
  return [...counts].map(([file, count]) => ({
    code: 'token-in-history',
    severity: 'warning',
    confidence: 'certain',
    evidence: { file, count },
  }));
}

/** The tools that would send a value. */
function sendersOf(text: string | null, { choices }: Survey): string[] {
  return choices.flatMap(({ tool, found }) =>
    found && 'place' in found && isForApi(found.place) && found.place.text === text ? [tool] : [],
  );
}

/** Where a token is that is meant for the API. */
const locationsOf = ({ places }: Token): Location[] =>
  places.filter(isForApi).map(({ location }) => location);

const copyOf = ({ location, content }: Place): Copy => ({ location, content });

const inEnvironment = (places: readonly Place[], wanted: string): Place | undefined =>
  places.find(
    ({ location }) =>
      location.in === 'environment' && location.name === wanted && location.key === undefined,
  );
