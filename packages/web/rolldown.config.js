import { cpSync } from 'node:fs';
import { defineConfig } from 'rolldown';
import { thirdPartyLicenses } from '../../scripts/third-party-licenses.mjs';

export default defineConfig({
  input: { main: 'src/server/main.ts' },
  platform: 'node',
  resolve: { conditionNames: ['@token-check/source', 'node', 'import', 'default'] },
  output: { dir: 'dist', format: 'esm', cleanDir: true },
  plugins: [
    thirdPartyLicenses(),
    {
      name: 'copy the pages of the diagnosis codes',
      writeBundle: () => cpSync('../../docs/problems', 'dist/problems', { recursive: true }),
    },
  ],
});
