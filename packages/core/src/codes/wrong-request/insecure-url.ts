import { accountRequest } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { urlOf } from '../subject.ts';
import { exposed } from './shared.ts';

export const insecureUrl = defineCode<RequestEvidence>()({
  code: 'insecure-url',
  family: 'wrong-request',
  title: 'The address begins with http, not https',
  severity: 'error',
  rule: (subject) => {
    const url = urlOf(subject);
    if (url?.scheme !== 'http' || (url.service !== 'api' && url.service !== 'control-panel'))
      return null;
    return { confidence: 'likely', evidence: requestEvidence(subject) };
  },
  words: () => ({
    what: 'The token is sent over a connection that is not encrypted.',
    why: 'DigitalOcean’s documentation demands https. Everybody between you and DigitalOcean could have read the token.',
    fix: [{ text: 'Write https:// in the address:', command: accountRequest }, exposed],
  }),
});
