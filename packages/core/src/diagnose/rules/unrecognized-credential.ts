import type { Rule } from '../case.ts';

/** Among words of another service it is most likely right where it stands. */
export const unrecognizedCredential: Rule<'unrecognized-credential'> = ({ credential }) =>
  credential?.shape.type === 'unrecognized'
    ? {
        confidence: credential.belongsToOtherService ? 'possible' : 'likely',
        evidence: {
          name: credential.role?.name ?? null,
          belongsToOtherService: credential.belongsToOtherService,
        },
      }
    : null;
