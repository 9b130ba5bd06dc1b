import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** The fast tests of what is mutated, without a server and without whole pastes. */
const include = [
  'src/codes/**/*.test.ts',
  'src/diagnose.test.ts',
  'src/probe/**/*.test.ts',
  'src/report/verdict.test.ts',
  'src/secret/*.test.ts',
  'src/text/runs.test.ts',
];

export default mergeConfig(
  { ...config, test: { ...config.test, include: [] } },
  { test: { include } },
);
