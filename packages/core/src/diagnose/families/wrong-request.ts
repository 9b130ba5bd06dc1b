import type { RulesOf } from '../case.ts';
import { insecureUrl } from '../rules/insecure-url.ts';
import { missingAuthHeader } from '../rules/missing-auth-header.ts';
import { missingAuthScheme } from '../rules/missing-auth-scheme.ts';
import { missingUrl } from '../rules/missing-url.ts';
import { repeatedAuthScheme } from '../rules/repeated-auth-scheme.ts';
import { retiredApi } from '../rules/retired-api.ts';
import { tokenInUrl } from '../rules/token-in-url.ts';
import { wrongAuthHeader } from '../rules/wrong-auth-header.ts';
import { wrongAuthScheme } from '../rules/wrong-auth-scheme.ts';
import { wrongHost } from '../rules/wrong-host.ts';

export const wrongRequest: RulesOf<'wrong-request'> = {
  'missing-auth-header': missingAuthHeader,
  'missing-auth-scheme': missingAuthScheme,
  'wrong-auth-scheme': wrongAuthScheme,
  'repeated-auth-scheme': repeatedAuthScheme,
  'wrong-auth-header': wrongAuthHeader,
  'token-in-url': tokenInUrl,
  'wrong-host': wrongHost,
  'insecure-url': insecureUrl,
  'retired-api': retiredApi,
  'missing-url': missingUrl,
};
