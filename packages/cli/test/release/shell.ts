import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runProgram } from './program.ts';
import { jobEnv, root } from './tree.ts';

/** The code blocks of a page of the documentation, by language. */
export function blocksOf(page: string, language: string): readonly string[] {
  const content = readFileSync(join(root, page), 'utf8');
  return [...content.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  );
}

interface Step {
  readonly run?: string;
}

/** The shell steps of a job. */
export function scriptsOf(workflow: string, job: string): readonly string[] {
  const { jobs } = parse(workflow) as { jobs: Record<string, { steps: readonly Step[] }> };
  return (jobs[job]?.steps ?? []).flatMap(({ run }) => run ?? []);
}

/**
 * Runs a step as GitHub does, in a folder. Each of `programs` only records its arguments, and prints
 * the text that belongs to the start of them.
 */
export async function runStep(
  script: string,
  folder: string,
  env: Readonly<Record<string, string>>,
  programs: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
) {
  const bin = join(folder, '..', 'bin');
  const log = join(folder, '..', 'calls');
  mkdirSync(bin, { recursive: true });
  writeFileSync(log, '');
  for (const [name, answers] of Object.entries(programs)) {
    const cases = Object.entries(answers).map(
      ([start, answer]) => `  '${start}'*) printf '%s' '${answer}' ;;`,
    );
    writeFileSync(
      join(bin, name),
      [
        '#!/bin/sh',
        `{ printf '%s' ${name}; for one; do printf '\\t%s' "$one"; done; echo; } >> '${log}'`,
        'case "$*" in',
        ...cases,
        'esac',
        '',
      ].join('\n'),
    );
    chmodSync(join(bin, name), 0o755);
  }
  const file = join(folder, '..', 'step.sh');
  writeFileSync(file, script);
  const { PATH, ...others } = jobEnv(folder);
  const { status, out, err } = await runProgram('bash', ['-e', file], {
    cwd: folder,
    env: { ...others, PATH: `${bin}:${PATH}`, ...env },
  });
  const calls = readFileSync(log, 'utf8').trim();
  return {
    status,
    out: out + err,
    calls: calls === '' ? [] : calls.split('\n').map((line) => line.split('\t')),
  };
}
