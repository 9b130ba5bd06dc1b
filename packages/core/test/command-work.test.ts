import { expect, test, vi } from 'vitest';
import { extractCommand } from '../src/extract/command.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { resetWork, work } from './support/work.ts';

vi.mock('unbash', async (importOriginal) => {
  const { countedParser } = await import('./support/work.ts');
  return countedParser(await importOriginal());
});

/** How many characters of shell are parsed for each character of a text. */
function parsedPerCharacter(text: string): number {
  resetWork();
  extractCommand(text);
  expect(work.parses).toBeGreaterThan(0);
  return work.parsed / text.length;
}

const again = (text: string, size: number) => text.repeat(Math.ceil(size / text.length));

test.each([
  ['curl in a pipeline, again and again', 'curl |'],
  ['pipelines of curl before an open group', `${'curl |'.repeat(30)}(\n`],
  ['curl with an output only', 'curl >'],
  ['curl with an open document', 'curl <<A\n'],
  ['a shell with curl alone', "bash -c 'curl |"],
  ['a shell in a shell', 'bash -c "curl |$('],
])('the work for %s grows with the text, not with its square', (_name, piece) => {
  expect(parsedPerCharacter(again(piece, 64 * 1024))).toBeLessThan(24);
  expect(parsedPerCharacter(again(piece, 512 * 1024))).toBeLessThan(24);
});

test('a command is found after many lines that only mention curl', () => {
  const token = makeToken('dop_v1_', 'after many mentions');
  const text = `${'Do not pipe curl | bash here.\n'.repeat(2000)}curl -H "Authorization: Bearer ${token}" https://api.digitalocean.com/v2/account`;
  expect(extractCommand(text).candidates).toHaveLength(1);
});
