import { setStep } from '../corrections.ts';
import { defineCode } from '../define.ts';

export interface Evidence {
  readonly name: string | null;
}

export const secretUnset = defineCode<Evidence>()({
  code: 'secret-unset',
  family: 'expectation',
  title: 'The variable is not set',
  severity: 'error',
  rule: ({ unset }) =>
    unset === null ? null : { confidence: 'certain', evidence: { name: unset.name } },
  words: ({ name }, context) => ({
    ...(name !== null && name.length < 40 && { title: `${name} is not set` }),
    what: `${name ?? 'The variable'} doesn’t exist in this environment.`,
    why:
      context.ciSystem === null
        ? 'It may be set in another shell or step, or have another name. In CI, workflows from forks don’t get secrets.'
        : `It may have another name, or belong to another environment. ${context.ciSystem} doesn’t pass secrets to workflows from forks.`,
    fix: [
      {
        text: 'List the variables that are set here, without their values:',
        command: "awk 'BEGIN { for (name in ENVIRON) print name }' | sort",
      },
      {
        ...setStep(
          name !== null && /^[A-Za-z_]\w*$/.test(name) ? { ...context, variable: name } : context,
        ),
        text: 'Set it where the program runs, by pasting the token at the silent prompt:',
      },
    ],
  }),
});
