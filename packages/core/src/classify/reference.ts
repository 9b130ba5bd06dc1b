import { variableRead } from '../extract/values.ts';
import { anyOf, anyWord, sequence } from '../text/patterns.ts';
import type { ReferenceSyntax } from './kinds.ts';

/** A call or an index that reads a variable, and nothing else. */
const readInCode = sequence([/^/, variableRead, /$/]);
/** A field of an object that contains configuration: `process.env.X`, `self.token`. */
const fieldInCode = sequence([
  /^/,
  anyOf([
    /process\.env|Deno\.env|import\.meta\.env/, // JavaScript
    anyWord('ENV env config settings options opts args params self this secrets'),
  ]),
  /(?:[?]?\.\w{1,40}){0,4}[?]?\.(\w{1,80})[!?]?$/,
]);

/** The syntaxes of references, the more specific ones first. A group contains the name. */
const syntaxes: readonly { readonly syntax: ReferenceSyntax; readonly pattern: RegExp }[] = [
  {
    syntax: 'github-actions',
    pattern:
      /^\$\{\{[ \t]*(?:secrets|vars|env|inputs|steps|needs|github)\.([\w.-]{1,80})[ \t]*\}\}$/,
  },
  { syntax: 'github-actions', pattern: /^secrets\.(\w{1,80})$/ },
  { syntax: 'template', pattern: /^\{\{[^{}]{0,200}\}\}$/ },
  { syntax: 'template', pattern: /^\$\{\{[^{}]{0,200}\}\}$/ },
  { syntax: 'terraform', pattern: /^(?:var|local|data|module)\.([\w.-]{1,80})$/ },
  // The older form, which Terraform also replaces in quotes.
  { syntax: 'template', pattern: /^\$\{(?:var|local|data|module)\.([\w.-]{1,80})\}$/ },
  { syntax: 'code', pattern: readInCode },
  { syntax: 'code', pattern: fieldInCode },
  // Kubernetes, Azure Pipelines and make; make also has a second `$` for the shell.
  {
    syntax: 'template',
    pattern: /^(?:\$\([A-Z][A-Z0-9_]{1,60}\)|\$\$(?:\w{1,60}|[{(]\w{1,60}[})]))$/,
  },
  // Editors in their settings: ${env:NAME}.
  { syntax: 'shell', pattern: /^\$\{env:([A-Za-z_]\w{0,60})\}$/ },
  {
    syntax: 'shell',
    pattern: /^\$(?:\{!?([A-Za-z_]\w{0,80})(?![\w(])[^{}]{0,80}\}|([A-Za-z_]\w{0,80}))$/,
  },
  { syntax: 'shell', pattern: /^(?:\$\([^()]{0,200}\)|`[^`]{0,200}`)$/ },
  {
    syntax: 'template',
    pattern:
      /^(?:#\{[^{}]{0,120}\}|\{[a-z_][\w.]{0,60}\}|\{\$?[A-Za-z_][\w.:>-]{0,60}[([][^{}]{0,160}\}|\{\$\w[^{}]{0,80}\}|\\\([^()]{1,120}\)|\{env:\w{1,60}\}|\{[0-9]?\}|%[sv]|%\(\w{1,40}\)s|\$\{[^{}]{0,120}\}|<%=[^<>]{0,120}%>)$/,
  },
  // PHP and Perl: $config['token'], $ENV{TOKEN}, $this->token
  {
    syntax: 'template',
    pattern: /^\$[A-Za-z_]\w{0,60}(?:(?:->)?[{[][^{}[\]\n]{1,60}[}\]]|(?:->|\.|::)\w{1,60}){1,4}$/,
  },
  // dop_v1_${DIGITS}: the rest of the token is in a variable.
  {
    syntax: 'template',
    pattern:
      /^do[a-z]_v1_(?:[$#]?\{[A-Za-z_][^{}\n]{0,80}\}|\$[A-Za-z_]\w{0,60}|\$\([^()\n]{1,80}\))$/,
  },
  { syntax: 'windows', pattern: /^(?:%([A-Za-z_]\w{0,80})%|\$env:(\w{1,80}))$/i },
];

/** The language in which a value only refers to another one, and the name if it is plain. */
export function referenceOf(
  value: string,
): { syntax: ReferenceSyntax; name: string | null } | null {
  if (value.length > 260 || !/[${}%.`[(<\\]/.test(value)) return null;
  for (const { syntax, pattern } of syntaxes) {
    const match = pattern.exec(value);
    if (match === null) continue;
    const name =
      match
        .slice(1)
        .find((group) => group !== undefined)
        ?.replace(/^\$/, '') ?? null;
    const isName = name !== null && isPlainName(name) && !anyObject.test(name);
    return { syntax, name: isName ? name : null };
  }
  return null;
}

/** An object of a program, of which only a field has the value. */
const anyObject = /^(?:this|self|config|settings|options|opts|args|params|process|os|env|req)$/;

/**
 * Whether a name can be shown. The name of a variable consists of words; a secret after a `$` has
 * long pieces, or letters and digits mixed.
 */
function isPlainName(name: string): boolean {
  if (name.length > 40) return false;
  return name
    .split(/[_.-]/)
    .every(
      (piece) =>
        /^(?:[a-z]{0,14}|[A-Z]{0,14}|[A-Za-z]{0,14})\d{0,2}$/.test(piece) &&
        !/[a-z][A-Z]{2,}[a-z]/.test(piece),
    );
}
