import { anyOf } from '../text/patterns.ts';
import type { Circumstance } from './circumstance.ts';
import { links } from './links.ts';

/** What people tell of an OAuth app beside the error of DigitalOcean's OAuth server, or of their own library. */

const invalidGrant = /\binvalid_grant\b|authorization grant is invalid/i;
const refreshing =
  /grant_type\W{1,6}refresh_token\b|\brefresh(?:es|ing|ed)?\b(?! the (?:page|browser|site|callback))(?!["'_])|\brefresh[_ -]tokens?\b(?!["'])/i;
const exchanging =
  /grant_type\W{1,6}authorization_code\b|\bexchang\w{1,4}\b|\b(?:auth\w{0,12} )?codes?\b(?! flow)/i;

/** What libraries say of a sign-in whose state they don't find again. */
const lostState = anyOf(
  [
    /unable to verify authorization request state/, // passport-oauth2
    /\bcsrf_detected\b/, // OmniAuth
    /\bInvalidStateException\b/, // Laravel Socialite
    /\bMismatchingStateError\b|\bmismatching_state\b/, // oauthlib, Authlib
    /\bstate cookie (?:was )?missing|\bchecks\.state\b/, // Auth.js
    /\b(?:invalid|missing|wrong|bad)[ _]state\b|\bstate[ _](?:mismatch|missing|invalid)/,
    /\bstate (?:parameter |value )?(?:does(?:n['’]t| not)|did(?:n['’]t| not)) match/,
  ],
  'i',
);

export const oauthStories = [
  {
    id: 'oauth-state',
    title: 'The app lost the state of the sign-in',
    patterns: [],
    together: [
      lostState,
      /\boauth\w{0,4}\b|\bcallback\b|\bpassport\b|\bomniauth\b|\bsocialite\b|\bauthlib\b|\b(?:log|sign)[ -]?in\b/i,
    ],
    unless: /\bterraform\b|\btfstate\b/i,
    local: true,
    decisive: true,
    // https://www.rfc-editor.org/rfc/rfc6749#section-10.12
    fits: 'The app itself says this, after DigitalOcean sent the person back: the `state` of the callback isn’t the one in the session. No token or scope is involved. The session cookie is missing, or another instance of the app got the callback.',
    check: {
      text: 'Start and end the sign-in on the same address: same scheme, host and port. Keep the sessions where all instances read them, such as Redis.',
    },
    afterwards: {
      text: 'Set the session cookie with `SameSite=Lax`, and let the app trust its proxy (`trust proxy` in Express), so that the cookie works with https.',
    },
  },
  {
    id: 'refresh-race',
    title: 'A refresh token was used twice; each one works once',
    patterns: [],
    together: [
      invalidGrant,
      refreshing,
      /\b(?:workers?|threads?|process(?:es)?|instances?|replicas?|pods|concurren\w{2,4}|parallel|at (?:the same|once)|simultaneous\w{0,2}|race|tabs|devices|(?:two|three|four|\d) (?:\w{2,12} )?(?:requests|servers|jobs|calls)|several|multiple)\b/i,
    ],
    decisive: true,
    // https://github.com/digitalocean/doctl internal/oauth/oauth.go
    fits: 'The answer to a refresh contains the next refresh token, and the old one ends. If two processes refresh at the same time, the slower one sends a token that is used up.',
    check: {
      text: 'Let one process at a time refresh for each user, with a lock, and save both new tokens before it ends. The others read the saved pair.',
    },
    afterwards: { text: 'Let the users whose pair is lost sign in again.' },
  },
  {
    id: 'refresh-not-saved',
    title: 'The app sends a refresh token that was used before',
    patterns: [],
    together: [
      invalidGrant,
      refreshing,
      /\b(?:first|once)\b[^\n]{0,60}\b(?:works?|worked|ok|fine|succeed\w{0,2}|refresh)\b[^\n]{0,80}\b(?:second|next|then|after|again|later)\b|\bsame refresh[_ -]token\b|\b(?:second|next) (?:refresh|time)\b/i,
    ],
    decisive: true,
    fits: 'Each refresh token works once. The answer to a refresh contains the next one, and the app has to save it in the place of the old one.',
    check: { text: 'Save `access_token` and `refresh_token` of every answer, also of a refresh.' },
    afterwards: { text: 'Sign in once more for a new pair, because the old one is used up.' },
  },
  {
    id: 'code-twice',
    title: 'The code was exchanged twice; it works once',
    patterns: [],
    find: ({ text, told }) => {
      if (!invalidGrant.test(text) || /grant_type\W{1,6}refresh_token/.test(text)) return null;
      const isTwice =
        /\b(?:twice|two times|second (?:time|request|call|one|post)|double\w{0,2}|duplicate|back button|back and forward|browser history|bookmark\w{0,3}|strict ?mode|useEffect|prefetch\w{0,3}|(?:re-?load|refresh)\w{0,3} (?:of )?(?:the|my) (?:page|callback|browser|tab)|two (?:requests|calls|posts)|first (?:\w{2,10} )?(?:gives|returns|is|works|succeeds|succeeded|got|gets))\b/i.test(
          told,
        );
      if (!isTwice) return null;
      return {
        guard: /\breact\b|\buseEffect\b|\bstrict ?mode\b|\bnext\.?js\b/i.test(text)
          ? ' React’s StrictMode runs an effect twice in development, so the code doesn’t belong in one.'
          : '',
      };
    },
    decisive: true,
    fits: 'The first exchange used the code up, and the second one gets `invalid_grant`.{guard}',
    check: {
      text: 'Exchange the code once, on the server, and then redirect to an address without `?code=`. Use the tokens of the first answer.',
    },
    afterwards: { text: 'Sign in again for a new code if that answer is lost.' },
  },
  {
    id: 'about-refresh',
    title: 'The text is about a refresh',
    patterns: [],
    find: ({ text, told }) =>
      (refreshing.test(told) || /grant_type\W{1,6}refresh_token/.test(text)) &&
      !exchanging.test(told)
        ? {}
        : null,
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'secret-rotated',
    title: 'The app still sends the old client secret',
    patterns: [],
    together: [
      /\binvalid_client\b|client authentication failed due to/i,
      /\b(?:rotat|regenerat|reset|chang|replac|renew)\w{0,4}\b[^.\n]{0,24}\bsecret\b|\bnew (?:client )?secret\b|\bsecret\b[^.\n]{0,24}\b(?:rotated|regenerated|reset|changed|replaced)\b/i,
    ],
    unless:
      /\b(?:not|n['’]t|never|no|without) (?:\w{1,8} )?(?:rotat|regenerat|reset|chang|replac)/i,
    decisive: true,
    fits: 'The text says that the secret is new. A running app has the one that it read at its start, from its own variable or file.',
    check: {
      text: 'Put the new secret where the app reads it, and restart the app. Print the lengths there; 0 means empty:',
      command: 'echo "${#CLIENT_ID} ${#CLIENT_SECRET}"',
    },
    afterwards: {
      text: 'Compare ID and secret with those of your app if it fails still:',
      url: links.applications,
    },
  },
  {
    id: 'scope-commas',
    title: 'The scopes are separated by commas, not by spaces',
    patterns: [],
    shown: [
      /\bscopes?["']?\s{0,2}[=:]\s{0,2}["'`]?[a-z_]{2,40}(?::[a-z_]{2,40})?(?:,|%2C) ?[a-z_]{2,40}/i,
    ],
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'authorize-in-client',
    title: 'Open the authorization link in a browser',
    patterns: [],
    together: [
      /\/v1\/oauth\/authorize\b/,
      /\bcurl\b|\bwget\b|\brequests\.get\b|\bfetch\(|\baxios\b|\bpostman\b|\bhttpie\b|\bHttpClient\b|\bNet::HTTP\b|\bfile_get_contents\b/i,
      /\/login\b|being redirected|<html|\b302\b|<!DOCTYPE|\b(?:no|get the|get a) code\b/i,
    ],
    silent: true,
    // https://docs.digitalocean.com/reference/api/oauth/
    fits: 'A request without a session gets DigitalOcean’s login page. A person has to sign in there and allow the access, so a program can’t fetch the code with this link.',
    check: {
      text: 'Open the link in a browser. After the sign-in, DigitalOcean sends the browser to your callback URL with `?code=…`, and your app exchanges the code.',
      see: 'authorization-code',
    },
    afterwards: {
      text: 'Use a personal access token instead for a script of your own:',
      url: links.tokens,
    },
  },
] as const satisfies readonly Circumstance[];
