import { cpSync } from 'node:fs';
import { defineConfig } from 'rolldown';

// CommonJS starts faster than an ES module on every Node that is supported.
export default defineConfig({
  input: { 'token-check': 'src/main.ts' },
  platform: 'node',
  resolve: { conditionNames: ['@token-check/source', 'node', 'import', 'default'] },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    codeSplitting: false,
    minify: true,
    cleanDir: true,
  },
  plugins: [
    {
      name: 'copy the pages of the diagnosis codes',
      writeBundle: () => cpSync('../../docs/problems', 'dist/problems', { recursive: true }),
    },
  ],
});
