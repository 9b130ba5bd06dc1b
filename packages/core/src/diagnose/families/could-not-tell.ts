import type { RulesOf } from '../case.ts';
import { blockedByIntermediary } from '../rules/blocked-by-intermediary.ts';
import { endpointsDisagreeing } from '../rules/endpoints-disagree.ts';
import { otherService } from '../rules/other-service.ts';
import { rateLimited } from '../rules/rate-limited.ts';
import { requestRefused } from '../rules/request-refused.ts';
import { serviceUnavailable } from '../rules/service-unavailable.ts';
import { unexpectedResponse } from '../rules/unexpected-response.ts';

export const couldNotTell: RulesOf<'could-not-tell'> = {
  'endpoints-disagree': endpointsDisagreeing,
  'request-refused': requestRefused,
  'other-service': otherService,
  'rate-limited': rateLimited,
  'service-unavailable': serviceUnavailable,
  'blocked-by-intermediary': blockedByIntermediary,
  'unexpected-response': unexpectedResponse,
};
