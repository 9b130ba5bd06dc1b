import { anyOf } from '../text/patterns.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { links } from './links.ts';

/** What people tell of an OAuth app beside the error of DigitalOcean's OAuth server, or of their own library. */

const invalidGrant = /\binvalid_grant\b|authorization grant is invalid/i;
const refreshing =
  /grant_type\W{1,6}refresh_token\b|\brefresh(?:es|ing|ed)?\b(?! the (?:page|browser|site|callback))(?!["'_])|\brefresh[_ -]tokens?\b(?!["'])/i;
const exchanging =
  /grant_type\W{1,6}authorization_code\b|\bexchang\w{1,4}\b|\b(?:auth\w{0,12} )?codes?\b(?! flow)/i;

/** How two addresses of a callback in a text differ that should be the same. */
function callbackDiffers({ text }: Paste): Names | null {
  const found =
    text.match(/https?(?::\/\/|%3A%2F%2F)[^\s"'<>`,;&)?#]{4,200}/gi)?.slice(0, 20) ?? [];
  const own = found
    .map((one) => one.replace(/%3A/gi, ':').replace(/%2F/gi, '/').replace(/[.:]$/, ''))
    .filter((one) => !/^https?:\/\/[^/]{0,60}digitalocean\.com/i.test(one));
  const differ = (change: (url: string) => string): boolean =>
    own.some((a) => own.some((b) => a !== b && change(a) === change(b)));
  const kind = differences.find(([, change]) => differ(change));
  return kind === undefined ? null : { difference: kind[0] };
}

const differences: readonly (readonly [string, (url: string) => string])[] = [
  ['http or https', (url) => url.replace(/^http:/i, 'https:')],
  ['slash at the end', (url) => url.replace(/\/$/, '')],
  ['port', (url) => url.replace(/:\d{2,5}(?=\/|$)/, '')],
];

const isRefresh = (text: string, told: string): boolean =>
  (refreshing.test(told) || /grant_type\W{1,6}refresh_token/.test(text)) && !exchanging.test(told);

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

/** What people tell of a code or a refresh token that was sent again. */
const again =
  /\b(?:twice|(?:second|next) (?:time|request|call|one|refresh)|double\w{0,2}|back button|strict ?mode|useEffect|prefetch\w{0,3}|(?:re-?load|refresh)\w{0,3} (?:the|my) (?:page|browser|tab)|first (?:\w{2,10} )?(?:gives|returns|works|got)|worked once|same (?:refresh|command|code))\b/i;
const atOnce =
  /\b(?:workers|threads|process(?:es)?|instances|replicas|pods|concurren\w{2,4}|parallel|at (?:the same|once)|simultaneous\w{0,2}|race|tabs|devices|several|multiple)\b/i;

function usedTwice({ text, told }: Paste): Names | null {
  if (!invalidGrant.test(text)) return null;
  if (isRefresh(text, told)) {
    if (!(again.test(told) || atOnce.test(told))) return null;
    return {
      what: 'refresh token',
      hint: ' Each answer contains the next refresh token.',
      change:
        'Save both tokens of every answer. Let one process at a time refresh for each user, with a lock; the others read the saved pair.',
    };
  }
  if (!again.test(told) || /grant_type\W{1,6}refresh_token/.test(text)) return null;
  return {
    what: 'code',
    hint: /\breact\b|\buseEffect\b|\bstrict ?mode\b|\bnext\.?js\b/i.test(text)
      ? ' React’s StrictMode runs an effect twice in development.'
      : '',
    change:
      'Exchange it on the server, then redirect to an address without `?code=`, and use the tokens of the first answer.',
  };
}

export const oauthStories = [
  {
    id: 'oauth-state',
    title: 'The app lost the state of the sign-in',
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
    id: 'used-twice',
    title: 'The {what} was used twice; it works once',
    find: usedTwice,
    decisive: true,
    // https://github.com/digitalocean/doctl internal/oauth/oauth.go
    fits: 'The first request used it up, and the next one with the same value gets `invalid_grant`.{hint}',
    check: { text: 'Send each {what} once. {change}' },
    afterwards: { text: 'Sign in again for a new one if the tokens of the first answer are lost.' },
  },
  {
    id: 'callback-differs',
    title: 'The callback URL differs: {difference}',
    find: callbackDiffers,
    silent: true,
    // https://docs.digitalocean.com/reference/api/oauth/
    fits: 'DigitalOcean compares the `redirect_uri` of the link and of the exchange with the registered one, character by character.',
    check: {
      text: 'Register exactly the URL that the app sends, or let the app send the registered one:',
      url: links.applications,
    },
    afterwards: {
      text: 'Tell an app behind a proxy that its address is https: let it trust `X-Forwarded-Proto`, or set its full address.',
    },
  },
  {
    id: 'about-refresh',
    title: 'The refresh token isn’t valid (invalid_grant)',
    find: ({ text, told }) => (isRefresh(text, told) ? {} : null),
    silent: true,
    fits: 'It was already used, was revoked, has expired, or belongs to another app. Each refresh token works once.',
    check: { text: 'Let the person sign in again for a new pair of tokens.' },
    afterwards: {
      text: 'Save both tokens of every response, and let only one process refresh: a refresh invalidates the old pair.',
    },
  },
  {
    id: 'scope-commas',
    title: 'The scopes are separated by commas, not by spaces',
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
