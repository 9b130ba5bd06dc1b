import type { Finding } from '../doctor/findings.ts';
import { printable } from '../doctor/names.ts';
import { nameOf, type Place } from '../doctor/place.ts';
import { adviceOn, contentWords, whyWords } from '../doctor/words.ts';
import type { Diagnosis, Fix } from '../explain.ts';
import { layOut } from '../report/layout.ts';
import { summaryOf } from '../report/report.ts';
import type { Report } from '../report/report-v1.ts';
import type { CommandSeen, HidingEffect } from './command.ts';
import type { Relation } from './relation.ts';
import { placeOf, type Sender } from './sender.ts';

/** What is known of a failure. */
export interface Joined {
  /** The report on what the command printed, without a request. */
  readonly told: Report;
  readonly relation: Relation;
  readonly command: CommandSeen;
  readonly platform: string;
  /** The same together with the credential, if that was checked. */
  readonly report: Report;
  /** Null if the text itself contains the token, or no tool of ours is in it. */
  readonly sender: Sender | null;
  /** A place of each other token that works; only if the one that was sent doesn't. */
  readonly works: readonly Place[];
  readonly findings: readonly Finding[];
}

/** More steps than this are no next step. */
const maxSteps = 3;

/** One report: what failed, which credential was sent and from where, and what to do. */
export function join(joined: Joined): Report {
  const { report, told, relation } = joined;
  const { main } = layOut(report);
  if (main === undefined) return report;
  const isCleared = report.verdict === 'usable';
  const own = stepsOf(joined, main);
  const unexplained = relation === 'unclear' ? (told.diagnoses[0]?.fix ?? []) : main.fix;
  const rest = isCleared ? unexplained : main.fix;
  const changed = {
    ...main,
    ...(isCleared && main.code === 'token-accepted' && { title: titleOf(joined) }),
    what: [senderWords(joined), main.what, worksWords(joined)].filter(Boolean).join(' '),
    fix: [...own, ...rest].slice(0, maxSteps),
  } as Diagnosis;
  const diagnoses = report.diagnoses.map((one) => (one === main ? changed : one));
  return { ...report, diagnoses, summary: summaryOf(report.verdict, diagnoses) };
}

const titleOf = ({ sender, relation }: Joined): string =>
  `${sender === null ? 'The token' : `${sender.tool}’s token`} works, so ${relation === 'unclear' ? 'the failure has another cause' : 'the error is about another one'}`;

/** What the tool sends from here, in one or two sentences. */
function senderWords({ sender, told, command }: Joined): string {
  if (sender === null) return '';
  const { tool, choice, hiddenBy } = sender;
  if (hiddenBy !== null) {
    return `token-check can’t tell which token ${tool} sends, because ${hiddenWords(hiddenBy)}.`;
  }
  const found = choice?.found;
  if (found === undefined) {
    return `From here, ${tool} sends no token: it finds none in any place where it looks.`;
  }
  const why = whyWords(found);
  if ('nothing' in found) return `From here, ${tool} sends no token: ${why}.`;
  if ('unknown' in found) return `token-check can’t tell which token ${tool} sends: ${why}.`;
  const { place } = found;
  const content = contentWords(place.content);
  if (content !== null) return `From here, ${tool} uses ${nameOf(place.location)}: ${content}.`;
  const where = whereWords(place, tool);
  const gotNone = layOut(told).main?.code === 'empty-input';
  return gotNone
    ? `From here, ${tool} would send the token ${where}, but it says that it got none: ${command.program} probably runs it with other variables, or as another user.`
    : `From here, ${tool} sends the token ${where}.`;
}

function hiddenWords({ name, effect }: { readonly name: string; readonly effect: HidingEffect }) {
  switch (effect) {
    case 'other-user':
      return `${name} runs it as another user, with other variables and files`;
    case 'sets-variables':
      return `${name} sets variables for it that token-check doesn’t see`;
    case 'elsewhere':
      return `${name} runs it in another place`;
  }
}

function whereWords({ location }: Place, tool: string): string {
  if (location.in === 'doctl') {
    return `of ${tool === 'doctl' ? 'its' : 'doctl’s'} context “${location.context}”`;
  }
  return `in ${nameOf(location)}`;
}

/** The token that works and isn't sent. */
function worksWords({ works, sender, findings }: Joined): string {
  if (works.length === 0 || sender === null) return '';
  const names = works.map((place) => nameOf(place.location));
  const one = names.length === 1 ? 'The one' : 'Those';
  const verb = names.length === 1 ? 'works' : 'work';
  const isIgnored =
    names.includes('DIGITALOCEAN_ACCESS_TOKEN') &&
    findings.some(({ code }) => code === 'context-hides-variable');
  const but =
    isIgnored && sender.tool === 'doctl'
      ? names.length === 1
        ? 'but doctl ignores it in a named context'
        : 'but in a named context doctl ignores the variable'
      : `but ${sender.tool} doesn’t send ${names.length === 1 ? 'it' : 'them'} from here`;
  return `${one} in ${names.join(' and ')} ${verb}, ${but}.`;
}

/** What the doctor knows to do about the place of the token. */
function stepsOf({ sender, findings, works, platform, report }: Joined, main: Diagnosis): Fix[] {
  if (sender === null) return [];
  const { hiddenBy, survey, choice } = sender;
  if (hiddenBy !== null) return [hiddenStep(hiddenBy)];
  const steps: Fix[] = [];
  const place = placeOf(choice);
  const stale = findings.find(({ code }) => code === 'stale-copy');
  if (place !== null && stale !== undefined && works.length > 0) {
    steps.push(staleStep(place, adviceOn(stale, platform).command));
  }
  const { chosenBy, context } = survey.doctl;
  const isMissing = (finding: Finding) =>
    finding.code === 'missing-context' && finding.evidence.user === null;
  const isDoctl = sender.tool === 'doctl';
  if (isDoctl && findings.some(isMissing)) {
    steps.push({ text: 'List the contexts that doctl has:', command: 'doctl auth list' });
    if (/^\w[\w.@-]*$/.test(context) && printable(context) === context) {
      steps.push({
        text: 'Or save a token in this context:',
        command: `doctl auth init --context ${context}`,
      });
    }
  }
  const hides = findings.find(({ code }) => code === 'context-hides-variable');
  const isRejected = main.severity === 'error' && report.verdict === 'problem';
  if (isDoctl && hides !== undefined && isRejected) {
    steps.push(
      chosenBy === 'option'
        ? { text: 'Leave out --context, so that doctl uses DIGITALOCEAN_ACCESS_TOKEN.' }
        : {
            text: 'Or use DIGITALOCEAN_ACCESS_TOKEN instead of the context:',
            ...commandOf(adviceOn(hides, platform)),
          },
    );
  }
  return steps;
}

const commandOf = ({ command }: { readonly command?: string }) =>
  command === undefined ? {} : { command };

function staleStep({ location }: Place, command: string | undefined): Fix {
  const more = command === undefined ? {} : { command };
  switch (location.in) {
    case 'doctl':
      return { text: `Log in again in the context “${location.context}”:`, ...more };
    case 'environment':
      return { text: `Remove the old token from ${nameOf(location)}, or replace it:`, ...more };
    case 'argument':
      return { text: `Leave out ${nameOf(location)}, or give it a token that works.` };
    default:
      return { text: `Replace the token in ${nameOf(location)}.` };
  }
}

function hiddenStep({
  name,
  effect,
}: {
  readonly name: string;
  readonly effect: HidingEffect;
}): Fix {
  switch (effect) {
    case 'other-user':
      return {
        text: `Find out which token it is, as that user:`,
        command: `${name} token-check doctor`,
      };
    case 'sets-variables':
      return {
        text: `Put token-check behind ${name}, so that it sees the same variables: ${name} … token-check run -- …`,
      };
    case 'elsewhere':
      return {
        text: 'Run token-check there, or paste the error at its prompt:',
        command: 'token-check',
      };
  }
}
