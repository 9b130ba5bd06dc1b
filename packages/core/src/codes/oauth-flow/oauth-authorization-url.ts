import type { AuthorizationLink } from '../../facts.ts';
import { links } from '../../knowledge/links.ts';
import { defineCode, type FixStep } from '../define.ts';
import { stepsOf, toldIn } from '../story.ts';

export type Evidence = AuthorizationLink;

/** Something in the link that DigitalOcean rejects, or that makes the flow unsafe. */
const hasFault = ({ responseType, clientId, redirectUri, state }: Evidence): boolean =>
  responseType === 'missing' ||
  responseType === 'unsupported' ||
  !clientId ||
  redirectUri === 'missing' ||
  redirectUri === 'http' ||
  !state;

/** A link to the authorization page in the text. Its parameters say what the page will do. */
export const oauthAuthorizationUrl = defineCode<Evidence>()({
  code: 'oauth-authorization-url',
  family: 'oauth-flow',
  title: 'A link to DigitalOcean’s authorization page',
  severity: (evidence) => (hasFault(evidence) ? 'warning' : 'info'),
  rule: ({ facts }) => {
    const link = facts.find((fact) => fact.type === 'authorization-link');
    if (link === undefined) return null;
    const { responseType, clientId, redirectUri, scopes, state, codeChallenge } = link;
    return {
      confidence: 'certain',
      evidence: { responseType, clientId, redirectUri, scopes, state, codeChallenge },
    };
  },
  words: (evidence, context) => {
    const told = toldIn(context, 'bearer-field') ?? toldIn(context, 'authorize-in-client');
    if (told !== null) return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    const { responseType, scopes } = evidence;
    const fix = [...faults(evidence), ...nextStep(evidence)];
    return {
      ...(hasFault(evidence) && { title: 'The authorization link is incomplete' }),
      what: results[responseType],
      why:
        scopes.length === 0
          ? 'The link asks for no scope. Without one, DigitalOcean grants read access.'
          : `The link asks for these scopes: ${scopes.join(', ')}.`,
      fix: fix.slice(0, 3),
    };
  },
});

const results: Readonly<Record<Evidence['responseType'], string>> = {
  code: 'After the sign-in, DigitalOcean sends an authorization code to the callback URL. Your app must exchange the code for an access token.',
  token:
    'After the sign-in, DigitalOcean sends the access token itself to the callback URL, after the #. There is no refresh token.',
  missing: 'The link has no response_type, so DigitalOcean doesn’t know what to send back.',
  unsupported: 'DigitalOcean supports response_type=code and response_type=token only.',
};

function faults({ responseType, clientId, redirectUri, state }: Evidence): FixStep[] {
  const steps: FixStep[] = [];
  if (responseType === 'missing' || responseType === 'unsupported') {
    steps.push({ text: 'Add response_type=code, or response_type=token for the implicit flow.' });
  }
  if (!clientId) {
    steps.push({ text: 'Add the client_id of your application:', url: links.applications });
  }
  if (redirectUri === 'missing') {
    steps.push({ text: 'Add the redirect_uri that your application registered.' });
  }
  if (redirectUri === 'http') {
    steps.push({
      text: 'Use https in the redirect_uri: anyone on the way can read an http callback.',
    });
  }
  if (!state) {
    steps.push({ text: 'Add a random state, and compare it in the callback.' });
  }
  return steps;
}

/** The page says so itself, and the link alone doesn't show what is registered. */
const compareCallback: FixStep = {
  text: 'Compare redirect_uri with the callback URL of your app if the page shows an error: both must be the same, with path, query and final slash:',
  url: links.applications,
};

function nextStep({ responseType, codeChallenge, redirectUri }: Evidence): FixStep[] {
  if (responseType === 'token') {
    return [{ text: 'Read the token from access_token, after the # of the callback URL.' }];
  }
  if (responseType !== 'code') return [];
  const proof = codeChallenge ? 'code_verifier' : 'client_secret';
  return [
    ...(redirectUri === 'missing' ? [] : [compareCallback]),
    {
      text: `Exchange the code from the callback soon: it works once. Send ${proof} with it.`,
      url: links.oauthDocs,
    },
  ];
}
