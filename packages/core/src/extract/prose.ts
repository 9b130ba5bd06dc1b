/** A longer text is a log, and prose in it is no story of a person. */
export const maxProse = 8000;

/** Lines that a program printed, and lines of configuration or code. */
const machineLine =
  /^\s{0,20}(?:[$>#{}[\]|]|\d{4}-\d\d-\d\d|curl |export |error[:[]|\w{1,40}[=:]\s{0,2}\S)|[{};]\s{0,9}$/i;

/** Words of a person who tells what happened. No program says them of itself. */
const firstPerson = /\b(?:I|I['’]?(?:m|ve)|i['’](?:m|ve)|we|we['’](?:re|ve)|[Mm]y|[Oo]ur)\b/;
/** Words that connect what happened. */
const narrative =
  /\b(?:tried|trying|when I|whenever|however|though|anyone|please|thanks|works?|worked|after|because|still|always|guide|tutorial|readme)\b/gi;

/** The text without what programs printed, configuration and code. */
export const proseIn = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !machineLine.test(line))
    .join('\n');

/** Whether a person tells or asks something in a text. */
export function isStory(text: string): boolean {
  return text
    .slice(0, maxProse)
    .split('\n')
    .some((line) => isProse(line));
}

/** Whether a line is a sentence of a person. */
function isProse(line: string): boolean {
  if (machineLine.test(line)) return false;
  if (/(?:[A-Za-z'’-]{1,30} ){2}[A-Za-z'’-]{1,30}\?(?:\s|$)/.test(line)) return true;
  if (firstPerson.test(line) && /(?:[A-Za-z'’-]{1,30}[,:]? ){2}/.test(line)) return true;
  return (line.match(narrative)?.length ?? 0) > 1;
}
