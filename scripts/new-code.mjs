import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * `npm run new:code <family> <code>` writes what a new diagnosis code needs: the module, its line in
 * the list, a character of the sandbox cast and the docs page. What has to be filled in is marked
 * with «…»; the tests name every mark that is left.
 */
const root = join(import.meta.dirname, '..');
const codes = join(root, 'packages/core/src/codes');
const families = readdirSync(codes, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const [family = '', code = ''] = process.argv.slice(2);

function refuse(message) {
  process.stderr.write(`${message}\nUsage: npm run new:code <family> <code>\n`);
  process.exit(2);
}

if (!families.includes(family)) refuse(`The family has to be one of: ${families.join(', ')}.`);
if (!/^[a-z]+(?:-[a-z]+)*$/.test(code)) refuse('A code is lower-case words joined by hyphens.');

const variable = code.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

const module = `import { defineCode } from '../define.ts';

export interface Evidence {
  readonly basis: '«what the diagnosis rests on»';
}

/** «When it applies, and how sure that is: the source of the fact.» */
export const ${variable} = defineCode<Evidence>()({
  code: '${code}',
  family: '${family}',
  title: '«the fault and the thing, in one clause»',
  severity: 'error',
  rule: (subject) => null,
  words: (evidence, context) => ({
    what: '«what it is»',
    why: '«why it happens»',
    fix: [{ text: '«a step that starts with a verb»' }],
  }),
});
`;

const character = `  {
    name: '${code}',
    story: '«who this is, in one sentence»',
    paste: '«what they paste»',
    code: '${code}',
    confidence: 'certain',
    verdict: 'problem',
    kind: null,
  },
`;

const page = `# \`${code}\`

**«The title of the code.»**

«What people see: the literal error texts.»

## What it means

«Two sentences.»

## What to do

1. «A step that starts with a verb.»
`;

const files = [
  [join(codes, family, `${code}.ts`), () => module],
  [
    join(codes, 'index.ts'),
    (text) =>
      `import { ${variable} } from './${family}/${code}.ts';\n${text.replace(/\n\] as const;/, `\n  ${variable},\n] as const;`)}`,
  ],
  [
    join(root, 'packages/core/src/sandbox/cast.ts'),
    (text) => text.replace(/\n\];\n$/, `\n${character}];\n`),
  ],
  [join(root, 'docs/problems', `${code}.md`), () => page],
];

if (existsSync(files[0][0])) refuse(`${code} exists already.`);
for (const [file, content] of files) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content(existsSync(file) ? readFileSync(file, 'utf8') : ''));
  process.stdout.write(`${file.slice(root.length + 1)}\n`);
}
process.stdout.write(
  '\nFill in what is between « and ». Then add cases for the rule to the rules.test.ts of the family,\n' +
    'move the line in codes/index.ts to where the code ranks, and run: npm run check\n',
);
