import type { ReferenceSyntax } from './kinds.ts';

const syntaxes: readonly { readonly syntax: ReferenceSyntax; readonly pattern: RegExp }[] = [
  { syntax: 'github-actions', pattern: /^\$\{\{\s*(?:secrets|vars|env|inputs)\.([\w-]+)\s*\}\}$/ },
  { syntax: 'template', pattern: /^\{\{.*?([A-Za-z_]\w*)?\s*'?\)?\s*\}\}$/ },
  { syntax: 'terraform', pattern: /^(?:\$\{)?(?:var|local|data)\.([\w.-]+)\}?$/ },
  { syntax: 'shell', pattern: /^\$(?:\{([A-Za-z_]\w*)[^}]*\}|([A-Za-z_]\w*)|\(.*\)|\{.*\})$/ },
  { syntax: 'shell', pattern: /^`.*`$/ },
  { syntax: 'windows', pattern: /^(?:%([A-Za-z_]\w*)%|\$env:(\w+))$/i },
  {
    syntax: 'code',
    pattern: /^(?:process\.env\.|os\.environ|os\.getenv|ENV\[|getenv\()\W*(\w+)?.*$/,
  },
];

/** Where a value is only the name of another one: which language, and the name if it is plain. */
export function referenceOf(
  value: string,
): { syntax: ReferenceSyntax; name: string | null } | null {
  if (value.length > 200) return null;
  for (const { syntax, pattern } of syntaxes) {
    const match = pattern.exec(value);
    if (match === null) continue;
    const name = match.slice(1).find((group) => group !== undefined) ?? null;
    return { syntax, name: name !== null && isPlainName(name) ? name : null };
  }
  return null;
}

/** A name that can be shown: too short and too wordlike to be a secret itself. */
function isPlainName(name: string): boolean {
  return name.length <= 64 && !/[0-9a-f]{16}/i.test(name);
}
