import { defineConfig } from 'vitest/config';

/** The tests in a real browser, of the built files: `npm run test:browser`. */
export default defineConfig({
  resolve: { conditions: ['@token-check/source'] },
  ssr: { resolve: { conditions: ['@token-check/source'] } },
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One browser at a time: several starve each other on small machines.
    fileParallelism: false,
    reporters: ['default', '../../scripts/test-reporter.ts'],
  },
});
