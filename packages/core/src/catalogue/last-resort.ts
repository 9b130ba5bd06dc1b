import type { Entries } from './entry.ts';
import { links } from './links.ts';

export const lastResort: Entries<'unexplained'> = {
  unexplained: {
    title: 'No known cause fits',
    severity: 'warning',
    what: ({ credential, asked }) =>
      credential
        ? `A credential was found${asked ? ' and checked' : ''}, but nothing that explains the trouble.`
        : 'The text holds neither a credential nor an error that is known here.',
    why: ({ credential }) =>
      credential
        ? 'What was pasted is not enough to say more.'
        : 'It may be a question, or the part of a log before or after the error.',
    fix: () => [
      {
        text: 'Paste the command or the lines around the error, with the token left in: it is never shown or stored.',
      },
      { text: 'To see which tokens exist and until when they live:', url: links.tokens },
    ],
  },
};
