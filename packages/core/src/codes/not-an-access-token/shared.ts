import { links } from '../../knowledge/links.ts';

export const apiToken = {
  text: 'For the API, make a personal access token (dop_v1_…):',
  url: links.tokens,
};
