import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { convertWorkflowTemplate } from '@actions/workflow-parser/model/convert';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface File {
  readonly name: string;
  readonly text: string;
}

const own: readonly File[] = readdirSync(join(root, '.github/workflows')).map((name) => ({
  name,
  text: read(`.github/workflows/${name}`),
}));

/** The workflows to copy, each with its path in the first line. */
const toCopy: readonly File[] = [...read('docs/ci.md').matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(
  ([, text = '']) => {
    const [, name] = /^# (\.github\/workflows\/[\w-]+\.yml)\n/.exec(text) ?? [];
    return name === undefined ? [] : [{ name: `docs/ci.md: ${name}`, text }];
  },
);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The steps in a part of a workflow. */
function stepsIn(value: unknown): readonly Step[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...('uses' in value ? [value as Step] : []), ...Object.values(value).flatMap(stepsIn)];
}

/** Jobs that need more than to read the contents, and why. */
const permissions: Readonly<Record<string, unknown>> = {
  'publish.yml: publish': { 'id-token': 'write' }, // proves to npm which workflow it is
  'release.yml: publish': { contents: 'write' }, // commits the release tree
  'docs/ci.md: .github/workflows/nightly-token-check.yml: issue': { issues: 'write' },
};

/** The faults that GitHub's own parser finds. */
async function faultsIn({ name, text }: File): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

test('the workflows are found', () => {
  expect(own.map(({ name }) => name)).toEqual([
    'check.yml',
    'nightly.yml',
    'publish.yml',
    'release.yml',
  ]);
  expect(toCopy.map(({ name }) => name)).toEqual([
    'docs/ci.md: .github/workflows/deploy.yml',
    'docs/ci.md: .github/workflows/nightly-token-check.yml',
    'docs/ci.md: .github/workflows/token-check-config.yml',
  ]);
});

test.each(own)('$name runs only scripts that there are', ({ text }) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script = '']) => script);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
});

describe.each([...own, ...toCopy])('$name', (file) => {
  const { name, text } = file;
  const { permissions: granted, jobs } = parse(text) as Workflow;

  test('is read by GitHub’s parser without a fault', async () => {
    expect(await faultsIn(file)).toEqual([]);
  });

  test('grants nothing to the workflow and to a job only what it needs', () => {
    expect(granted).toEqual({});
    for (const [id, job] of Object.entries(jobs)) {
      expect(job.permissions).toEqual(permissions[`${name}: ${id}`] ?? { contents: 'read' });
    }
  });

  test('pins every action to a commit and names its version', () => {
    const actions = text.match(/^.*\buses:.*$/gm) ?? [];
    expect(actions.length).toBeGreaterThan(0);
    const pinned =
      /uses: (?:[\w-]+\/[\w/-]+@[0-9a-f]{40}|OWNER\/token-check@COMMIT) # v\d+\.\d+\.\d+$/;
    expect(actions.filter((line) => !pinned.test(line))).toEqual([]);
  });

  test('leaves no credential behind in the checkout', () => {
    const checkouts = text.split('uses: actions/checkout@').slice(1);
    expect(
      checkouts.filter((step) => !/^.*\n\s+with:\n\s+persist-credentials: false\n/.test(step)),
    ).toEqual([]);
  });

  test('inserts nothing into a script', () => {
    const scripts = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run ?? []),
    );
    // The matrix and the secrets come from the environment.
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

test.each([
  ['an unknown key', 'on: push\njobs:\n  a:\n    runs-on: x\n    step: []\n'],
  ['an unknown event', 'on: pusch\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: a\n'],
  [
    'an expression that is not complete',
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - if: ${{ failure( }}\n        run: a\n',
  ],
])('the parser notices %s', async (_what, text) => {
  expect(await faultsIn({ name: 'wrong.yml', text })).not.toEqual([]);
});

describe('action.yml', () => {
  const text = read('release/action.yml');
  const faultsOf = (content: string) =>
    parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter())
      .context.errors.getErrors()
      .map(({ message }) => message);

  test('is read by GitHub’s parser without a fault', () => {
    expect(faultsOf(text)).toEqual([]);
  });

  test.each([
    ['node24', 'node25'],
    ['icon: shield', 'icon: lighthouse'],
    ['main:', 'mian:'],
  ])('the parser would notice another word than %s', (right, wrong) => {
    expect(text).toContain(right);
    expect(faultsOf(text.replace(right, wrong))).not.toEqual([]);
  });

  test.each(['inputs', 'outputs'] as const)('its %s are those of docs/ci.md', (kind) => {
    const described = (parse(text) as Record<typeof kind, Record<string, { description: string }>>)[
      kind
    ];
    const [, table = ''] =
      new RegExp(
        `\\| ${kind.slice(0, -1)} \\| meaning \\|\\n\\| --- \\| --- \\|\\n([^]*?)\\n\\n`,
      ).exec(read('docs/ci.md').split('## The GitHub action')[1] ?? '') ?? [];
    const rows = table.split('\n').map((row) => /^\| `([\w-]+)` \| (.*) \|$/.exec(row)?.slice(1));
    expect(rows).toEqual(
      Object.entries(described).map(([name, { description }]) => [
        name,
        description.replace(/\.$/, ''),
      ]),
    );
  });

  test('has every input that the steps in the documentation set', () => {
    const { inputs } = parse(text) as { inputs: Record<string, object> };
    const blocks = ['README.md', 'packages/cli/README.md', 'docs/ci.md'].flatMap((path) => [
      ...read(path).matchAll(/```yaml\n([\s\S]*?)```/g),
    ]);
    const steps = blocks.flatMap(([, block = '']) => stepsIn(parse(block)));
    const ours = steps.filter(({ uses }) => /^(?:OWNER|\.)\/token-check/.test(uses ?? ''));
    expect(ours.length).toBeGreaterThan(4);
    const unknown = ours.flatMap((step) =>
      Object.keys(step.with ?? {}).filter((name) => !Object.hasOwn(inputs, name)),
    );
    expect(unknown).toEqual([]);
  });

  test('needs no input', () => {
    const { inputs } = parse(text) as { inputs: Record<string, object> };
    expect(Object.values(inputs).filter((input) => 'required' in input)).toEqual([]);
  });
});
