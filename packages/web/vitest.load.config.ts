import { defineConfig } from 'vitest/config';

/** The built server under load: `npm run test:load`. */
export default defineConfig({
  resolve: { conditions: ['@token-check/source'] },
  ssr: { resolve: { conditions: ['@token-check/source'] } },
  test: {
    include: ['test/load/**/*.test.ts'],
    // The figures are printed as they are.
    disableConsoleIntercept: true,
    reporters: ['verbose', '../../scripts/test-reporter.ts'],
  },
});
