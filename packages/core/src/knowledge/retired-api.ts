import type { Circumstance } from './circumstance.ts';
import { links } from './links.ts';

/** Version 1 of the API, which is gone. */

export const apiV1 = [
  {
    id: 'api-v1',
    title: 'The request is for API v1, shut down in 2015',
    shown: [/\bDoManager\((?!\s{0,4}None\b)[^(),]{1,60},[^(),]{1,60}\)/],
    together: [
      /\bAPI v?1(?:\.0)?\b|\bv1(?:\.0)? API\b/i,
      /\bclient[ _]?id\b/i,
      /\bapi[ _]?key\b/i,
      /digital ?ocean/i,
    ],
    silent: true,
    fits: 'The text is about a client ID and an API key, which only API v1 used.',
    check: { text: 'Update the program, or its DigitalOcean plugin, to a version for API v2.' },
    afterwards: {
      text: 'Replace the client ID and the API key with one personal access token:',
      url: links.tokens,
    },
  },
  {
    id: 'api-v1-answer',
    title: 'The request is for API v1, shut down in 2015',
    together: [
      /["']status["']\s{0,3}(?:=>|:)\s{0,3}["']ERROR["']/,
      /["'](?:error_message|message)["']\s{0,3}(?:=>|:)\s{0,3}["']Access Denied["']/,
    ],
    silent: true,
    fits: 'The answer has the form of API v1: `status` ERROR and “Access Denied”.',
    check: { text: 'Update the program, or its DigitalOcean plugin, to a version for API v2.' },
    afterwards: {
      text: 'Use doctl or the control panel for this until then:',
      command: 'doctl compute droplet-action --help',
    },
  },
  {
    id: 'api-v1-pair',
    title: 'The request is for API v1, shut down in 2015',
    together: [
      /\bAPI key: ?\S/i,
      /\bAPI secret: ?\S/i,
      /\bdrivers\/digital_?ocean\b|\bdigital ?ocean\b[^\n]{0,80}\bAPI (?:key|secret)\b/i,
    ],
    unless: /\bspaces\b|\bs3\b|\bbucket\b|\boauth\b/i,
    silent: true,
    fits: 'The program asks for an API key and an API secret. Only API v1 used such a pair.',
    check: { text: 'Use a version of the program for API v2, or another program such as doctl.' },
    afterwards: {
      text: 'Create one personal access token in place of the pair:',
      url: links.tokens,
    },
  },
] as const satisfies readonly Circumstance[];
