import type { Origin } from '../../facts.ts';
import { unsettledAnswers } from '../answers.ts';
import type { Context } from '../context.ts';
import { defineCode } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { toldIn } from '../story.ts';

export const blockedByIntermediary = defineCode<AnswerEvidence>()({
  code: 'blocked-by-intermediary',
  family: 'could-not-tell',
  title: 'A filter in front of DigitalOcean blocked the request',
  severity: 'warning',
  rule: (subject) => {
    const answer = unsettledAnswers(subject).find(({ knownMessage }) => knownMessage === 'blocked');
    return answer === undefined ? null : { confidence: 'likely', evidence: evidenceOf(answer) };
  },
  words: ({ origin, status }, context) => ({
    what: `${origin === 'probed' ? 'A web page came back' : 'The text shows a web page'} instead of an API answer${status === null ? '' : ` (${status})`}: Cloudflare or another filter stopped the request.`,
    why: `The filter blocks this machine’s IP address or wants a browser check, so the API never saw the token. ${saysNothing}`,
    fix: stepsOfNetwork(context, origin) ?? [
      {
        text: 'Try from another network. Filters often block addresses of hosting providers and VPNs:',
        command:
          "curl -sS -o /dev/null -w '%{http_code}\\n' https://api.digitalocean.com/v2/account",
      },
      { text: 'Send DigitalOcean support the Ray ID from the page if you need this network.' },
    ],
  }),
});

/** The filter of the network in the text, and no one else's. */
function stepsOfNetwork(context: Context, origin: Origin) {
  const told = origin === 'pasted' ? toldIn(context, 'behind-proxy') : null;
  return told === null ? null : [told.check];
}
