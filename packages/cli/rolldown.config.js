import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { defineConfig } from 'rolldown';
import { thirdPartyLicenses } from '../../scripts/third-party-licenses.mjs';

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

/** A module without content. */
const nothing = '\0nothing';

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
    codeSplitting: {
      groups: [
        { name: 'start', tags: ['$initial'] },
        // What every command line calls for that is more than plain flags.
        { name: 'run', test: /[\\/]commander[\\/]|cli\/src\/(?:run|program|options|failed)\.ts/ },
      ],
    },
    minify: true,
    cleanDir: true,
  },
  plugins: [
    {
      name: 'commander without the loader of child processes, which only foreign commands need',
      resolveId: (id, importer) =>
        id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer ?? '') ? nothing : null,
      load: (id) => (id === nothing ? 'export {};' : null),
    },
    {
      name: 'no helpers for a file that uses none',
      generateBundle(_options, files) {
        for (const file of Object.values(files)) {
          if (!file.isEntry) continue;
          // The bundler loads them into every file, for their order; here they have no effect.
          file.code = file.code.replace(/(?<=[,;])require\("\.\/rolldown-runtime\.cjs"\)/, '0');
        }
      },
    },
    thirdPartyLicenses(),
    {
      name: 'copy the pages of the diagnosis codes',
      writeBundle: () => cpSync('../../docs/problems', 'dist/problems', { recursive: true }),
    },
  ],
});
