import { base64Of } from '../text/decode.ts';
import { reveal, Secret } from './secret.ts';

/** A copy of plain data with the label of a secret instead of every trace of it in any text. */
export function hideSecrets<T>(data: T, secrets: readonly Secret[]): T {
  return hide(data, (text) => hideInText(text, secrets)) as T;
}

/**
 * As {@link hideSecrets}, also for a secret that is encoded: backwards, in hex, in Base64 or with percent
 * signs. A server that got it may answer so, and a person may paste it so.
 */
export function hideEchoes<T>(data: T, secrets: readonly Secret[]): T {
  const labels = new Map<Secret, string>();
  for (const secret of secrets) {
    for (const form of formsOf(reveal(secret))) labels.set(new Secret(form), secret.label);
  }
  const forms = [...labels.keys()];
  return hide(data, (text) => hideInText(text, forms, labels)) as T;
}

/** A value as it is, and as a server may encode it. */
function formsOf(value: string): readonly string[] {
  const codes = Array.from(value, (char) => char.charCodeAt(0).toString(16).padStart(2, '0'));
  return [
    value,
    [...value].reverse().join(''),
    codes.join(''),
    codes.map((code) => `%${code}`).join(''),
    // Base64 has three forms, depending on how much text comes before. Other characters than those of one
    // byte aren't in any credential.
    ...(/[^\0-\xff]/.test(value) ? [] : ['', ' ', '  ']).map((before) => base64Of(before + value)),
  ];
}

function hide(data: unknown, inText: (text: string) => string): unknown {
  if (typeof data === 'string') return inText(data);
  if (Array.isArray(data)) return data.map((item) => hide(item, inText));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, hide(value, inText)]),
  );
}

/** This many consecutive characters of a value are a trace of it. */
const traceLength = 12;

/** Whether a value can be searched for: a short one, or one without a digit, can be a plain word. */
const isDistinctive = (value: string): boolean => value.length >= 16 && /\d/.test(value);

/** Where a text contains a trace of a secret: half-open, in UTF-16 units, in the order of the text. */
export interface Trace {
  readonly start: number;
  readonly end: number;
  readonly secret: Secret;
}

/**
 * `text` with the label of a secret instead of every trace of it. A trace is a run of 12 or more
 * consecutive characters of the value, in any letter case.
 */
export function hideInText(
  text: string,
  secrets: readonly Secret[],
  labels?: ReadonlyMap<Secret, string>,
): string {
  let result = '';
  let copied = 0;
  for (const { start, end, secret } of tracesIn(text, secrets)) {
    result += text.slice(copied, start) + (labels?.get(secret) ?? secret.label);
    copied = end;
  }
  return result + text.slice(copied);
}

/** Every trace of the secrets in a text. */
export function tracesIn(text: string, secrets: readonly Secret[]): Trace[] {
  if (text.length < traceLength) return [];
  const owners = new Map<string, Secret>();
  for (const secret of secrets) {
    const value = fold(reveal(secret));
    if (!isDistinctive(value)) continue;
    for (let at = 0; at + traceLength <= value.length; at++) {
      owners.set(value.slice(at, at + traceLength), secret);
    }
  }
  if (owners.size === 0) return [];

  const folded = fold(text);
  const traces: Trace[] = [];
  for (let at = 0; at + traceLength <= folded.length; at++) {
    const owner = owners.get(folded.slice(at, at + traceLength));
    if (owner === undefined) continue;
    let end = at + traceLength;
    while (owners.has(folded.slice(end - traceLength + 1, end + 1))) end++;
    traces.push({ start: at, end, secret: owner });
    at = end - 1;
  }
  return traces;
}

/** Every place of a value that is too short or too plain for traces. */
export function exactPlacesIn(text: string, secret: Secret): Trace[] {
  const value = reveal(secret);
  if (value.length < 6 || isDistinctive(value)) return [];
  const places: Trace[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    places.push({ start: at, end: at + value.length, secret });
  }
  return places;
}

/** The letters of tokens in lower case. Others may have another length in lower case. */
const fold = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
