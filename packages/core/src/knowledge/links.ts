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

export const tokenEndpoint = 'https://cloud.digitalocean.com/v1/oauth/token';
