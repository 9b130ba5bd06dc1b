import { storeSecret } from '../codes/ci-steps.ts';
import type { Diagnosis, Fix } from '../explain.ts';
import type { CiSystem } from '../knowledge/ci-systems.ts';
import { aKind } from '../knowledge/kinds.ts';
import { links } from '../knowledge/links.ts';
import { readSilently } from '../knowledge/step.ts';
import { withoutTokens } from '../knowledge/tokens-in-text.ts';
import type { Report } from '../report/report-v1.ts';
import { decideEach } from '../scopes/decide.ts';
import { stripControls } from '../text/lines.ts';
import type { Passport } from './passports.ts';
import type { Plan, ScopeKnowledge } from './plan.ts';
import { storeIn } from './stored-in.ts';

/** What is known beside a judged report and its plan. */
export interface ReplacementContext {
  readonly ciSystem: CiSystem | null;
  /** The passport of the old value. */
  readonly passport: Passport | null;
  /** The file of `--passports`. */
  readonly passportPath: string | null;
  /** The words before the name in a command that checks one secret again. */
  readonly checkWith: readonly string[];
  readonly boxes: ScopeKnowledge['boxes'];
}

/** The steps that lead to a new value. */
export interface Replacement {
  readonly heading: string;
  readonly steps: readonly Fix[];
}

/**
 * How to replace a secret that fails or ends, with everything that is known filled in: make, check,
 * store, then delete. Null if a new one wouldn't help.
 */
export function replacementOf(
  report: Report,
  plan: Plan,
  context: ReplacementContext,
): Replacement | null {
  const { effect, tolerated } = report.job ?? {};
  const isTrouble = (effect === 'fail' || effect === 'warn') && tolerated === null;
  if (!isTrouble || !report.diagnoses.some(calls)) return null;
  const isComparable = hasOldToken(report, plan);
  return {
    heading: isUnset(report) ? 'To set it' : 'To replace it',
    steps: [
      makeStep(report, plan, context),
      // To store the new token may overwrite the old one, so they are compared before.
      ...(isComparable ? compareSteps(plan, context) : []),
      ...storeSteps(plan, context.ciSystem),
      ...usedStep(plan),
      ...(isComparable ? [] : [checkStep(plan, context)]),
      // A rejected token is gone already, and a refresh ends the old OAuth token itself.
      ...(report.verdict === 'usable' && !isOAuth(report) ? deleteSteps(report, plan) : []),
    ],
  };
}

const isOAuth = ({ credential }: Report): boolean => credential?.kind === 'oauth-access-token';

const isUnset = ({ credential }: Report): boolean => credential === null;

/** The value that was stored isn't a whole token. */
const damaged: readonly Diagnosis['code'][] = [
  'placeholder-token',
  'masked-token',
  'truncated-token',
  'malformed-token',
];

/** Codes after which only another value helps. */
const lost: readonly Diagnosis['code'][] = [
  ...damaged,
  'token-rejected',
  'token-expired',
  'token-revoked',
  'kind-mismatch',
];

/** Whether a diagnosis calls for another value. */
function calls(one: Diagnosis): boolean {
  if (one.confidence === 'possible') return false;
  if (one.code === 'expires-soon') return true;
  // A fork or Dependabot gets no secret, whatever its value.
  if (one.code === 'secret-unset') return one.evidence.reason === null;
  if (one.severity !== 'error') return false;
  if (one.code === 'required-scope-missing' || one.code === 'excess-scope') {
    return one.evidence.settled;
  }
  return one.code === 'account-mismatch' || lost.includes(one.code);
}

function makeStep(report: Report, plan: Plan, context: ReplacementContext): Fix {
  const [declared] = [plan.declared ?? []].flat();
  if (declared !== undefined) return { text: `Create ${aKind(declared)} with the same access.` };
  if (isOAuth(report)) {
    return {
      text: 'Get a new OAuth token with the refresh token, or sign in again:',
      url: links.oauthDocs,
    };
  }
  const team = teamOf(report, plan, context.passport);
  const where =
    team !== null
      ? `In the team ${team}`
      : `In the team ${isUnset(report) ? 'that the job works for' : 'of the old token'}`;
  const scopes = scopesFor(report, plan, context);
  if (scopes === null) {
    return {
      text: `${where}, create a token with the scopes that its job needs:`,
      url: links.tokens,
    };
  }
  const umbrella = scopes.some((scope) => /^(?:api:)?(?:read|write)$/.test(scope));
  return umbrella
    ? {
        text: `${where}, create a token. The old one has ${scopes.join(', ')}; fewer scopes may be enough:`,
        url: links.tokens,
      }
    : {
        text: `${where}, create a token. Tick these under Custom Scopes:`,
        command: scopes.join(' '),
        url: links.tokens,
      };
}

/** The team to be in: the expected one, otherwise that of the old token. */
function teamOf({ account }: Report, { expected }: Plan, passport: Passport | null): string | null {
  return expected.team ?? account?.team?.name ?? account?.team?.uuid ?? passport?.team ?? null;
}

/** The boxes that the job needs, otherwise the scopes of the old token. Null if both are unknown. */
function scopesFor(
  { grant }: Report,
  { expected }: Plan,
  { boxes, passport }: ReplacementContext,
): readonly string[] | null {
  const { operations = [], requiredScopes = [], account, team, forbiddenScopes = [] } = expected;
  if (operations.length + requiredScopes.length > 0) {
    const owner = (account ?? team) == null ? [] : ['account:read'];
    return boxes([...requiredScopes, ...owner], operations);
  }
  const earlier = grant?.scopes ?? passport?.scopes ?? null;
  return (
    earlier?.filter(
      (scope) => !forbiddenScopes.some((pattern) => decideEach([scope], pattern) === 'yes'),
    ) ?? null
  );
}

function storeSteps({ secret, job }: Plan, ciSystem: CiSystem | null): readonly Fix[] {
  if (job.storedIn.length > 0) return job.storedIn.map(storeIn);
  if (secret.file !== null)
    return [{ text: `Write it into the file ${withoutTokens(secret.file)}.` }];
  if (ciSystem !== null) return [storeSecret(ciSystem, secret.env)];
  return [{ text: `Store it where ${secret.env} gets its value.` }];
}

const usedStep = ({ job }: Plan): readonly Fix[] =>
  job.usedBy.length === 0
    ? []
    : [{ text: `Restart what still has the old value. Used by: ${job.usedBy.join(', ')}.` }];

/** Whether the old value is a whole token that a new one can be compared with. */
function hasOldToken(report: Report, { declared }: Plan): boolean {
  const isDamaged = report.diagnoses.some(({ code }) => damaged.includes(code));
  return declared === null && !isUnset(report) && !isDamaged && !isOAuth(report);
}

/** The variable of the old token in the terminal of the person who replaces it; NEW is the other. */
const oldVariable = ({ secret }: Plan): string =>
  secret.env === null || secret.env === 'NEW' ? 'OLD' : secret.env;

function compareSteps(plan: Plan, { passportPath }: ReplacementContext): readonly Fix[] {
  const old = oldVariable(plan);
  const { can = [], requireScopes = [], team } = plan.secret.fields;
  const words = [
    'token-check --env NEW --successor-of',
    old,
    // Without them, the new token would need every scope of the old one.
    ...can.map((one) => `--can ${shellWord(one)}`),
    ...requireScopes.map((one) => `--require-scope ${shellWord(one)}`),
    ...(team === undefined ? [] : [`--expect-team ${shellWord(team)}`]),
    ...(passportPath === null ? [] : [`--passports ${shellWord(passportPath)}`]),
  ];
  return [
    {
      text: `Read the new token into the variable NEW. If the old one isn’t in ${old}, read it the same way:`,
      command: readSilently('NEW'),
    },
    {
      text: `Compare the new token with the old one in ${old} before you store it:`,
      command: words.join(' '),
    },
  ];
}

const checkStep = ({ secret }: Plan, { checkWith }: ReplacementContext): Fix => ({
  text: 'Check it:',
  command: `token-check ci ${[...checkWith, secret.name].map(shellWord).join(' ')}`,
});

function deleteSteps({ credential }: Report, plan: Plan): readonly Fix[] {
  return [
    {
      text: `Delete the old token ${credential?.label ?? ''} when nothing uses it:`,
      url: links.tokens,
    },
    {
      text: 'Check the old value. The answer has to be token-rejected now:',
      command: `token-check --env ${oldVariable(plan)}`,
    },
  ];
}

/** A word for a shell: names may contain anything. */
function shellWord(text: string): string {
  const plain = stripControls(text);
  return /^[\w./@:-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", `'\\''`)}'`;
}
