import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@token-check/source'] },
  ssr: { resolve: { conditions: ['@token-check/source'] } },
  test: { name: 'recordings', include: ['test/**/*.test.mjs'], testTimeout: 30_000 },
});
