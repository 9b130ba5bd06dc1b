// Prints the totals of all test runs that wrote their results into a folder (TEST_RESULTS).
//
//   node scripts/test-totals.mjs <folder>     exit 1 if a test failed or none passed
import { countLine, readResults } from './test-results.mjs';

const results = readResults(process.argv[2] ?? '');
for (const { id, state } of results) {
  if (state === 'failed') process.stdout.write(`Failed: ${id}\n`);
}
process.stdout.write(`${countLine(results)}\n`);
const isGreen =
  results.some(({ state }) => state === 'passed') &&
  results.every(({ state }) => state !== 'failed');
process.exitCode = isGreen ? 0 : 1;
