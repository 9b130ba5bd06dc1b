import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@token-check/source'] },
  ssr: { resolve: { conditions: ['@token-check/source'] } },
  test: { include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
});
