import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { failureFinding } from '../no-connection/shared.ts';

/**
 * A browser shows a page the answer of another host only if that answer allows it (CORS). A hidden
 * refusal and a hidden permission look the same, so this decides nothing about the credential:
 * https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export const unreadableAnswer = defineCode<FailureEvidence>()({
  code: 'unreadable-answer',
  family: 'could-not-tell',
  title: 'The browser hides DigitalOcean’s answer from this page',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'unreadable'),
  words: ({ host }) => ({
    what: `${host ?? 'DigitalOcean'} answered, but its answer doesn’t allow a web page to read it.`,
    why: 'Browsers hide such an answer, whether it is a yes or a no. This says nothing about the token.',
    fix: [
      {
        text: 'Ask from a terminal, where no browser is in between. 200 means that the token works:',
        command: `curl -sS -o /dev/null -w '%{http_code}\\n' -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" https://api.digitalocean.com/v2/account`,
      },
      { text: 'Look for the token in the control panel:', url: links.tokens },
    ],
  }),
});
