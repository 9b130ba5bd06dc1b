/** Where DigitalOcean's control panel and documentation keep things. Taken from its own docs. */
export const links = {
  tokens: 'https://cloud.digitalocean.com/account/api/tokens',
  oauthDocs: 'https://docs.digitalocean.com/reference/api/oauth/',
  scopes: 'https://docs.digitalocean.com/reference/api/scopes/',
  spacesKeys: 'https://cloud.digitalocean.com/spaces/access_keys',
  modelKeys: 'https://cloud.digitalocean.com/model-studio/manage-keys',
  applications: 'https://cloud.digitalocean.com/account/api/applications',
  billing: 'https://cloud.digitalocean.com/account/billing',
  status: 'https://status.digitalocean.com/',
} as const;

/** The smallest request that shows whether a token works; double quotes let the shell fill it in. */
export const accountRequest =
  'curl -H "Authorization: Bearer $DIGITALOCEAN_TOKEN" https://api.digitalocean.com/v2/account';

export const tokenEndpoint = 'https://cloud.digitalocean.com/v1/oauth/token';
