import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';
import { thirdPartyLicenses } from '../../scripts/third-party-licenses.mjs';

const here = (path) => join(import.meta.dirname, path);
const conditions = ['@token-check/source', 'import', 'default'];

/**
 * Few chunks made by hand: what every paste needs in two, and what few need in one each. The bundler's
 * own splitting makes a waterfall of twenty.
 */
const chunks = [
  {
    name: 'scopes',
    test: /\/core\/src\/scopes\/(?:spoken|subject)|\/views\/scopes|\/client\/scopes/,
  },
  { name: 'table', test: /\/core\/src\/scopes\/(?!decide)|\/views\/powers/ },
  { name: 'shell', test: /\/node_modules\/unbash\/|\/extract\/command/ },
  { name: 'yaml', test: /\/node_modules\/yaml\/|\/extract\/kubernetes/ },
  { name: 'foreign', test: /\/classify\/foreign\// },
  {
    name: 'stories',
    test: /\/error-text\/(?:story|circumstances|no-failure)|\/knowledge\/(?!bodies|ci-systems|hosts|kinds|links|messages|step|token|tools|variables\.|form-words)/,
  },
  {
    name: 'reading',
    test: /\/core\/src\/extract\/(?:error-text|json|code|header|url|context|quoting)|\/text\/shown|\/knowledge\/(?:variables\.|form-words)/,
  },
  {
    name: 'shared',
    test: /\/text\/closest|fastest-levenshtein|\/hono\/|\/views\/parts|\/client\/shared|\/core\/src\/scopes\/decide/,
  },
  {
    name: 'words',
    test: /\/core\/src\/(?:codes|probe|report|diagnose|explain|check)|\/src\/views\/(?!scopes|powers|site)|\/client\/(?:words|transport)/,
  },
  { name: 'core', test: /\/core\/src\/|\/@noble\/|\/src\/views\/|\/client\/live|rolldown.runtime/ },
].map((group, index) => ({ ...group, priority: 20 - index }));

const client = defineConfig({
  input: { page: 'src/client/page.ts' },
  preserveEntrySignatures: false,
  platform: 'browser',
  resolve: {
    conditionNames: conditions,
    // The views are the server's; in the browser they make elements.
    alias: { 'hono/jsx/jsx-runtime': 'hono/jsx/dom/jsx-runtime' },
  },
  output: {
    dir: 'dist/public',
    format: 'esm',
    cleanDir: true,
    minify: true,
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/[name]-[hash].js',
    assetFileNames: '[name][extname]',
    codeSplitting: { groups: chunks, includeDependenciesRecursively: false },
  },
  plugins: [
    thirdPartyLicenses(),
    {
      name: 'style sheet and images',
      generateBundle() {
        const source = minified(readFileSync(here('src/style.css'), 'utf8'));
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        this.emitFile({ type: 'asset', fileName: `assets/style-${hash}.css`, source });
      },
      writeBundle: () => cpSync(here('src/files'), here('dist/public'), { recursive: true }),
    },
  ],
});

const server = defineConfig({
  input: {
    main: 'src/server/main.ts',
    'reading-thread': 'src/server/reading-thread.ts',
    'make-static': 'src/server/static.ts',
  },
  platform: 'node',
  resolve: { conditionNames: ['@token-check/source', 'node', 'import', 'default'] },
  output: { dir: 'dist', format: 'esm', cleanDir: true, entryFileNames: '[name].js' },
  plugins: [
    thirdPartyLicenses(),
    {
      name: 'copy the pages of the diagnosis codes',
      writeBundle: () =>
        cpSync(here('../../docs/problems'), here('dist/problems'), { recursive: true }),
    },
  ],
});

// The server first: it empties the folder.
export default [server, client];

function minified(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
