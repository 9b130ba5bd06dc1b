import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runProgram } from './program.ts';
import { jobEnv } from './tree.ts';

interface Step {
  /** `with` of the step. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** The event that GitHub describes to the job. */
  readonly event?: object;
  /** The files of the workspace by name; without any, the job has no checkout. */
  readonly files?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly main: string };
}

/** Runs the action of a release tree as GitHub's runner does, in a folder of its own. */
export async function runAction(
  tree: string,
  folder: string,
  { inputs = {}, env = {}, event = {}, files = {} }: Step,
) {
  rmSync(folder, { recursive: true, force: true });
  const [workspace, temp] = [join(folder, 'workspace'), join(folder, 'temp')];
  for (const path of [workspace, temp]) mkdirSync(path, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(workspace, name), content);
  }
  const action = parse(readFileSync(join(tree, 'action.yml'), 'utf8')) as Action;
  const defaults = Object.entries(action.inputs).map(([name, one]) => [name, one.default ?? '']);
  const values = Object.entries({ ...Object.fromEntries(defaults), ...inputs });
  const [output, summary, eventPath] = ['output', 'summary.md', 'event.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  for (const path of [output, summary]) writeFileSync(path, '');
  writeFileSync(eventPath, JSON.stringify(event));
  const ran = await runProgram(process.execPath, [join(tree, action.runs.main)], {
    cwd: workspace,
    env: {
      ...jobEnv(folder),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_EVENT_PATH: eventPath,
      RUNNER_TEMP: temp,
      ...env,
      ...Object.fromEntries(
        values.map(([name, value]) => [
          `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
          String(value),
        ]),
      ),
    },
  });
  return {
    ...ran,
    outputs: outputsIn(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
    workspace,
  };
}

/** The outputs in the file of `GITHUB_OUTPUT`, each written as `name<<delimiter`. */
function outputsIn(content: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = content.split('\n');
  for (let line = lines.shift(); line; line = lines.shift()) {
    const [, name, delimiter] = /^([\w-]+)<<(.+)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`not an output: ${line}`);
    const end = lines.indexOf(delimiter ?? '');
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return outputs;
}
