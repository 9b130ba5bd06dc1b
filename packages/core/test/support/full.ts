/** Whether every test runs in its long form: `npm run test:full`. */
export const full = process.env.TEST_FULL === '1';
