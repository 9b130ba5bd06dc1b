import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '../.github/workflows');
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions?: unknown }>>;
}

test('the workflows are found', () => {
  expect(workflows.map(({ name }) => name)).toContain('check.yml');
});

describe.each(workflows)('$name', ({ text }) => {
  const { permissions, jobs } = parse(text) as Workflow;

  test('grants nothing to the workflow and only reading of the contents to a job', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toEqual({ contents: 'read' });
  });

  test('pins every action to a commit and names its version', () => {
    const actions = text.match(/^.*\buses:.*$/gm) ?? [];
    expect(actions.length).toBeGreaterThan(0);
    const pinned = /uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(actions.filter((line) => !pinned.test(line))).toEqual([]);
  });

  test('leaves no credential behind in the checkout', () => {
    const checkouts = text.split('uses: actions/checkout@').slice(1);
    expect(
      checkouts.filter((step) => !/^.*\n\s+with:\n\s+persist-credentials: false\n/.test(step)),
    ).toEqual([]);
  });
});
