import { printable } from '../doctor/names.ts';
import { shortName } from '../doctor/only-tool.ts';
import { nameOf, type Place } from '../doctor/place.ts';
import { contentWords, whyWords } from '../doctor/words.ts';
import { layOut } from '../report/layout.ts';
import { type HidingEffect, nameOfProgram } from './command.ts';
import type { Joined } from './join.ts';
import type { Relation } from './relation.ts';
import type { Sender } from './sender.ts';
import { toolOf } from './tools-of.ts';

/** The headline if DigitalOcean accepts the token that was sent. */
export function workingTitle({ tool, isGuess }: Sender, relation: Relation): string {
  const token = isGuess ? 'The token in the environment' : `${tool}’s token`;
  return relation === 'unclear'
    ? `${token} works, so the failure has another cause`
    : `${token} works, so the error is about another one`;
}

/** What the tool sends from here; empty if no tool is known. */
export function senderWords(joined: Joined): string {
  const { sender, told, command, shownFrom, folder } = joined;
  if (shownFrom !== null) {
    const text = (told.source.line ?? 1) === 1 ? 'command' : 'output';
    return `The token in the ${text} is the one in ${nameOf(shownFrom.location)}.`;
  }
  if (sender === null) return '';
  const { tool, choice, hiddenBy } = sender;
  const here = folder === null ? 'From here' : `In ${printable(folder)}`;
  if (hiddenBy !== null) {
    return `token-check can’t tell which token ${tool} sends, because ${hiddenBy.name} ${hidingWords[hiddenBy.effect]}.`;
  }
  const found = choice?.found;
  const code = layOut(told).main?.code;
  const isScript = toolOf(command.program) !== shortName(tool);
  if (found === undefined) {
    // Without a token, it would have got no answer.
    return isScript && code !== 'empty-input'
      ? `${here}, ${tool} finds no token in any place where it looks: ${nameOfProgram(command)} probably gives it one.`
      : `${here}, ${tool} sends no token: it finds none in any place where it looks.`;
  }
  if ('nothing' in found) return `${here}, ${tool} sends no token: ${whyWords(found)}.`;
  if ('unknown' in found) {
    return `token-check can’t tell which token ${tool} sends: ${whyWords(found)}.`;
  }
  const content = contentWords(found.place.content);
  if (content !== null) {
    return `${here}, ${tool} uses ${nameOf(found.place.location)}: ${content}.`;
  }
  if (sender.isGuess) {
    return `token-check doesn’t know which token ${tool} sends. The only one in its environment is in ${nameOf(found.place.location)}.`;
  }
  const where = whereWords(found.place, tool);
  if (code !== 'empty-input') {
    return `${here}, ${tool} sends the token ${where}.`;
  }
  const why = isScript ? `: ${nameOfProgram(command)} probably runs it with other variables` : '';
  return `${here}, ${tool} would send the token ${where}, but it says that it got none${why}.`;
}

const hidingWords: Readonly<Record<HidingEffect, string>> = {
  'other-user': 'runs it as another user, with other variables and files',
  'sets-variables': 'sets variables for it that token-check doesn’t see',
  elsewhere: 'runs it in another place',
};

function whereWords({ location }: Place, tool: string): string {
  if (location.in !== 'doctl') return `in ${nameOf(location)}`;
  return `of ${tool === 'doctl' ? 'its' : 'doctl’s'} context “${location.context}”`;
}

/** Another token that works and isn't sent; empty without one. */
export function otherTokenWords({ works, sender, findings, command }: Joined): string {
  if (works.length === 0) return '';
  const tool = sender?.tool ?? nameOfProgram(command);
  const names = works.map(({ location }) => nameOf(location));
  const variable = 'DIGITALOCEAN_ACCESS_TOKEN';
  const isIgnored =
    tool === 'doctl' &&
    names.includes(variable) &&
    findings.some(({ code }) => code === 'context-hides-variable');
  if (sender?.isGuess && names.length === 1) return `Another token here works: in ${names[0]}.`;
  if (names.length === 1) {
    return `The one in ${names[0]} works, but ${isIgnored ? 'doctl ignores it in a named context' : `${tool} doesn’t send it from here`}.`;
  }
  const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  if (sender?.isGuess) return `Other tokens here work: in ${list}.`;
  return `Those in ${list} work, but ${isIgnored ? 'in a named context doctl ignores the variable' : `${tool} doesn’t send them from here`}.`;
}
