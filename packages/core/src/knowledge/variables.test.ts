import { describe, expect, test } from 'vitest';
import { variablesIn } from './variables.ts';

/** The roles of the only variable in a text. */
const role = (text: string) => {
  const [use] = variablesIn(text);
  return (
    use && [use.set ?? '', use.read && 'read', use.lacking && 'lacking'].filter(Boolean).join(' ')
  );
};

describe('the role of a variable', () => {
  test.each([
    ['export DO_TOKEN=abc', 'shell'],
    ['$ DO_TOKEN=abc', 'shell'],
    ['in .env: DO_TOKEN=abc', 'file'],
    ['$env:DO_TOKEN = "abc"', 'powershell'],
    ['setx DO_TOKEN abc', 'cmd'],
    ['set -gx DO_TOKEN abc', 'fish'],
    ['docker run -e DO_TOKEN app', 'docker'],
    ['    - DO_TOKEN=abc', 'compose'],
    ['  "DO_TOKEN": "abc"', 'json'],
    ['  - name: DO_TOKEN', 'pod'],
    ["variable: 'DO_TOKEN'", 'binding'],
    ['    DO_TOKEN: abc', 'yaml'],
    ['ENV DO_TOKEN=abc', 'file'],
    ['I have DO_TOKEN in my profile', 'told'],
    ['echo $DO_TOKEN prints the token', 'told'],
    ['process.env.DO_TOKEN', 'read'],
    ['os.environ["DO_TOKEN"]', 'read'],
    ['curl -H "Authorization: Bearer $DO_TOKEN"', 'read'],
    ['token: env/DO_TOKEN', 'read'],
    ['{env.DO_TOKEN}', 'read'],
    ['DO_TOKEN is not set', 'lacking'],
    ['environment variable "DO_TOKEN" is required', 'lacking'],
    ['please export DO_TOKEN', 'lacking'],
    ["KeyError: 'DO_TOKEN'", 'lacking'],
    ['echo $DO_TOKEN prints an empty line', 'lacking'],
    ['console.log(process.env.DO_TOKEN) -> undefined', 'read lacking'],
    ['I never set DO_TOKEN', ''],
    ['use another one instead of DO_TOKEN', ''],
    ['I renamed it from DO_TOKEN', ''],
    ['echo $DO_TOKEN', ''],
  ])('%s: %s', (text, expected) => {
    expect(role(text) ?? '').toBe(expected);
  });

  test('of a secret of GitHub is none, because it is another name', () => {
    expect(variablesIn('${{ secrets.DO_TOKEN }}')).toEqual([]);
  });

  test('is the same for each of several names that a message offers', () => {
    const uses = variablesIn('DO_TOKEN, DO_PAT or DIGITALOCEAN_TOKEN must be set');
    expect(uses.map(({ lacking }) => lacking)).toEqual([true, true, true]);
  });

  test('includes the reference that the value comes from', () => {
    const [use] = variablesIn('  DO_TOKEN: ${{ secrets.PAT_OF_CI }}');
    expect(use?.source).toBe('${{ secrets.PAT_OF_CI }}');
  });
});
