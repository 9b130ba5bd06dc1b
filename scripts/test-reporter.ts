import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, SerializedError, TestModule, Vitest } from 'vitest/node';
import { countLine, type Result } from './test-results.mjs';

/**
 * Prints why each skipped test was skipped and fails the run where a test does not say it; then
 * prints the totals on one line. With `TEST_RESULTS`, a folder, the results are written there too.
 */
export default class TestReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const results = modules.flatMap(resultsOf);
    unhandled.forEach((_error, index) => {
      results.push({ id: `unhandled error ${index + 1}`, state: 'failed' });
    });
    const folder = process.env.TEST_RESULTS;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(results));
    }
    const lines = [...skipped(results), countLine(results)];
    // A test that a name pattern left out has no reason to give.
    const isWhole = !this.#vitest?.config.testNamePattern;
    const silent = results.filter(({ state, reason }) => state === 'skipped' && !reason);
    if (isWhole && silent.length > 0) {
      lines.unshift(...silent.map(({ id }) => `Skipped without a reason: ${id}`));
      process.exitCode = 1;
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}

function resultsOf(module: TestModule): Result[] {
  const at = `${module.project.name}/${module.relativeModuleId}`;
  const times = new Map<string, number>();
  const results = [...module.children.allTests()].map((test): Result => {
    const result = test.result();
    const name = `${at} > ${test.fullName}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return {
      id: time === 1 ? name : `${name} (${time})`,
      // A run that was interrupted leaves tests pending: they didn't pass.
      state: result.state === 'pending' ? 'failed' : result.state,
      ...(result.state === 'skipped' && result.note && { reason: result.note }),
    };
  });
  // A file that can't be loaded, and a hook that fails, may have no failed test.
  if (!module.ok() && results.every(({ state }) => state !== 'failed')) {
    results.push({ id: at, state: 'failed' });
  }
  return results;
}

/** One line for each reason: how many tests it concerns, and where they are. */
function skipped(results: readonly Result[]): string[] {
  const lines = new Map<string, number>();
  for (const { id, reason } of results) {
    if (reason === undefined) continue;
    const line = `${id.split(' > ', 1)[0]}: ${reason}`;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return [...lines].map(([line, count]) => `Skipped: ${count} in ${line}`);
}
