import type { ReferenceSyntax } from './kinds.ts';

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
  // Terraform fills in ${var.name} also in quotes; it is the old form of the same.
  { syntax: 'template', pattern: /^\$\{(?:var|local|data|module)\.([\w.-]{1,80})\}$/ },
  {
    syntax: 'code',
    pattern:
      /^(?:process\.env|os\.environ|os\.getenv|ENV|getenv|env|System\.getenv|Deno\.env|import\.meta\.env|\$_ENV|config|settings|self|this)(?:[.[(]{1,2}["']?)(?:get\(["'])?(\w{1,80})["'\])]{0,3}$/,
  },
  { syntax: 'shell', pattern: /^\$(?:\{!?([A-Za-z_]\w{0,80})[^{}]{0,80}\}|([A-Za-z_]\w{0,80}))$/ },
  { syntax: 'shell', pattern: /^(?:\$\([^()]{0,200}\)|`[^`]{0,200}`)$/ },
  {
    syntax: 'template',
    pattern: /^(?:#\{[^{}]{0,80}\}|\{[a-z_][\w.]{0,60}\}|%[sv]|\$\{[^{}]{0,80}\})$/,
  },
  { syntax: 'windows', pattern: /^(?:%([A-Za-z_]\w{0,80})%|\$env:(\w{1,80}))$/i },
];

/** Where a value is only the name of another one: which language, and the name if it is plain. */
export function referenceOf(
  value: string,
): { syntax: ReferenceSyntax; name: string | null } | null {
  if (value.length > 260 || !/[${}%.`[(]/.test(value)) return null;
  for (const { syntax, pattern } of syntaxes) {
    const match = pattern.exec(value);
    if (match === null) continue;
    const name = match.slice(1).find((group) => group !== undefined) ?? null;
    return { syntax, name: name !== null && isPlainName(name) ? name : null };
  }
  return null;
}

/**
 * A name that can be shown. A secret that ended up behind a `$` has long pieces, or letters and
 * digits mixed; the name of a variable is made of words.
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
