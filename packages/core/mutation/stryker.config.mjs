import { fileURLToPath } from 'node:url';
import { parts, unchanged } from './parts.mjs';

const part = process.env.MUTATION_PART ?? 'rules';

/**
 * Stryker changes the code in one place at a time. A change that no test notices shows a promise
 * without a test.
 */
export default {
  mutate: [...parts[part].mutate, ...unchanged.map((files) => `!${files}`)],
  // Most strings are names that the compiler checks, and texts that other tests compare.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignorers: ['words'],
  plugins: [
    '@stryker-mutator/vitest-runner',
    fileURLToPath(new URL('ignore-words.mjs', import.meta.url)),
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'mutation/vitest.config.mjs' },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  thresholds: { high: 95, low: 85, break: 85 },
  // Runs again only what a change of the code or of its tests may decide otherwise.
  incremental: true,
  incrementalFile: `reports/mutation-${part}.json`,
  reporters: ['clear-text', 'html'],
  clearTextReporter: { reportTests: false },
  htmlReporter: { fileName: `reports/mutation-${part}.html` },
  // Stryker can't read the configuration of TypeScript 7. Without a copy, the one of the package counts.
  ignorePatterns: ['dist', 'reports', 'bench', 'tsconfig*.json'],
};
