import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync, strToU8 } from 'fflate';
import { defineConfig } from 'rolldown';
import { thirdPartyLicenses } from '../../scripts/third-party-licenses.mjs';

const gzip = (content) => gzipSync(content, { level: 9, mtime: 0 });

/** A CommonJS module whose source is compressed beside it. */
const unpacking = `'use strict';
const { readFileSync } = require('node:fs');
const { compileFunction } = require('node:vm');
const { gunzipSync } = require('node:zlib');
const source = gunzipSync(readFileSync(__filename + '.gz')).toString();
const names = ['module', 'exports', 'require', '__filename', '__dirname'];
const run = compileFunction(source, names, { filename: __filename });
run(module, exports, require, __filename, __dirname);
`;

/** Where the project is published; contains OWNER until that is decided. */
const publication = JSON.parse(
  readFileSync(new URL('../../release/publication.json', import.meta.url), 'utf8'),
);

/** The commit, with `-dirty` if there are changes on top of it; empty outside the repository. */
function commit() {
  const git = (...args) =>
    execFileSync('git', args, {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    // An unpacked copy may be inside another repository.
    if (git('rev-parse', '--show-prefix') !== 'packages/cli/') return '';
    return git('describe', '--always', '--dirty', '--abbrev=40', '--exclude=*');
  } catch {
    return '';
  }
}

/** The WebAssembly of the parser of HCL, which is loaded only when there is HCL. */
const webAssembly = [
  import.meta.resolve('web-tree-sitter/web-tree-sitter.wasm'),
  import.meta.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm'),
].map((url) => fileURLToPath(url));

const shared = {
  platform: 'node',
  resolve: {
    conditionNames: ['@token-check/source', 'node', 'import', 'default'],
    // Its build for Node is CommonJS, of which nothing can be left out: 15 kB.
    alias: {
      yaml: fileURLToPath(new URL('browser/index.js', import.meta.resolve('yaml/package.json'))),
    },
  },
};

// CommonJS starts faster than an ES module on every supported version of Node.
const output = { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', minify: true };

const program = defineConfig({
  ...shared,
  input: { 'token-check': 'src/main.ts' },
  // web-tree-sitter can link grammars that bring scripts; tree-sitter-hcl brings none.
  checks: { eval: false },
  transform: {
    define: {
      builtFrom: JSON.stringify(commit()),
      publishedAt: JSON.stringify(publication.repository),
    },
  },
  output: {
    ...output,
    chunkFileNames: '[name].cjs',
    dynamicImportInCjs: false,
    codeSplitting: {
      groups: [
        // One file for everything that every run needs.
        { name: 'start', tags: ['$initial'], priority: 2 },
        // And one for what a run of `ci` needs of the scopes, because each file takes time to open.
        { name: 'scopes', test: /core[\\/]src[\\/]scopes[\\/]/, priority: 1 },
      ],
    },
    cleanDir: true,
  },
  plugins: [
    thirdPartyLicenses(webAssembly),
    {
      name: 'add the pages, the schema and the WebAssembly',
      writeBundle: ({ dir }) => {
        const folder = resolve(import.meta.dirname, dir);
        // Not by Node’s zlib, whose output differs between machines.
        for (const file of webAssembly) {
          writeFileSync(join(folder, `${basename(file)}.gz`), gzip(readFileSync(file)));
        }
        // Of all modules, it's the largest one that few runs need.
        const parser = join(folder, 'web-tree-sitter.cjs');
        writeFileSync(`${parser}.gz`, gzip(readFileSync(parser)));
        writeFileSync(parser, unpacking);
        const docs = join(import.meta.dirname, '../../docs');
        const pages = Object.fromEntries(
          ['problems', 'usage', 'doctor'].flatMap((name) =>
            readdirSync(join(docs, name))
              .sort()
              .map((file) => [
                `${name}/${basename(file, '.md')}`,
                readFileSync(join(docs, name, file), 'utf8'),
              ]),
          ),
        );
        writeFileSync(join(folder, 'pages.json.gz'), gzip(strToU8(JSON.stringify(pages))));
        const schema = 'doctor-v1.schema.json';
        const text = readFileSync(join(import.meta.dirname, '../../schema', schema));
        writeFileSync(join(folder, `${schema}.gz`), gzip(text));
      },
    },
  ],
});

// A build of its own, because two entries of one build would split the file that every run loads.
const action = defineConfig({
  ...shared,
  input: { action: 'src/action/main.ts' },
  output: { ...output, dynamicImportInCjs: false, cleanDir: false },
  plugins: [
    {
      name: 'the program is the file beside it',
      resolveId: (source) =>
        source === '../main.ts' ? { id: './token-check.cjs', external: true } : null,
    },
  ],
});

export default [program, action];
