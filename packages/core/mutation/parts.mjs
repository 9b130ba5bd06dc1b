/** What is changed together, and the tests that should notice, from the folder of the package. */
export const parts = {
  /** What decides and what hides. Its tests need no server and no whole pastes. */
  rules: {
    mutate: [
      'src/codes/**/*.ts',
      'src/diagnose.ts',
      'src/report/verdict.ts',
      'src/secret/*.ts',
      'src/text/runs.ts',
    ],
    tests: [
      'src/codes/**/*.test.ts',
      'src/diagnose.test.ts',
      'src/report/verdict.test.ts',
      'src/secret/*.test.ts',
      'src/text/runs.test.ts',
    ],
  },
  /** What asks and what it makes of the answers. Some tests speak to a server on loopback. */
  probe: {
    mutate: ['src/probe/*.ts'],
    tests: ['src/probe/*.test.ts', 'test/{retries,transports}.test.ts'],
  },
  /** What makes the connections. Its tests break them in every way, so this takes longest. */
  transports: {
    mutate: ['src/probe/transports/**/*.ts'],
    tests: [
      'src/probe/transports/**/*.test.ts',
      'test/{network-faults,proxies,tls-verification,transports}.test.ts',
    ],
  },
};

/** The part that a file belongs to. */
export function partOf(file) {
  if (file.startsWith('src/probe/transports/')) return 'transports';
  return file.startsWith('src/probe/') ? 'probe' : 'rules';
}

/** What only writes words, which other tests compare in whole reports. */
const words = [
  'ci-steps',
  'context',
  'corrections',
  'expectation/shared',
  'failure-reasons',
  'library',
  'steps',
  'story',
];

export const unchanged = ['src/**/*.test.ts', ...words.map((name) => `src/codes/${name}.ts`)];
