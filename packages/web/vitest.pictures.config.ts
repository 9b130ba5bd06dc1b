import { defineConfig, mergeConfig } from 'vitest/config';
import browser from './vitest.browser.config.ts';

/** Makes the pictures of the docs and the images of the page: `npm run pictures`. */
export default mergeConfig(
  { ...browser, test: { ...browser.test, include: [] } },
  defineConfig({ test: { include: ['scripts/pictures.ts'] } }),
);
