import type { Confidence } from '../knowledge/kinds.ts';
import { anyOf, anyWord, sequence } from '../text/patterns.ts';

/** The first 16 digits of values in documentation; the whole ones would look like a leak. */
const documented: ReadonlySet<string> = new Set([
  '77e027c7447f4680', // docs.digitalocean.com, example usage
  '53918d3cd735062c', // doctl, commands/auth_test.go
  '0000111122223333', // certbot-dns-digitalocean
  'b7d03a6947b217ef', // API v2 docs of 2014, container registry sample
]);

/** The tokens of the sample answer in docs.digitalocean.com, OAuth API. */
const documentedResponse: readonly string[] = ['547cac21118ae7', '00a3aae641658d'];
/** The README of python-digitalocean. */
const documentedSample = 'secretspecialuniquesnowflake';

/** Whether the digits of a whole token come from documentation. */
export const isSample = (digits: string): boolean => documented.has(digits.slice(0, 16));

/** "your", "insert", "here" in the languages of the guides that people follow. */
const instructionWord = anyOf([
  anyWord(`your yours my the this insert enter paste replace change put add copy fill example
        sample dummy fake test some here goes real actual`),
  anyWord('dein deine deinen ihr ihre hier mein einf(?:ue|ü)gen'), // German
  anyWord('votre ton ici mon'), // French
  anyWord('tu su mi aqu[ií] seu sua meu aqui'), // Spanish, Portuguese
  anyWord('il tuo mio qui'), // Italian
  anyWord('jouw uw mijn'), // Dutch
  anyWord('twoj twój'), // Polish
  anyWord('din ditt min'), // Scandinavian
  anyWord('sizin'), // Turkish
  anyWord('ваш твой мой'), // Russian
]);
const instruction = sequence([/(?<![\p{L}])/u, instructionWord, /(?![\p{L}])/u], 'iu');
/** "token", "key" in the same languages. */
const nounWord = anyOf([
  anyWord(`token tokens key keys secret pat api password credential value access bearer
        digitalocean digital ocean do`),
  anyWord('jeton cl[eé] ficha clave chave chiave'), // French, Spanish, Portuguese, Italian
  anyWord('schl(?:ue|ü)ssel sleutel klucz токен ключ'), // German, Dutch, Polish, Russian
]);
const noun = sequence([/(?<![\p{L}])/u, nounWord, /(?![\p{L}])/u], 'iu');
/** "your token", "enter the key" in languages that are written without spaces. */
const asian = anyOf([
  /令牌|密钥|金鑰|权杖|您的|你的/, // Chinese
  /トークン|アクセスキー|あなたの/, // Japanese
  /토큰|여기/, // Korean
]);
/** A whole word of these, or what people write for the characters of a token. */
const guideWord = sequence(
  [/^/, anyOf([instructionWord, nounWord, /[xX]{2,}|\.{3}|…/]), /$/],
  'iu',
);
/** Brackets and underscores that templates put around a name. */
const inBrackets = anyOf([
  /^<[^<>]*>$/,
  /^\[[A-Za-z _-]+\]$/,
  /^\{[A-Za-z_ -]+\}$/,
  /^__\w+__$/,
  /^@@?\w+@@?$/,
]);
/** A single word that people and guides write instead of a value. */
const filler = sequence(
  [
    /^/,
    anyOf([
      /change[_-]?me|replace[_-]?me|n\/a/,
      anyWord('todo fixme tbd none null nil undefined string'),
      anyWord('secret token mytoken password api[_-]?key access[_-]?token'),
      anyWord('foo bar foobar example dummy fake sample test'),
      anyWord('abc abcd abcdef abc123 123 1234 12345 123456 1234567890'),
    ]),
    /$/,
  ],
  'i',
);
/** "your DigitalOcean API token" in any spelling without spaces. */
const yourToken = /^(?:my|your|the)?(?:do|digitalocean)?(?:api|access)?(?:token|key)$/i;
/** A whole sentence in one word: `personaltokenhere`, `insertyourtokenhere`. */
const tokenHere = /^[a-z]{0,40}(?:token|key|secret|pat|code)(?:goes|is|value)?here$/i;
/** A prefix, also with dashes. */
const prefix = /^do[a-z][_-]v1[_-]/i;

/** How sure it is that a value is a placeholder for a token; null if it isn't one. */
export function placeholderConfidence(value: string): Confidence | null {
  if (value.length > 300) return null;
  const body = value.replace(prefix, '').replace(/^#/, '');
  if (isSample(body) || /^a05dd2f2.*replace/i.test(body)) return 'certain';
  // Whoever pastes the sample answer of the documentation has not necessarily sent it.
  if (value === documentedSample) return 'certain';
  if (documentedResponse.includes(value)) return 'possible';
  // Hexadecimal digits can be a token, whatever they look like: only DigitalOcean can tell.
  if (/^[0-9a-f]{16,}$/i.test(body)) return null;
  if (inBrackets.test(value)) return 'certain';
  if (/^(.)\1{3,}$/.test(body) || /^[xX]{3,}/.test(body) || /^(?:\.{3}|…)$/.test(body))
    return 'certain';
  if (asian.test(value)) return 'certain';
  // A value has digits among long runs of letters, and any short word can occur in random letters.
  if (/\d/.test(body) && /[A-Za-z0-9]{16}/.test(body)) return null;
  if (filler.test(body) || tokenHere.test(body.replace(/[_-]/g, ''))) return 'certain';
  const words = body.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_\-.:]+/g, ' ');
  const hasInstruction = instruction.test(words);
  if (hasInstruction && noun.test(words)) return 'certain';
  if (yourToken.test(body.replace(/[_\-\s]/g, ''))) return 'certain';
  // Words behind the prefix of a token: a damaged one has digits among its letters.
  const isWords = body !== value && /^[A-Za-z_-]{2,50}$/.test(body) && /[g-z]/i.test(body);
  if (isWords) return 'likely';
  if (/^(?:[A-Z][A-Z0-9]*_)+(?:TOKEN|KEY|SECRET|PAT|HERE)$/.test(value)) return 'likely';
  if (hasInstruction && /^[\p{L}\s,.!?'’-]+$/u.test(words) && words.length > 8) return 'likely';
  return null;
}

/** A placeholder as a report may repeat it; null if any part of it could belong to a secret. */
export function shownPlaceholder(value: string): string | null {
  if (value.length > 32 || !/^[\w<>[\]{}.… @-]+$/.test(value)) return null;
  const words = value
    .replace(prefix, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\d.…]+/u)
    .filter((word) => word !== '');
  const isOfGuides = (word: string) =>
    [guideWord, filler, yourToken].some((pattern) => pattern.test(word));
  return words.every(isOfGuides) ? value : null;
}

/** Whether a placeholder is what people also write instead of a token that they don't show. */
export function isElided(value: string): boolean {
  const body = value.replace(prefix, '');
  return (
    (body.length > (body === value ? 2 : 0) && new Set(body).size === 1) ||
    /^[xX]{3,}/.test(body) ||
    /^(?:\.{2,}|…)$/.test(body)
  );
}

/** Whether a value is a pattern that people type: 0000…, 123412341234…, deadbeef…. */
export function isTyped(value: string): boolean {
  if (value.length > 300) return false;
  return (
    /^([0-9a-z]{1,16})\1{3,}$/i.test(value) ||
    /(.)\1{15,}/.test(value) ||
    (/^(?:0123456789|1234567890|abcdef|deadbeef)/i.test(value) && value.length >= 10)
  );
}

/** What a log or a web page shows instead of a secret. */
const mask = anyOf(
  [
    /[*•●∙·▪■█]{3}/,
    /^(?:[*•●■█]{1,2}|redacted|masked|censored|filtered)$/, // .NET's own mask is one star
    /^value_specified_in_no_log_parameter$/, // Ansible
    /^<calculated when request is sent>$/, // Postman
    // <token redacted>, [my secret removed]
    /^[[(<{]{1,2}[\w -]{1,40}\b(?:redacted|hidden|masked|removed|censored)[\])>}]{1,2}$/,
    sequence([
      /^[[(<{]{1,2}/,
      anyOf([
        anyWord('redacted hidden masked filtered secret secure removed censored protected private'),
        /sensitive(?: value)?/, // Terraform
      ]),
      /[\])>}]{1,2}$/,
    ]),
  ],
  'i',
);

/** The same in braces, which a template would write around the name of a variable. */
export const isMaskInBraces = (value: string): boolean =>
  /^\{{1,2}(?:redacted|hidden|masked|filtered|removed|censored)\}{1,2}$/i.test(value);

export const isMask = (value: string): boolean =>
  value.length <= 500 && mask.test(value.replace(prefix, ''));
