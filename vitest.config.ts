import { defineConfig } from 'vitest/config';

/** All packages in one run, so that there is one summary and no more workers than cores. */
export default defineConfig({
  test: {
    projects: [
      'packages/*',
      'recordings',
      { test: { name: 'repository', include: ['test/**/*.test.ts'], testTimeout: 30_000 } },
    ],
    maxWorkers: '100%',
    reporters: ['default', './scripts/test-reporter.ts'],
  },
});
