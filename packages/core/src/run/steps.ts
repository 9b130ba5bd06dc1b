import type { Finding } from '../doctor/findings.ts';
import { printable } from '../doctor/names.ts';
import { shortName } from '../doctor/only-tool.ts';
import { nameOf, type Place } from '../doctor/place.ts';
import { type Advice, adviceOn } from '../doctor/words.ts';
import type { Fix } from '../explain.ts';
import { nameOfProgram } from './command.ts';
import type { Joined } from './join.ts';
import { placeOf, type Sender } from './sender.ts';
import { toolOf } from './tools-of.ts';

/** What to do about the place of the token, by what the doctor finds. */
export function stepsFor(joined: Joined): readonly Fix[] {
  const { sender, works, shownFrom } = joined;
  if (sender === null) return works.length > 0 ? staleCopy(joined, shownFrom) : [];
  if (sender.hiddenBy !== null) return [hidingStep(sender.hiddenBy)];
  const isNothing = sender.choice?.found !== undefined && 'nothing' in sender.choice.found;
  if (works.length === 0 && !isNothing) return [];
  const ofDoctl =
    sender.tool === 'doctl'
      ? [...missingContext(joined, sender), ...otherToken(joined, sender)]
      : [];
  return [...staleCopy(joined, placeOf(sender.choice)), ...ofDoctl];
}

/** What to do if the token that is here works, and another one was refused. */
export function anotherToken({ command }: Joined, { tool }: Sender): Fix {
  const isScript = toolOf(command.program) !== shortName(tool);
  return {
    text: isScript
      ? `Find what gives ${tool} another token: a variable or an option in ${nameOfProgram(command)}, or a file that it loads.`
      : `Run it again. If it still fails, a variable, an option or a file that token-check doesn’t know gives ${tool} another token.`,
  };
}

function staleCopy(joined: Joined, place: Place | null): Fix[] {
  const { findings, platform } = joined;
  const stale = findings.find((one) => one.code === 'stale-copy');
  if (stale === undefined || place === null) return [];
  // What the command sent is in one place; the doctor would clean up its copies too.
  const evidence = { ...stale.evidence, at: [place.location], copies: [] };
  return [replaceStep(place, adviceOn({ ...stale, evidence }, platform))];
}

function replaceStep({ location }: Place, { command }: Advice): Fix {
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

function missingContext({ findings }: Joined, { survey: { doctl } }: Sender): Fix[] {
  const isMissing = (one: Finding) => one.code === 'missing-context' && one.evidence.user === null;
  if (!findings.some(isMissing)) return [];
  const { context } = doctl;
  return [
    { text: 'List the contexts that doctl has:', command: 'doctl auth list' },
    ...(isPlain(context)
      ? [
          {
            text: 'Save a token in this context if it is missing:',
            command: `doctl auth init --context ${context}`,
          },
        ]
      : []),
  ];
}

/** How doctl can send another token that is here. */
function otherToken(joined: Joined, { survey: { doctl }, choice }: Sender): Fix[] {
  const { findings, platform } = joined;
  const hides = findings.find((one) => one.code === 'context-hides-variable');
  const isOption = doctl.chosenBy === 'option';
  if (hides !== undefined) {
    return isOption
      ? [{ text: 'Or leave out --context, so that doctl uses DIGITALOCEAN_ACCESS_TOKEN.' }]
      : [
          {
            ...adviceOn(hides, platform),
            text: 'Or use DIGITALOCEAN_ACCESS_TOKEN instead of the context:',
          },
        ];
  }
  const other = joined.works.flatMap(({ location }) =>
    location.in === 'doctl' && isPlain(location.context) ? location.context : [],
  )[0];
  if (other === undefined || placeOf(choice)?.location.in !== 'doctl') return [];
  switch (doctl.chosenBy) {
    case 'option':
      return [{ text: `Or use the context “${other}”, whose token works: --context ${other}` }];
    case 'DIGITALOCEAN_CONTEXT':
      return [{ text: `Or set DIGITALOCEAN_CONTEXT to “${other}”, whose token works.` }];
    default:
      return [
        {
          text: `Or use the context “${other}”, whose token works:`,
          command: `doctl auth switch --context ${other}`,
        },
      ];
  }
}

/** Whether a name is safe in a command to copy, because a shell reads nothing else into it. */
const isPlain = (name: string) => /^\w[\w.@-]*$/.test(name) && printable(name) === name;

function hidingStep({ name, effect }: NonNullable<Sender['hiddenBy']>): Fix {
  if (effect === 'sets-variables') {
    return {
      text: `Put token-check behind ${name}, so that it sees the same variables: ${name} … token-check run -- …`,
    };
  }
  if (effect === 'elsewhere') {
    return { text: 'Run token-check in the place where the tool runs.' };
  }
  const text = 'See which tokens that user has:';
  return name === 'sudo' || name === 'doas'
    ? { text, command: `${name} token-check doctor` }
    : { text: 'Run “token-check doctor” as that user, to see which tokens it has.' };
}
