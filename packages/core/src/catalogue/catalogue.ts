import type { Code } from '../diagnose/codes.ts';
import { couldNotTell } from './could-not-tell.ts';
import { damaged } from './damaged.ts';
import type { Entries } from './entry.ts';
import { expectation } from './expectation.ts';
import { fine } from './fine.ts';
import { lastResort } from './last-resort.ts';
import { noConnection } from './no-connection.ts';
import { notAnAccessToken } from './not-an-access-token.ts';
import { oauthFlow } from './oauth-flow.ts';
import { serverAnswer } from './server-answer.ts';
import { wrongRequest } from './wrong-request.ts';

/** The words for every code; one that has none does not compile. */
export const catalogue: Entries<Code> = {
  ...fine,
  ...notAnAccessToken,
  ...damaged,
  ...wrongRequest,
  ...oauthFlow,
  ...serverAnswer,
  ...couldNotTell,
  ...noConnection,
  ...expectation,
  ...lastResort,
};
