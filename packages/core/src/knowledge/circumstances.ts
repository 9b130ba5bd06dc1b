import { links } from './links.ts';

/** Something that happened before or beside the failure, as people tell it. */
interface Circumstance {
  readonly id: string;
  /** What fits, as a headline without doubt. */
  readonly title: string;
  readonly patterns: readonly RegExp[];
  /** What fits the story, and why. */
  readonly fits: string;
  /** The check that decides. */
  readonly check: {
    readonly text: string;
    readonly url?: string;
    readonly variable?: true;
    readonly terminal?: string;
    readonly see?: string;
  };
}

/** The stories that narrow a failure down. None of them proves a cause. */
export const circumstances = [
  {
    id: 'code-from-callback',
    title: 'The authorization code was never exchanged for a token',
    patterns: [
      /\b(?:callback|redirect(?:ed|ion)?)\b.{0,160}\b(?:code|token|value)\b.{0,200}\b(?:bearer|curl|access|header|use[ds]?)\b/is,
      /\b(?:took|take|copied|copy|used?|got|grabbed|received)\b.{0,60}\b(?:code|token|value)\b.{0,60}\b(?:callback|redirect)/is,
    ],
    fits: 'The value in a callback URL (`?code=…`) is an authorization code. It isn’t a token: the app must exchange it, with its client ID and secret, for an access token.',
    check: {
      text: 'Read how to exchange the code for a token:',
      see: 'authorization-code',
    },
  },
  {
    id: 'colleague-left',
    title: 'The token belonged to the person who left',
    patterns: [
      /\b(?:colleague|co-?worker|employee|member|admin|developer|founder|freelancer)\b.{0,40}\b(?:left|gone|quit|was removed)\b/i,
      /\bleft (?:the|our) (?:team|company|organi[sz]ation)\b/i,
    ],
    fits: 'A token can do no more than its owner in the team. If the person who left created the token, it may have lost its access with them.',
    check: { text: 'Check the token to see its owner and team:', variable: true },
  },
  {
    id: 'team-changed',
    title: 'The token belongs to another team',
    patterns: [
      /\b(?:moved|switched|migrated|transferred|changed)\b.{0,40}\b(?:team|account|organi[sz]ation)\b/i,
      /\b(?:choose|select|pick)\b.{0,20}\b(?:a|the|which) (?:team|account)\b/i,
      /\b(?:droplets?|resources?|clusters?|domains?)\b.{0,40}\b(?:missing|not listed|disappeared|gone|empty)\b/i,
      /\bnot listing\b.{0,20}\b(?:droplets?|domains?|clusters?)\b/i,
    ],
    fits: 'A token works only for the team in which it was created. Resources of another team look as if they didn’t exist.',
    check: { text: 'Check the token to see its team:', variable: true },
  },
  {
    id: 'works-in-curl',
    title: 'The program sends another token than curl',
    patterns: [
      /\bworks?\b.{0,30}\b(?:curl|postman|browser)\b.{0,60}\b(?:not|n't|n’t|but|fails?)\b/i,
      /\bcurl\b.{0,40}\b(?:works?|fine|succeeds?|ok)\b/i,
    ],
    fits: 'If curl works with a token, that token is fine. The other program then sends another one: a saved one, an empty one, or one from another variable.',
    check: {
      text: 'See which token each tool uses on this machine:',
      terminal: 'token-check doctor',
    },
  },
  {
    id: 'only-in-ci',
    title: 'The CI job doesn’t get the secret',
    patterns: [
      /\b(?:only|just)\b.{0,30}\b(?:in|on|inside)\b.{0,12}\b(?:CI|pipelines?|actions|runners?|jenkins)\b/i,
      /\b(?:works?|fine)\b.{0,20}\b(?:locally|on my (?:machine|laptop|computer|mac|pc))\b/i,
    ],
    fits: 'The job may not get the secret, or gets another one: runs for forks get none, and environments and organizations have their own secrets.',
    check: { text: 'Check the token in the failing job:', variable: true },
  },
  {
    id: 'worked-before',
    title: 'The token has expired',
    patterns: [
      /\bstopped working\b|\bused to work\b|\bno longer works?\b/i,
      /\b(?:worked|was working|was valid|has been working|had been working)\b.{0,80}\b(?:until|before|previously|stopped|yesterday|today|now|suddenly|month|week)\b/i,
      /\b(?:valid|working|worked) previously\b|\btoken expiration\b|\bexpired token\b/i,
      /\bsince (?:yesterday|today|this morning|last (?:week|month))\b/i,
    ],
    fits: 'A token that worked and then stopped has often expired: 30 days is a common choice. It may also have been deleted.',
    check: {
      text: 'Look for the token in the list. Expired and deleted tokens no longer appear there:',
      url: links.tokens,
    },
  },
  {
    id: 'password-changed',
    title: 'A new password or 2FA doesn’t change the token',
    patterns: [/\b(?:changed|reset|new)\b.{0,20}\bpassword\b/i, /\btwo-factor\b|\b2FA\b/i],
    fits: 'DigitalOcean doesn’t document that a new password or two-factor login ends a token. Check the token itself before you look further.',
    check: { text: 'Check the token:', variable: true },
  },
] as const satisfies readonly Circumstance[];

/** The name of a circumstance. */
export type CircumstanceId = (typeof circumstances)[number]['id'];
