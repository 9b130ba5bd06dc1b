import { onlyTool } from '../doctor/only-tool.ts';
import { type Choice, isForApi, type Place } from '../doctor/place.ts';
import type { Survey } from '../doctor/survey.ts';
import { type CommandSeen, nameOfProgram } from './command.ts';
import { doubtOf, setsVariable } from './options-of.ts';
import { toolOf } from './tools-of.ts';

/** Which tool sent the credential, and what we know of it. */
export interface Sender {
  /** As people call it; with the name of the part that is configured: `Terraform (east)`. */
  readonly tool: string;
  /** What it finds where it looks; null if a wrapper hides that. */
  readonly choice: Choice | null;
  /** Whether nothing shows that the program reads this place. */
  readonly isGuess: boolean;
  /** The wrapper that hides it; null without one. */
  readonly hiddenBy: CommandSeen['hiddenBy'];
  /** What is known of the machine, for the tool alone. */
  readonly survey: Survey;
}

/**
 * What a tool sends from here: one for each part of its configuration that has a token of its own.
 * `tool`: as `onlyTool` takes it.
 */
export function sendersOf(
  tool: string,
  { hiddenBy, args, program }: Pick<CommandSeen, 'hiddenBy' | 'args' | 'program'>,
  all: Survey,
): readonly Sender[] {
  const survey = onlyTool(all, tool);
  if (survey === null) return [];
  if (hiddenBy !== null) return [{ tool, choice: null, isGuess: false, hiddenBy, survey }];
  const doubt = toolOf(program) === tool ? doubtOf(tool, args) : null;
  if (doubt !== null) {
    const choice = { tool, found: { unknown: doubt } };
    return [{ tool, choice, isGuess: false, hiddenBy: null, survey }];
  }
  const named = survey.choices.filter((choice) => isNamedIn(choice, args));
  const choices = named.length > 0 ? named : survey.choices;
  const found = choices.filter((choice) => choice.found !== undefined);
  const [first = { tool, found: undefined }] = found.length > 0 ? found : choices;
  const places = found.filter((choice) => placeOf(choice) !== null);
  const own = places.length > 0 ? places : [first];
  const texts = own.map((choice) => placeOf(choice)?.text);
  return own
    .filter((_, at) => texts.indexOf(texts[at]) === at)
    .map((one) => {
      const choice = fromArguments(one, args);
      return { tool: choice.tool, choice, isGuess: false, hiddenBy: null, survey };
    });
}

/** What the survey finds in TF_CLI_ARGS may be an option of the command itself, which we put there. */
function fromArguments(choice: Choice, args: readonly string[]): Choice {
  const { found } = choice;
  if (found && 'nothing' in found && found.nothing.code === 'token-file-missing') {
    const { name } = found.nothing;
    const isOption = name === 'TF_CLI_ARGS' && args.some((word) => /^--?var-file\b/.test(word));
    return isOption
      ? { ...choice, found: { nothing: { ...found.nothing, name: '-var-file' } } }
      : choice;
  }
  const place = placeOf(choice);
  if (place?.location.in !== 'environment' || place.location.name !== 'TF_CLI_ARGS') return choice;
  const { key = '' } = place.location;
  if (!setsVariable(args, key)) return choice;
  const location = { in: 'argument', name: `-var ${key}` } as const;
  return { ...choice, found: { place: { ...place, location } } };
}

/** The only token in the environment of a program that we don't know; none if there are several. */
export function guessedSenders(command: CommandSeen, survey: Survey): readonly Sender[] {
  const places = survey.places.filter(
    (place) => place.location.in === 'environment' && isForApi(place),
  );
  const [first] = places;
  const isOne = new Set(places.map(({ text }) => text)).size === 1;
  if (first === undefined || !isOne || command.hiddenBy !== null) return [];
  const tool = nameOfProgram(command);
  const choice = { tool, found: { place: first } };
  return [{ tool, choice, isGuess: true, hiddenBy: null, survey }];
}

/** Whether an argument names the file that a choice is about, as an option of certbot does. */
function isNamedIn({ tool }: Choice, args: readonly string[]): boolean {
  const file = tool.endsWith(')') ? tool.slice(tool.lastIndexOf('(') + 1, -1) : '';
  const name = file.split(/[\\/]/).at(-1) ?? '';
  return name.includes('.') && args.some((word) => word.split(/[\\/=]/).at(-1) === name);
}

/** The place of what a tool sends; null if it sends nothing that we know. */
export function placeOf(choice: Choice | null): Place | null {
  const found = choice?.found;
  return found && 'place' in found ? found.place : null;
}

/** The value that can be checked with DigitalOcean; null if there is none. */
export function apiTokenOf(choice: Choice | null): string | null {
  const place = placeOf(choice);
  return place !== null && isForApi(place) ? place.text : null;
}
