import type { Circumstance } from './circumstance.ts';
import { links } from './links.ts';

/** What a text tells of a token that has leaked or expired. */

export const tokenLeaks = [
  {
    id: 'leak-reported',
    title: 'The token was found in public: create a new one',
    together: [
      /\bsecret[ -]scann(?:ing|er)\b|\bgitguardian\b|\btrufflehog\b|\bgitleaks\b/i,
      /\be?-?mail\b|\balert\b|\bnotif\w{2,10}\b|\bwarn(?:ed|ing)\b|\b(?:found|detected|flagged)\b/i,
    ],
    unless: /\bpush protection\b|\bfalse positive\b|\bblocked\b/i,
    decisive: true,
    // https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
    fits: 'Others can have it, and such services tell the provider, who may revoke it. If it’s rejected since then, that’s why.',
    check: {
      text: 'Create a new token with the same scopes, and delete the old one if it’s still listed:',
      url: links.tokens,
    },
    afterwards: {
      text: 'Replace it wherever it’s used, and keep the new one out of the repository.',
    },
  },
  {
    id: 'expired-told',
    title: 'The token has expired: create a new one',
    patterns: [
      /\b(?:tokens?|PATs?|api keys?)(?: \([^)]{1,12}\))? (?:(?:has|have|had) (?:just |already )?)?expired (?:on|at|in|yesterday|today|last|this|two|three|a)\b/i,
    ],
    unless:
      /\b(?:not|n['’]t|never) (?:been )?expired\b|\bcertificates?\b|\bsessions?\b|\bkubeconfig\b|\brefresh\b|\b(?:new|renewed|rotated|replaced) (?:one|token|it|them)\b|\bif (?:the|my|a) token\b|\b403\b|\breplaced\b|\brotated\b|\b(?:github|gitlab|aws|azure)(?:['’]s)? token/i,
    decisive: true,
    // https://docs.digitalocean.com/reference/api/create-personal-access-token/
    fits: 'The text says so. DigitalOcean answers 401 to an expired token, and its end can’t be moved.',
    check: {
      text: 'Create a new token with the same scopes:',
      url: links.tokens,
    },
    afterwards: {
      text: 'Replace the old one wherever it’s used, and note the day on which the new one ends.',
    },
  },
  {
    id: 'leak-notice',
    title: 'The token is public: delete it now',
    patterns: [
      /\b(?:I|we|you|he|she|they|intern|colleague|somebody|someone|coworker)\b[^.\n]{0,40}\b(?:pasted|posted|pushed|committed|published|leaked|shared|uploaded|exposed|sent|streamed)\b[^.\n]{0,40}(?:\btokens?\b|\bkeys?\b|\.env\b)[^.\n]{0,60}\b(?:public|github|slack|discord|forum|channel|stack ?overflow|gist|chat|reddit|twitter|screenshot|stream|video|issue|everyone)\b/i,
      /\b(?:screenshot|screencast|photo|video|stream|recording|demo|talk)\b[^.\n]{0,60}\b(?:token|key|secret)\b[^.\n]{0,20}\b(?:visible|readable|shown|in (?:it|clear))\b/i,
    ],
    shown: [
      /\bsecret scanning\b[^\n]{0,80}\b(?:alert|detected|found)\b|\b(?:token|secret|key)\b[^\n]{0,30}\b(?:detected|found) in (?:your |a |the |repo)/i,
    ],
    unless:
      /\brevoked\b|\b40[13]\b|\bprivate (?:repo|channel|gist)|\b(?:never|not|didn['’]t|haven['’]t) (?:\w{1,8} )?(?:pasted|posted|pushed|committed|published|leaked|shared)\b|\bpublic[ -]keys?\b|\b(?:panel|dashboard)\b/i,
    decisive: true,
    fits: 'Anyone who saw it there can use the token until it’s deleted. Removing the text isn’t enough.',
    check: {
      text: 'Delete the token, and create a new one with the same scopes:',
      url: links.tokens,
    },
    afterwards: {
      text: 'Replace it wherever it’s used, and look for activity that you don’t know.',
    },
  },
] as const satisfies readonly Circumstance[];
