import type { AuthScheme, RequestSeen } from '../../facts.ts';
import { bearerChosen } from '../../knowledge/form-words.ts';
import { mentionsDigitalOcean } from '../../knowledge/hosts.ts';
import { formName } from '../../knowledge/tools.ts';
import { anyOf, sequence } from '../../text/patterns.ts';
import { maxProse } from '../prose.ts';

/**
 * A request that a person describes as the form shows it that builds it, or that the file of such a
 * program contains: Postman's tab Authorization, n8n's Header Auth, Bruno's `auth:basic`.
 */

/** Words of such a form. */
const formWords = anyOf(
  [
    formName,
    /\b(?:bruno|swagger|n8n|make\.com|integromat|logic apps?|grafana|home ?assistant|http (?:request|action))\b/,
    /\bauth\w{0,12} (?:tab|type|method|field|dropdown)\b|\bheader auth\b|\bauth:\w|"auth"\s?:/,
  ],
  'i',
);
/** About the API, if DigitalOcean isn't named. */
const ownMessage = /\bunable to authenticate you\b/i;

/** "I picked", "Auth type:", "is set to" before the type of authorization. */
const chosen =
  /\b(?:auth\w{0,12}|type|tab|mode|credentials?|select\w{0,3}|pick\w{0,3}|cho(?:se|sen|ose)|set|us(?:e|ed|ing)|with|filled in|the)\b[^\n.]{0,40}?/;
const basic = anyOf(
  [
    sequence([chosen, /\bbasic[ _-]?auth\w{0,11}\b/]),
    /\bbasic[ _-]?auth\w{0,11}\b[^\n.]{0,30}\b(?:field|tab|user ?name|password|module)\b/,
    /\bauth\w{0,12}(?: type| mode| method)?\s{0,3}[=:>-]{1,2}\s{0,3}basic\b/,
    /\bauth:basic\b|\bhttpBasicAuth\b|"auth"\s{0,3}:\s{0,3}\{\s{0,40}"type"\s{0,3}:\s{0,3}"basic"/,
  ],
  'i',
);
/** Bearer was chosen, or Basic belongs to something else. DigitalOcean's answer names Bearer as well. */
const notBasic =
  /(?<!www-authenticate: )\bbearer\b|\b(?:not|no|never|without|instead of|rather than|disabled?|n['’]t)\b[^.\n]{0,20}\bbasic\b|\bbasic\b[^.\n]{0,30}\b(?:works|worked)\b|registry\.digitalocean|\bhtpasswd\b|\bclient[_ ](?:id|secret)\b|\boauth\b/i;

/** The value of a header is described as the token alone. */
const tokenAsValue = sequence(
  [
    /\b(?:key|name|header)\b["']?(?: name)?\s{0,3}(?:[=:]|is|called|named|,)?\s{0,3}["'“`]?authorization\b|\bauth\w{0,12}(?: type)?\W{1,3}(?:raw|custom)\b/,
    /[^\n]{0,60}\n?[^\n]{0,20}\b(?:value|password)\b\W{0,6}(?:is |was )?/,
    anyOf([
      /(?:just |only )?(?:my |the |our |a )?(?:\w{2,14} ){0,3}(?:token|key|pat)\b/,
      /do[opr]_v1_/,
    ]),
  ],
  'i',
);

/** "Bearer:" at the start of a value. */
const joinedValue = /\bvalue\b\W{0,6}bearer(?<separator>[:=])/i;

const bearerInField = sequence(
  [
    anyOf([
      /\b(?:token|value|field|password|secret)\b["')]?\s{0,3}(?:field |box )?(?:[:=]|is|has|contains)?\s{0,3}/,
      /\b(?:typed|wrote|put|entered|pasted|filled in)\b[^.\n]{0,20}["'“`]/,
    ]),
    /["'“`]?bearer(?:\s{1,2}(?:do[opr]_v1|<|\{\{|\$|\*|x{3}|…|\.{3}|my\b|token\b)|["'”`]? (?:before|in front|and (?:then )?(?:my|the) token))/,
  ],
  'i',
);

/** A header of another name. */
const otherHeader =
  /\b(?:key|name|header)\b["']?(?: name)?\s{0,3}(?:[=:]|is|called|named)?\s{0,3}["'“`]?(?<name>x-[a-z-]{2,30}|api[-_]key|auth[-_]token|access[-_]token|api[-_]token)\b/i;

/** A parameter of the address. */
const queryValue =
  /\bquery(?: ?string| ?param\w{0,7})(?: param\w{0,7})?\b[^\n]{0,30}?\b(?<name>access_token|token|api_?key|auth_token)\b/i;

/** Home Assistant takes a value from its file of secrets. */
const secretHeader = /\bauthorization["']?:\s{0,3}!secret (?<name>\w{1,40})/i;
const secretValue = /\b(?<name>\w{1,40}):[ \t]{1,4}["']?do[opr]_v1_/g;

/** How the form that a text describes sends the token, if that is wrong; null otherwise. */
function schemeIn(text: string): AuthScheme | null {
  const secret = secretHeader.exec(text)?.groups?.name;
  if (secret !== undefined) {
    const isToken = [...text.matchAll(secretValue)].some(({ groups }) => groups?.name === secret);
    return isToken ? { type: 'no-scheme' } : null;
  }
  if (!formWords.test(text)) return null;
  const separator = joinedValue.exec(text)?.groups?.separator;
  if (separator !== undefined) return { type: 'joined-scheme', separator };
  const bearers = text.match(/\b(?:http)?bearer(?:auth)?\b/gi)?.length ?? 0;
  if (bearers > 1 && !/\bheaders?\b/i.test(text)) {
    const isRepeated = bearerChosen.test(text) && bearerInField.test(text);
    return isRepeated ? { type: 'repeated-scheme' } : null;
  }
  if (basic.test(text) && !notBasic.test(text)) return { type: 'scheme', scheme: 'Basic' };
  if (bearers > 0) return null;
  const parameter = queryValue.exec(text)?.groups?.name;
  if (parameter !== undefined) return { type: 'query', parameter };
  if (tokenAsValue.test(text)) return { type: 'no-scheme' };
  const name = otherHeader.exec(text)?.groups?.name;
  return name === undefined || /\bauthorization["'”:=]/i.test(text)
    ? null
    : { type: 'header', name };
}

/**
 * The request of a form. `tool`: the program of the text. Null where the text describes none, and
 * where nothing is wrong with how it sends the token.
 */
export function requestOfForm(text: string, tool: string | null): RequestSeen | null {
  if (text.length > maxProse) return null;
  if (!mentionsDigitalOcean.test(text) && !ownMessage.test(text)) return null;
  const authScheme = schemeIn(text);
  if (authScheme === null) return null;
  return {
    type: 'request',
    origin: 'pasted',
    tool,
    method: null,
    url: null,
    authScheme,
    form: true,
  };
}
