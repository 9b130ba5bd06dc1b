import { defineConfig } from 'vitest/config';

/** All packages in one run, so that there is one summary and no more workers than cores. */
export default defineConfig({
  test: {
    projects: [
      'packages/*',
      'recordings',
      {
        // The source maps of GitHub's parser name files that its package doesn't have.
        logLevel: 'error',
        test: {
          name: 'repository',
          include: ['test/**/*.test.ts'],
          testTimeout: 30_000,
          // It imports JSON in a way that Node 20 refuses.
          server: { deps: { inline: [/@actions\//] } },
        },
      },
    ],
    maxWorkers: '100%',
    reporters: ['default', './scripts/test-reporter.ts'],
  },
});
