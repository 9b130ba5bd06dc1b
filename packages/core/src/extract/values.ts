import { prefixedToken } from '../knowledge/token-formats.ts';
import { trimEnd } from '../text/lines.ts';
import { anyOf, anyWord, group, sequence } from '../text/patterns.ts';

/** A reference in the syntax of a template language or a shell, of at most 120 characters. */
export const template = anyOf([
  /\$\{\{[^{}\n]{0,120}\}\}/, // GitHub Actions
  /\{\{[^{}\n]{0,120}\}\}/, // Jinja, Go, Postman
  /<%=[^<>\n]{0,120}%>/, // ERB
  /#\{[^{}\n]{0,120}\}/, // Ruby
  /\$\{[^{}\n]{0,120}\}/, // shells, JavaScript, Terraform
  /\$\([^()\n]{0,120}\)/, // the output of a command, in shells
]);

/**
 * What a string literal replaces by the value of an expression, which may contain quotes: `{…}` of
 * Python, PHP and C#, `#{…}` of Ruby, `${…}`, and `$(…)` of Julia and PowerShell.
 */
export const interpolation =
  /[$#]\{[^{}\n]{0,120}\}|\{\$?[A-Za-z_][^{}\n]{0,120}\}|\$\([^()\n]{1,120}\)/;

/** The text of a string literal in double quotes: an {@link interpolation} may contain quotes. */
export const inDoubleQuotes =
  /(?:[^"\n$#{]|[$#]\{[^{}\n]{0,120}\}|\{\$?[A-Za-z_][^{}\n]{0,120}\}|\$\([^()\n]{1,120}\)|[$#](?![{(])|[$#]\{(?![^{}\n]{0,120}\})|\$\((?![^()\n]{1,120}\))|#\(|\{(?!\$?[A-Za-z_][^{}\n]{0,120}\})){0,4096}/;
/** The same in single quotes. */
export const inSingleQuotes =
  /(?:[^'\n{]|\{\$?[A-Za-z_][^{}\n]{0,120}\}|\{(?!\$?[A-Za-z_][^{}\n]{0,120}\})){0,4096}/;

/** The operators with which languages join two strings. Visual Basic writes `&` between spaces. */
export const joining = sequence([
  /\s{0,20}/,
  /\+\+?|\.{1,2}|<>|\|\||[~^]|(?<=\s)&(?=\s)/,
  /\s{0,20}/,
]);

/**
 * How programs read a variable of the environment or of their configuration: a call or an index with
 * the name as a literal. The group contains the name, also with a wrong `$` before it.
 */
export const variableRead = sequence([
  anyOf([
    anyWord(`
      os\\.environ\\.get os\\.environ os\\.getenv os\\.Getenv os\\.LookupEnv environ\\.get getenv
      System\\.getenv System\\.getProperty Environment\\.GetEnvironmentVariable
      ENV\\.fetch ENV env std::env::var env::var option_env! Deno\\.env\\.get
      process\\.env import\\.meta\\.env \\$_ENV \\$_SERVER env\\.get env\\.str decouple\\.config config
      viper\\.GetString secrets\\.get Sys\\.getenv
    `),
  ]),
  /[([]{1,2}[ \t]{0,4}["']/,
  group('variable', /\$?[\w.:-]{1,80}/),
  /["'][^()[\]\n]{0,60}[)\]]{1,2}[?!]?(?:\.(?:unwrap|strip|trim|to_s|expect)\([^()\n]{0,40}\))?/,
]);

/** An authorization code is long and has digits; `code` is also the name of many other things. */
export function isCode(value: string): boolean {
  return /^[\w-]{20,}$/.test(value) && /\d/.test(value) && !isErrorName(value);
}

/** `ERR_NON_2XX_3XX_RESPONSE`: programs also call the name of an error its code. */
export function isErrorName(value: string): boolean {
  return /^[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,8}$/.test(value) && !/CODE|YOUR/.test(value);
}

/** `SignatureDoesNotMatch`: words without a digit. */
export const isCamelCase = (value: string): boolean => /^(?:[A-Z][a-z]{1,20}){2,8}$/.test(value);

/**
 * A token with Chinese, Japanese or Korean words right beside it, because these languages are written
 * without spaces.
 */
const amongWords = sequence([
  /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{0,40}/,
  group('token', prefixedToken),
  /(?:[\u3001\u3002\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff0c]|$)/,
]);

/**
 * Without the punctuation or the words that a sentence continues with. Three dots stay: they say that
 * something was left out.
 */
export function cutEnd(text: string): string {
  const token = amongWords.exec(text)?.groups?.token;
  if (token !== undefined) return token;
  return /(?:\.{3}|…)$/.test(text) ? text : trimEnd(text, '.,;:');
}
