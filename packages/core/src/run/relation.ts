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

/** Whether a text names DigitalOcean, one of its hosts or tools, or a variable for its token. */
const names =
  /digital[ _-]?ocean|\bdoctl\b|\bdo[por]_v1_|\bDO_(?:\w{1,20}_)?(?:TOKEN|KEY|PAT)\b|\bTF_VAR_do_/i;

/**
 * Whether a text has to do with DigitalOcean: it says so, or has the message that no other service is
 * known to send.
 */
export const isAboutDigitalOcean = (text: string): boolean =>
  names.test(text) || /\bunable to authenticate you\b/i.test(text);
