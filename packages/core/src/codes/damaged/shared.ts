import { links } from '../../knowledge/links.ts';

export const newToken = {
  text: 'If the whole token is nowhere to be found, make a new one: DigitalOcean shows a token only once.',
  url: links.tokens,
};
