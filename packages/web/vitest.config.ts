import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@token-check/source'] },
  ssr: { resolve: { conditions: ['@token-check/source'] } },
  // A busy machine is no fault of the code.
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/load/**', 'node_modules/**'],
    testTimeout: 30_000,
  },
});
