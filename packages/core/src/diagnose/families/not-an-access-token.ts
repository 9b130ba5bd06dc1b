import type { RulesOf } from '../case.ts';
import { authorizationCode } from '../rules/authorization-code.ts';
import { foreignToken } from '../rules/foreign-token.ts';
import { inferenceKey } from '../rules/inference-key.ts';
import { legacyApiKey } from '../rules/legacy-api-key.ts';
import { oauthClientCredential } from '../rules/oauth-client-credential.ts';
import { otherProductCredential } from '../rules/other-product-credential.ts';
import { refreshToken } from '../rules/refresh-token.ts';
import { registryCredential } from '../rules/registry-credential.ts';
import { spacesKey } from '../rules/spaces-key.ts';
import { unrecognizedCredential } from '../rules/unrecognized-credential.ts';

export const notAnAccessToken: RulesOf<'not-an-access-token'> = {
  'authorization-code': authorizationCode,
  'refresh-token': refreshToken,
  'oauth-client-credential': oauthClientCredential,
  'spaces-key': spacesKey,
  'inference-key': inferenceKey,
  'registry-credential': registryCredential,
  'legacy-api-key': legacyApiKey,
  'other-product-credential': otherProductCredential,
  'foreign-token': foreignToken,
  'unrecognized-credential': unrecognizedCredential,
};
