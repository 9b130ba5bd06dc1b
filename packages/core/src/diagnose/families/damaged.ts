import type { RulesOf } from '../case.ts';
import { emptyInput } from '../rules/empty-input.ts';
import { encodedToken } from '../rules/encoded-token.ts';
import { invisibleCharacters } from '../rules/invisible-characters.ts';
import { malformedToken } from '../rules/malformed-token.ts';
import { maskedToken } from '../rules/masked-token.ts';
import { multipleCredentials } from '../rules/multiple-credentials.ts';
import { placeholderToken } from '../rules/placeholder-token.ts';
import { strayWhitespace } from '../rules/stray-whitespace.ts';
import { surroundingQuotes } from '../rules/surrounding-quotes.ts';
import { truncatedToken } from '../rules/truncated-token.ts';
import { unexpandedVariable } from '../rules/unexpanded-variable.ts';

export const damaged: RulesOf<'damaged'> = {
  'empty-input': emptyInput,
  'placeholder-token': placeholderToken,
  'unexpanded-variable': unexpandedVariable,
  'masked-token': maskedToken,
  'truncated-token': truncatedToken,
  'malformed-token': malformedToken,
  'stray-whitespace': strayWhitespace,
  'surrounding-quotes': surroundingQuotes,
  'invisible-characters': invisibleCharacters,
  'encoded-token': encodedToken,
  'multiple-credentials': multipleCredentials,
};
