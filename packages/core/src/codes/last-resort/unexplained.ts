import type { CircumstanceId } from '../../knowledge/circumstances.ts';
import { type Service, serviceOf } from '../../knowledge/hosts.ts';
import { links } from '../../knowledge/links.ts';
import type { OtherErrorId } from '../../knowledge/other-errors.ts';
import type { Context } from '../context.ts';
import { defineCode, type FixStep, type Words } from '../define.ts';
import { checkToken, giveToken, moreOutput } from '../steps.ts';
import { circumstancesOf, refusalIn, stepsOf, storyOf } from '../story.ts';
import { wasRequested } from '../subject.ts';

export interface Evidence {
  readonly credential: boolean;
  readonly asked: boolean;
  /** The text contains a successful answer of DigitalOcean's. */
  readonly success: boolean;
  /** What the text shows, as far as it was recognised. */
  readonly program: string | null;
  readonly host: string | null;
  readonly operation: string | null;
  readonly status: number | null;
  readonly errors: readonly OtherErrorId[];
  /** The text contains the number 401 or 403. */
  readonly rejection: boolean;
  /** It contains 403, and no 401. */
  readonly forbidden?: true;
  readonly circumstances: readonly CircumstanceId[];
}

export const unexplained = defineCode<Evidence>()({
  code: 'unexplained',
  family: 'last-resort',
  title: 'No token or known error found in this text',
  severity: 'warning',
  supersededBy: 'anything',
  rule: (subject) => {
    const overview = subject.facts.find((fact) => fact.type === 'overview');
    const refusal = overview?.forbidden ? 403 : overview?.rejection ? 401 : null;
    const circumstances = circumstancesOf(subject, refusal);
    const isSure = subject.library?.circumstances.some(
      (one) => 'sure' in one && circumstances.includes(one.id),
    );
    return {
      confidence: isSure ? 'likely' : 'possible',
      evidence: {
        credential: subject.credential !== null,
        asked: wasRequested(subject),
        success: subject.facts.some(({ type }) => type === 'account' || type === 'grant'),
        program: overview?.program ?? null,
        host: overview?.host ?? null,
        operation:
          overview?.path == null
            ? null
            : [overview.method, overview.path].filter(Boolean).join(' '),
        status: overview?.status ?? null,
        errors: overview?.errors ?? [],
        rejection: overview?.rejection ?? false,
        ...(overview?.forbidden && { forbidden: true }),
        circumstances,
      },
    };
  },
  words: (evidence, context) => {
    const { success, credential, circumstances } = evidence;
    const isTold = storyOf(circumstances, context).some(({ decisive }) => decisive);
    if (success && !credential && !isTold) {
      return {
        title: 'This is an answer to a token that worked',
        what: 'DigitalOcean accepted the token that got this answer.',
        why: 'The text doesn’t contain the token, so token-check can’t tell whether it still works.',
        fix: [checkToken(context)],
      };
    }
    const explicit = errorIn(evidence, context);
    if (explicit !== undefined && 'decisive' in explicit) {
      const { id, title, means, step } = explicit;
      const fix = id === 'argument-missing' ? stepsToGive(step, context) : [step];
      return { title, what: means, why: '', fix };
    }
    const refused = refusalIn(context);
    if (refused !== null) {
      // A broken header is refused before the token is judged.
      const isJudged = !context.circumstances.includes('body-malformed');
      const why = isJudged ? 'DigitalOcean says so only to a token that it accepted.' : '';
      return { title: refused.title, what: refused.fits, why, fix: stepsOf(refused) };
    }
    const stories = storyOf(
      circumstances,
      context,
      evidence.forbidden ? 403 : evidence.rejection ? 401 : null,
    );
    const [first, second] = stories;
    const told = stories.find(({ decisive }) => decisive);
    if (told) return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    if (first !== undefined && !isAboutOther(evidence, context)) {
      return {
        title: first.title,
        what: [first.fits, second?.fits].filter(Boolean).join(' '),
        // The codes of S3 are messages.
        why:
          circumstances.some((id) => id.startsWith('s3-')) || context.names.own !== undefined
            ? ''
            : 'The text contains no error message, so token-check can’t be sure.',
        fix: first.next === null ? [first.check, moreOutput(context)] : stepsOf(first),
      };
    }
    return {
      title: titleFor(evidence, context),
      ...explain(evidence, context),
      fix: fixFor(evidence, context),
    };
  },
});

/** Whether the text has an error of its own that isn't about a credential: no story explains that. */
const isAboutOther = ({ rejection }: Evidence, { names: { own } }: Context): boolean =>
  own !== undefined &&
  !rejection &&
  !/\b(?:tokens?|keys?|credentials?|auth\w{0,20}|unauth\w{0,12}|log ?in|sign|access|permission|denied|forbidden|invalid|expired|connect\w{0,5})\b/i.test(
    own,
  );

/** How this program is given its token, if that is known. */
function stepsToGive(otherwise: FixStep, context: Context): readonly FixStep[] {
  const given = giveToken(context);
  return given.length > 0 ? given : [otherwise];
}

function titleFor(evidence: Evidence, context: Context): string {
  const { program } = context;
  const error = errorIn(evidence, context);
  if (error !== undefined) {
    return 'title' in error ? error.title : `Not about the token: ${error.words}`;
  }
  if (evidence.credential) return 'Found a credential, but no error that explains the failure';
  return program === null
    ? 'No token or known error found in this text'
    : `No known error in this ${program} text`;
}

/** What was recognised, and what that rules out. */
function explain(evidence: Evidence, context: Context): Pick<Words, 'what' | 'why'> {
  const found = recognised(evidence, context);
  const { own } = context.names;
  if (own !== undefined && errorIn(evidence, context) === undefined && !evidence.credential) {
    return {
      what: `The text’s own error: “${own}”. token-check doesn’t know it${found.length === 0 ? '' : `, but recognized ${found.join(', ')}`}.`,
      why: 'So it can’t tell whether the token is the cause.',
    };
  }
  return found.length === 0
    ? { what: ruledOut(evidence, context, 'token-check'), why: '' }
    : {
        what: `token-check recognized: ${found.join(', ')}.`,
        why: ruledOut(evidence, context, 'It'),
      };
}

function recognised(
  evidence: Evidence,
  { program, host, operation, library }: Context,
): readonly string[] {
  const { errors, status } = evidence;
  return [
    program === null ? null : `${program} output`,
    evidence.operation ?? operation,
    evidence.host ?? host,
    status === null ? null : `status ${status}`,
    ...(library?.otherErrors ?? [])
      .filter(({ id }) => errors.includes(id))
      .map(({ words }) => `“${words}”`),
  ].filter((part) => part !== null);
}

/** The first of the recognised errors, which is the most specific one. */
const errorIn = ({ errors }: Evidence, { library }: Context) =>
  library?.otherErrors.find(({ id }) => errors.includes(id));

/** DigitalOcean's services that don't use API tokens: what that means, and the step. */
const byService: Partial<Record<Service, { readonly means: string; readonly step: FixStep }>> = {
  spaces: {
    means: 'Spaces uses access key pairs, so an API token isn’t involved.',
    step: { text: 'Check the Spaces key pair that the program uses:', url: links.spacesKeys },
  },
  registry: {
    means:
      'The registry uses a Docker login: an API token with registry scopes, as user name and as password.',
    step: { text: 'Log in to the registry again:', command: 'doctl registry login' },
  },
  inference: {
    means: 'Inference uses model access keys, or API tokens with full access.',
    step: { text: 'Check the model access key:', url: links.modelKeys },
  },
};

const serviceIn = ({ host }: Evidence) => (host === null ? undefined : byService[serviceOf(host)]);

/** What the recognised words already exclude. */
function ruledOut(evidence: Evidence, context: Context, actor: 'token-check' | 'It'): string {
  const { status, asked, rejection } = evidence;
  const error = errorIn(evidence, context);
  if (error !== undefined) return error.means;
  const service = serviceIn(evidence);
  if (service !== undefined) return service.means;
  if (status !== null && status < 300) {
    return `Status ${status} means that the request succeeded, so the token was accepted.`;
  }
  if (asked) return 'DigitalOcean was contacted, and its answer doesn’t explain the failure.';
  return rejection
    ? 'The text mentions 401 or 403, but it doesn’t show which server answered that.'
    : `${actor} found no ${status === null ? 'status and no ' : ''}error message that it knows, so it can’t tell whether the token is the cause.`;
}

function fixFor(evidence: Evidence, context: Context): readonly FixStep[] {
  const step = errorIn(evidence, context)?.step;
  if (step) return [step];
  const service = serviceIn(evidence);
  if (service !== undefined) return [service.step, moreOutput(context)];
  const paste = moreOutput(context);
  if (evidence.credential) return [paste];
  const check = checkToken(context);
  // Without a program that has one, there is no command that shows more.
  const hasOutput = context.library?.debugOutputOf(context.program) != null;
  return hasOutput ? [paste, check] : [check, paste];
}
