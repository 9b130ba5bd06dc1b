import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What became of one test.
 *
 * @typedef {object} Result
 * @property {string} id Package, file and full name.
 * @property {'passed' | 'failed' | 'skipped'} state
 * @property {string} [reason] Why it was skipped.
 */

/**
 * The totals in one line, as CI reads them.
 *
 * @param {readonly Result[]} results
 */
export function countLine(results) {
  /** @param {Result['state']} wanted */
  const count = (wanted) => results.filter(({ state }) => state === wanted).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}

/**
 * The results that several runs have written into a folder. A test of several runs counts once:
 * failed if it failed in any of them, skipped if it was skipped in all.
 *
 * @param {string} folder
 * @returns {Result[]}
 */
export function readResults(folder) {
  const rank = { failed: 2, passed: 1, skipped: 0 };
  /** @type {Map<string, Result>} */
  const byId = new Map();
  for (const file of readdirSync(folder)) {
    /** @type {Result[]} */
    const results = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const result of results) {
      const before = byId.get(result.id);
      if (!before || rank[result.state] > rank[before.state]) byId.set(result.id, result);
    }
  }
  return [...byId.values()];
}
