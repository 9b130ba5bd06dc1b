import type { Fact } from '../../facts.ts';
import { mentionsDigitalOcean } from '../../knowledge/hosts.ts';
import { anyOf, anyWord, sequence } from '../../text/patterns.ts';

/** A message that a token was revoked; the reasons of OAuth errors say it with other words. */
const revocation = anyOf(
  [
    /\btokens? (?:was|were|has been|have been|got) (?:automatically )?revoked\b/,
    /\brevoked (?:your|the|this|that|these) [^.\n]{0,40}tokens?\b/,
  ],
  'i',
);
const leaked = /\b(?:leaked|exposed|compromised)\b/;
/** Why a service revokes a token by itself: only a notice about that says so. */
const notice = anyOf(
  [
    /public(?:ly)?\b[^.\n]{0,40}\b(?:repositor|accessible|available|place)/,
    /secret scanning/,
    leaked,
    /to protect your/,
  ],
  'i',
);
const credentialWords = /\b(?:token|key|secret|credential)s?\b/;
/** A message that others have seen a credential. */
const exposure = anyOf(
  [
    sequence([
      credentialWords,
      /[^.\n]{0,80}\b/,
      anyOf([
        anyWord('leaked exposed compromised'),
        /public(?:ly)? (?:repo|exposed|accessible|available|place|gist)/,
      ]),
    ]),
    sequence([leaked, /[^.\n]{0,40}/, credentialWords]),
  ],
  'i',
);
/** A question, a wish or a story. */
const doubt = anyOf(
  [
    /\?/,
    sequence([
      /\b/,
      anyOf([
        anyWord('if whether could should maybe perhaps todo'),
        /not sure|check that|used to|(?:the|my|our) old/,
      ]),
      /\b/,
    ]),
  ],
  'i',
);

/** What a message, such as DigitalOcean's e-mail about a leaked token, says happened to a token. */
export function noticesIn(text: string): Fact[] {
  const facts: Fact[] = [];
  if (isExposed(text)) facts.push({ type: 'exposure', origin: 'pasted' });
  if (isRevoked(text)) facts.push({ type: 'revocation', origin: 'pasted' });
  return facts;
}

/** Whether others have seen a credential of DigitalOcean. */
function isExposed(text: string): boolean {
  const line = text.split('\n').find((one) => exposure.test(one));
  return line !== undefined && !doubt.test(line) && mentionsDigitalOcean.test(text);
}

/** Whether a notice, and not a person's story or question, says that a token was revoked. */
function isRevoked(text: string): boolean {
  const sentence = text.split(/(?<=[.!?])\s|\n/).find((one) => revocation.test(one));
  if (sentence === undefined || doubt.test(sentence)) return false;
  return notice.test(text) && mentionsDigitalOcean.test(text);
}
