/**
 * Mutation testing: `npm run test:mutation`, or `-- --mutate 'src/codes/fine/*.ts'` for some files. Stryker
 * changes the code in one place at a time; a change that no test notices shows a promise without a test.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'src/codes/**/*.ts',
    'src/diagnose.ts',
    'src/probe/**/*.ts',
    'src/report/verdict.ts',
    'src/secret/*.ts',
    'src/text/runs.ts',
    // Words: other tests compare whole reports.
    '!src/codes/{ci-steps,context,corrections,failure-reasons,library,steps,story}.ts',
    '!src/**/*.test.ts',
  ],
  ignorers: ['words'],
  // Most strings are names whose wrong spelling the compiler rejects.
  mutator: { excludedMutations: ['StringLiteral'] },
  plugins: ['@stryker-mutator/vitest-runner', './scripts/ignore-words.mjs'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  thresholds: { high: 95, low: 85, break: 85 },
  incremental: true,
  incrementalFile: 'reports/mutation-incremental.json',
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, logTests: false },
  htmlReporter: { fileName: 'reports/mutation.html' },
  // Stryker can’t read the configuration of TypeScript 7; without its copy, the one above the sandbox counts.
  ignorePatterns: ['dist', 'reports', 'bench', 'tsconfig*.json'],
};
