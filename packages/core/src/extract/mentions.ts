import { tokenPrefix } from '../knowledge/token-formats.ts';
import { anyOf, sequence } from '../text/patterns.ts';

/** DigitalOcean by its name, its program or the prefix of its tokens. */
export const mentionsDigitalOcean = anyOf(
  [/digital\s?ocean/, /\bdoctl\b/, sequence([/\b/, tokenPrefix])],
  'i',
);
