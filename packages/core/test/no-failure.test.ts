import { expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { type NoFailureId, noFailures } from '../src/knowledge/no-failure.ts';

/** A text that quotes an error isn't a report of one; a text in which something fails always is. */
const rejected =
  'GET https://api.digitalocean.com/v2/account: 401 (request "1-2-3") Unable to authenticate you';

async function said(text: string) {
  const reports = await check(text, { network: false });
  return {
    verdict: reports[0]?.verdict,
    codes: reports.flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code)),
    title: reports[0]?.diagnoses[0]?.title,
  };
}

test.each<[NoFailureId, string]>([
  [
    'status-codes',
    'A read-only token should return 403 rather than 401. It is backwards to answer 401 with `{"id":"unauthorized","message":"Unable to authenticate you."}`.',
  ],
  [
    'catching',
    'I want to handle errors when the token is wrong:\ntry { list(); } catch (HttpException $e) {}\nCatch: Unable to authenticate you.',
  ],
  ['solved', `I got this today:\n${rejected}\nMy mistake, the secret had another name.`],
  ['solved', `We had this in CI:\n${rejected}\nA new token fixed it.`],
  ['solved', 'Solved! The secret had a line break. Error was: invalid header field value'],
  [
    'better-message',
    'The CLI should print a helpful message when the token has expired, not\nDataReadError: Unable to authenticate you.',
  ],
  ['wish', 'It would be nice if doctl named its token beside 401 Unable to authenticate you.'],
  ['wish', 'It would be great if the MCP server started without a token.'],
  ['wish', 'Please add support for DigitalOcean tokens to the plugin, we would use it a lot.'],
])('%s: %s', async (id, text) => {
  const { verdict, codes, title } = await said(text);
  expect(codes).toEqual(['general-question']);
  expect(verdict).toBe('unchecked');
  expect(title).toBe(noFailures.find((one) => one.id === id)?.title);
});

test.each([
  ['a failure beside a wish', `It would be great if this worked, but I get\n${rejected}`],
  ['what was solved and fails again', `A new token fixed it, but now it still says\n${rejected}`],
  ['what is not solved', `The problem is solved for the others? Mine says\n${rejected}`],
  [
    'both codes in a report',
    `Why do I get 401 here and 403 there, what should be set?\n${rejected}`,
  ],
  [
    'an error handler in a report',
    `We catch errors of a wrong token, but this token is correct:\n${rejected}`,
  ],
])('%s is a failure', async (_what, text) => {
  const { verdict, codes } = await said(text);
  expect(codes).toContain('token-rejected');
  expect(verdict).toBe('problem');
});

test.each([
  ['the words of an error', 'Error: permission denied. What permissions do I need for this file?'],
  ['what a program asks', 'Error: Unable to authenticate you (Did you provide a valid API token?)'],
])('%s are no question about credentials', async (_what, text) => {
  expect((await said(text)).codes).not.toContain('general-question');
});

test('an error between “solved” and “now it works” is from before', async () => {
  const text = `Solved: the job got ${rejected} because its variable was empty. Now it works.`;
  expect((await said(text)).codes).not.toContain('token-rejected');
});
