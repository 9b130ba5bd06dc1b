import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { defineConfig } from 'rolldown';

/** The commit, with `-dirty` for changes on top of it; empty outside of the repository. */
function commit() {
  const git = (...args) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    // An unpacked copy may stand in a repository of something else.
    if (git('rev-parse', '--show-prefix') !== 'packages/cli/') return '';
    return git('describe', '--always', '--dirty', '--abbrev=7', '--exclude=*');
  } catch {
    return '';
  }
}

// CommonJS starts faster than an ES module on every Node that is supported.
export default defineConfig({
  input: { 'token-check': 'src/main.ts' },
  platform: 'node',
  resolve: { conditionNames: ['@token-check/source', 'node', 'import', 'default'] },
  transform: { define: { builtFrom: JSON.stringify(commit()) } },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    dynamicImportInCjs: false,
    // All that every run needs in one file.
    codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
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
