import type { Confidence } from '../knowledge/kinds.ts';

/** The first 16 digits of values that stand in documentation; the whole ones would look like a leak. */
const documented: ReadonlySet<string> = new Set([
  '77e027c7447f4680', // docs.digitalocean.com, example usage
  '53918d3cd735062c', // doctl, commands/auth_test.go
  '0000111122223333', // certbot-dns-digitalocean
  'b7d03a6947b217ef', // API v2 docs of 2014, container registry sample
]);

/** Whether the digits of a whole token are those of a guide. */
export function isSample(digits: string): boolean {
  return documented.has(digits.slice(0, 16));
}

/** "your", "insert", "here" in the languages of the guides that people follow. */
const instruction =
  /(?<![\p{L}])(?:your|yours|my|the|this|insert|enter|paste|replace|change|put|add|copy|fill|example|sample|dummy|fake|test|some|here|goes|real|actual|dein|deine|deinen|ihr|ihre|hier|mein|einf(?:ue|ü)gen|votre|ton|ici|mon|tu|su|mi|aqu[ií]|seu|sua|meu|aqui|il|tuo|mio|qui|jouw|uw|mijn|twoj|twój|din|ditt|min|sizin|ваш|твой|мой)(?![\p{L}])/iu;
const noun =
  /(?<![\p{L}])(?:token|tokens|key|keys|secret|pat|api|password|credential|value|digitalocean|digital|ocean|do|access|bearer|jeton|cl[eé]|ficha|clave|chave|chiave|schl(?:ue|ü)ssel|sleutel|klucz|токен|ключ)(?![\p{L}])/iu;
/** Scripts that are written without spaces: "your token", "enter the key". */
const asian = /令牌|密钥|金鑰|权杖|トークン|アクセスキー|토큰|您的|你的|あなたの|여기/;

/** Whether the value stands for a token that was to be put there, and how sure that is. */
export function placeholderConfidence(value: string): Confidence | null {
  if (value.length > 300) return null;
  const body = value.replace(/^do[a-z][_-]v1[_-]/i, '');
  if (documented.has(body.slice(0, 16)) || /^a05dd2f2.*replace/i.test(body)) return 'certain';
  // Digits of the right kind may be a token whatever they look like: only a question can tell.
  if (/^[0-9a-f]{16,}$/i.test(body)) return null;
  if (/^<[^<>]*>$|^\[[A-Za-z _-]+\]$|^\{[A-Za-z_ -]+\}$|^__\w+__$|^@@?\w+@@?$/.test(value))
    return 'certain';
  if (/^(.)\1{3,}$/.test(body) || /^[xX]{3,}/.test(body) || /^(?:\.{3}|…)$/.test(body))
    return 'certain';
  if (asian.test(value)) return 'certain';
  // Digits among long runs of letters are a value; in random letters any short word can be found.
  if (/\d/.test(body) && /[A-Za-z0-9]{16}/.test(body)) return null;
  if (
    /^(?:change[_-]?me|replace[_-]?me|todo|fixme|tbd|n\/a|none|null|nil|undefined|secret|token|mytoken|foo|bar|foobar|example|dummy|fake|sample|test|string|abc|abcd|abcdef|abc123|123|1234|12345|123456|1234567890|password|api[_-]?key|access[_-]?token)$/i.test(
      body,
    )
  ) {
    return 'certain';
  }
  const words = body.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_\-.:]+/g, ' ');
  const hasInstruction = instruction.test(words);
  if (hasInstruction && noun.test(words)) return 'certain';
  if (
    /^(?:my|your|the)?(?:do|digitalocean)?(?:api|access)?(?:token|key)$/i.test(
      body.replace(/[_\-\s]/g, ''),
    )
  )
    return 'certain';
  if (/^(?:[A-Z][A-Z0-9]*_)+(?:TOKEN|KEY|SECRET|PAT|HERE)$/.test(value)) return 'likely';
  if (hasInstruction && /^[\p{L}\s,.!?'’-]+$/u.test(words) && words.length > 8) return 'likely';
  return null;
}

/** A pattern typed by hand: 0000…, 123412341234…, and the like again and again. */
export function isTyped(value: string): boolean {
  if (value.length > 300) return false;
  return (
    /^([0-9a-z]{1,16})\1{3,}$/i.test(value) ||
    /(.)\1{15,}/.test(value) ||
    (/^(?:0123456789|1234567890|abcdef|deadbeef)/i.test(value) && value.length >= 10)
  );
}
