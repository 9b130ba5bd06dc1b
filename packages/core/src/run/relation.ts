import { definitionOf } from '../codes/code.ts';
import { layOut } from '../report/layout.ts';
import type { Report } from '../report/report-v1.ts';

/**
 * What a failure has to do with a credential. `credential`: what the command printed is about it.
 * `other-cause`: it shows another cause, such as the network. `unclear`: it shows no cause.
 */
export type Relation = 'credential' | 'other-cause' | 'unclear';

/** What the report on the printed text alone says about the cause. */
export function relationOf(told: Report): Relation {
  const { main } = layOut(told);
  if (main === undefined) return 'unclear';
  switch (definitionOf(main.code).family) {
    case 'server-answer':
    case 'damaged':
    case 'wrong-request':
    case 'not-an-access-token':
      return 'credential';
    case 'oauth-flow':
    case 'no-connection':
      return 'other-cause';
    case 'could-not-tell': {
      const isOpen = main.code === 'unexpected-response';
      return isOpen && mayBeRefusal(main.evidence.status) ? 'credential' : 'other-cause';
    }
    case 'last-resort': {
      if (main.code !== 'unexplained') return 'unclear';
      const { errors, circumstances, rejection, status } = main.evidence;
      if (errors.length > 0) return 'other-cause';
      if (rejection || (status !== null && mayBeRefusal(status))) return 'credential';
      return circumstances.length > 0 ? 'other-cause' : 'unclear';
    }
    default:
      return 'unclear';
  }
}

/** Statuses with which a server can refuse a credential, or the header with it. */
const mayBeRefusal = (status: number | null): boolean =>
  status === null || [400, 401, 403].includes(status);

/** A name of DigitalOcean, of its tools and products, or of a variable for its token. */
const names =
  /digital[ _-]?ocean|\bdoctl\b|\bdroplets?\b|\bdo[por]_v1_|\bDO_(?:\w{1,20}_)?(?:TOKEN|KEY|PAT)\b|\bTF_VAR_do_/i;

/** The message that no other service is known to send, and the form of an error of the API. */
const ownErrors =
  /\bunable to authenticate you\b|["']id["']\s{0,4}:\s{0,4}["'](?:unauthorized|forbidden|not_found|unprocessable_entity|too_many_requests|server_error)["']/i;

/** Whether a text has to do with DigitalOcean: it says so, or has an error of its API. */
export const isAboutDigitalOcean = (text: string): boolean =>
  names.test(text) || ownErrors.test(text);

/** Names of other providers, whose errors a tool prints in similar words. */
const otherProviders =
  /\b(?:aws|amazon\w{0,20}|azure\w{0,20}|gcp|googleapis|google cloud|cloudflare|hetzner|linode|vultr|scaleway)\b/i;

const answers: readonly (string | undefined)[] = [
  'token-rejected',
  'token-expired',
  'token-revoked',
  'scope-missing',
  'account-locked',
  'request-refused',
];

/** Whether a text has the words of DigitalOcean's answers, and names no other provider. */
export const mayBeDigitalOcean = (text: string, { diagnoses: [first] }: Report): boolean =>
  answers.includes(first?.code) && !otherProviders.test(text);
