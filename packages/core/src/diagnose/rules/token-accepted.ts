import { acceptanceConfidence, isForbidden, isRejection, isUsable } from '../answers.ts';
import { accountOf, answersOf, evidenceOf, grantOf, type Rule } from '../case.ts';
import { decideFor } from '../scopes.ts';

export const tokenAccepted: Rule<'token-accepted'> = (known) => {
  if (known.credential === null || !isUsable(known)) return null;
  const grant = grantOf(known);
  const account = accountOf(known);
  const probed = answersOf(known).filter(({ origin }) => origin === 'probed');
  return {
    confidence: acceptanceConfidence(known),
    evidence: {
      kind: known.credential.kind,
      answers: probed.map(evidenceOf),
      scopes: grant?.scopes ?? null,
      lifetime: grant?.lifetime ?? { type: 'unknown' },
      expiresAt: grant?.expiresAt ?? null,
      withoutAccount: account?.origin !== 'probed' && probed.some(isForbidden),
      inSpiteOfScope: decideFor(known, [['account:read']]).answer === 'yes',
      exposed: known.facts.some(({ type }) => type === 'exposure' || type === 'revocation'),
      contradictsPaste: answersOf(known).some(
        (answer) => answer.origin === 'pasted' && isRejection(answer),
      ),
    },
  };
};
