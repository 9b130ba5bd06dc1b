import { accountRequest, links } from '../../knowledge/links.ts';

export const asBearer = { text: 'Send it as a Bearer token:', command: accountRequest };

export const exposed = {
  text: 'Treat the token as exposed: delete it and make a new one.',
  url: links.tokens,
};
