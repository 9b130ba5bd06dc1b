import { links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { wasRequested } from '../subject.ts';

export interface Evidence {
  readonly credential: boolean;
  readonly asked: boolean;
  /** The text contains a successful answer of DigitalOcean's. */
  readonly success: boolean;
}

export const unexplained = defineCode<Evidence>()({
  code: 'unexplained',
  family: 'last-resort',
  title: 'No known cause fits',
  severity: 'warning',
  supersededBy: 'anything',
  rule: (subject) => ({
    confidence: 'possible',
    evidence: {
      credential: subject.credential !== null,
      asked: wasRequested(subject),
      success: subject.facts.some(({ type }) => type === 'account' || type === 'grant'),
    },
  }),
  words: ({ credential, asked, success }) => ({
    what:
      success && !credential
        ? 'The text is a good answer of DigitalOcean’s: the token that got it worked at that time.'
        : credential
          ? `A credential was found${asked ? ' and checked' : ''}, but nothing that explains the trouble.`
          : 'The text holds neither a credential nor an error that is known here.',
    why:
      success && !credential
        ? 'Whether it still works, only a check of the token itself can tell.'
        : credential
          ? 'What was pasted is not enough to say more.'
          : 'It may be a question, or the part of a log before or after the error.',
    fix:
      success && !credential
        ? [
            {
              text: 'Check the token itself.',
              terminal: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
            },
          ]
        : [
            {
              text: 'Paste the command or the lines around the error, with the token left in: it is never shown or stored.',
            },
            ...(credential
              ? []
              : [
                  {
                    text: 'If it is a question: a personal access token (dop_v1_…) is the right thing for your own tools. It opens what its scopes say (full access deletes as well as it lists), lives until its chosen expiry or until it is deleted, and cannot be refreshed. An OAuth token (doo_v1_…) is for applications that act for others; it lives 30 days in most cases and is renewed with its refresh token (dor_v1_…).',
                  },
                ]),
            { text: 'To see which tokens exist and until when they live:', url: links.tokens },
          ],
  }),
});
