/** What a credential is. The spelling of the report, version 1. */
export const kinds = [
  'personal-access-token',
  'oauth-access-token',
  'oauth-refresh-token',
  'legacy-token',
  'authorization-code',
  'oauth-client-id',
  'oauth-client-secret',
  'spaces-access-key-id',
  'spaces-secret-key',
  'model-access-key',
  'agent-access-key',
  'registry-credential',
  'api-v1-key',
  'foreign',
  'unknown',
] as const;

/** The kind of a credential. */
export type Kind = (typeof kinds)[number];

/** The kinds that the API accepts as a Bearer token. */
export const accessTokens: readonly Kind[] = [
  'personal-access-token',
  'oauth-access-token',
  'legacy-token',
];

/** How sure a diagnosis is: `certain` only with evidence that leaves no doubt. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** What people call each kind of credential. */
export const kindNames: Readonly<Record<Kind, string>> = {
  'personal-access-token': 'personal access token',
  'oauth-access-token': 'OAuth access token',
  'oauth-refresh-token': 'OAuth refresh token',
  'legacy-token': 'string of 64 hexadecimal digits (an old token, or an OAuth code, id or secret)',
  'authorization-code': 'OAuth authorization code',
  'oauth-client-id': 'OAuth client id',
  'oauth-client-secret': 'OAuth client secret',
  'spaces-access-key-id': 'Spaces access key id',
  'spaces-secret-key': 'Spaces secret key',
  'model-access-key': 'model access key',
  'agent-access-key': 'agent access key',
  'registry-credential': 'container registry credential',
  'api-v1-key': 'API v1 key',
  foreign: "another provider's credential",
  unknown: 'value of unknown kind',
};

/** The name in a sentence, with its article. */
export function aKind(kind: Kind): string {
  const name = kind === 'legacy-token' ? 'token from before March 2022' : kindNames[kind];
  if (kind === 'foreign') return name;
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name}`;
}
