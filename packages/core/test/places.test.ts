import { describe, expect, test } from 'vitest';
import { classify, recognize } from '../src/recognize.ts';
import { cast } from '../src/sandbox/cast.ts';
import { makeToken } from '../src/sandbox/make-token.ts';

const token = makeToken('dop_v1_', 'places');
const placesOf = async (text: string) => (await recognize(text)).places;

describe('the places of credentials', () => {
  test('are those in the text as given', async () => {
    const text = `curl -H "Authorization: Bearer ${token}" https://api.digitalocean.com/v2/account`;
    const start = text.indexOf(token);
    expect(await placesOf(text)).toEqual([
      { start, end: start + token.length, kind: 'personal-access-token' },
    ]);
  });

  test('contain all of a token that a line break splits', async () => {
    const text = `${token.slice(0, 40)}\n${token.slice(40)}`;
    const places = await placesOf(text);
    const covered = places.map(({ start, end }) => text.slice(start, end)).join('');
    expect(covered.replace(/\s/g, '')).toBe(token);
  });

  test('contain all of a token that a quoted mail splits', async () => {
    const text = `> export DO_TOKEN=${token.slice(0, 40)}\n> ${token.slice(40)}\n> 401`;
    const places = await placesOf(text);
    const covered = places.map(({ start, end }) => text.slice(start, end)).join('');
    expect(covered).toBe(token);
    expect((await classify(text)).map(({ shape }) => shape.type)).toEqual(['well-formed']);
  });

  test.each(['OPENSSH PRIVATE', 'RSA PRIVATE', 'PRIVATE'])(
    'include the lines of a private key: %s',
    async (name) => {
      const [head, end] = [`-----BEGIN ${name} KEY-----`, `-----END ${name} KEY-----`];
      const body = `\n${'b3BlbnNzaC1rZXktdjEAAAAA\n'.repeat(4)}`;
      const text = `my key\n${head}${body}${end}\nand a word`;
      const places = await placesOf(text);
      expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([body]);
      const cut = await placesOf(head + body);
      expect(cut.map(({ start, end }) => (head + body).slice(start, end))).toEqual([body]);
    },
  );

  test('include a short password by its name, and no placeholder', async () => {
    const text = 'client_secret=hunter2hunter2\nDIGITALOCEAN_TOKEN=your_token_here';
    const places = await placesOf(text);
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(['hunter2hunter2']);
  });

  test.each(cast)('$name: leave no 20 characters of a value uncovered', async ({ paste }) => {
    const places = await placesOf(paste);
    let open = paste;
    for (const { start, end } of places) {
      open = open.slice(0, start) + ' '.repeat(end - start) + open.slice(end);
    }
    expect(open.match(/[0-9a-f]{20,}/gi)?.filter((run) => /\d/.test(run)) ?? []).toEqual([]);
    const ends = places.map(({ end }) => end);
    expect(places.every(({ start }, index) => start >= (ends[index - 1] ?? 0))).toBe(true);
  });
});
