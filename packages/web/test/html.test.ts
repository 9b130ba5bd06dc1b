import { cast } from '@token-check/core/sandbox';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { pagePaths } from '../src/server/pages.tsx';
import { appWith, problems } from './support/world.ts';

const app = await appWith();
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Written by a renderer, not by hand.
    'doctype-style': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // The region is a block that scrolls, and must be reached by keyboard.
    'prefer-native-element': 'off',
    'no-redundant-role': 'off',
    'svg-focusable': 'off',
    'require-sri': 'off',
    // Of Safari: https://developer.mozilla.org/docs/Web/HTML/Reference/Global_attributes/autocorrect
    'no-unknown-attributes': 'off',
  },
});

test.each(cast.filter(({ circumstances }) => !circumstances))(
  'the answer to $name is valid HTML with one first heading',
  async ({ paste, offline }) => {
    const body = new URLSearchParams({ input: paste, ...(offline && { offline: '1' }) });
    const text = await (await app.request('/', { method: 'POST', body })).text();
    const { results } = await validator.validateString(text);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    expect(text.match(/<h1/g)).toHaveLength(1);
  },
);

test('every page is valid HTML', async () => {
  const wrong: string[] = [];
  const paths = [...pagePaths({ problems }), '/scopes?for=external-dns', '/missing'];
  for (const path of paths) {
    const text = await (await app.request(path)).text();
    const { results } = await validator.validateString(text);
    for (const { ruleId, message, line, column } of results.flatMap(({ messages }) => messages)) {
      wrong.push(`${path} ${line}:${column} ${ruleId}: ${message}`);
    }
  }
  expect([...new Set(wrong)]).toEqual([]);
});
