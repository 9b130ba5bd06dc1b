import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';
import { thirdPartyLicenses } from '../../scripts/third-party-licenses.mjs';

/** The commit, with `-dirty` if there are changes on top of it; empty outside the repository. */
function commit() {
  const git = (...args) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    // An unpacked copy may be inside another repository.
    if (git('rev-parse', '--show-prefix') !== 'packages/cli/') return '';
    return git('describe', '--always', '--dirty', '--abbrev=7', '--exclude=*');
  } catch {
    return '';
  }
}

/** The WebAssembly of the parser of HCL, which is loaded only when there is HCL. */
const webAssembly = [
  import.meta.resolve('web-tree-sitter/web-tree-sitter.wasm'),
  import.meta.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm'),
].map((url) => fileURLToPath(url));

// CommonJS starts faster than an ES module on every supported version of Node.
export default defineConfig({
  input: { 'token-check': 'src/main.ts' },
  platform: 'node',
  resolve: { conditionNames: ['@token-check/source', 'node', 'import', 'default'] },
  // web-tree-sitter can link grammars that bring scripts; tree-sitter-hcl brings none.
  checks: { eval: false },
  transform: { define: { builtFrom: JSON.stringify(commit()) } },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    dynamicImportInCjs: false,
    // One file for everything that every run needs.
    codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
    minify: true,
    cleanDir: true,
  },
  plugins: [
    thirdPartyLicenses(webAssembly),
    {
      name: 'copy the pages of the codes and the WebAssembly',
      writeBundle: () => {
        for (const file of webAssembly) copyFileSync(file, `dist/${basename(file)}`);
        for (const folder of ['problems', 'usage']) {
          cpSync(`../../docs/${folder}`, `dist/${folder}`, { recursive: true });
        }
      },
    },
  ],
});
