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
  words: ({ name }) => ({
    what: `${name ?? 'It'} does not exist in this environment.`,
    why: 'It was set in another shell or another step, it has another name, or a CI system withholds it here: GitHub gives no secrets to runs for pull requests from forks.',
    fix: [
      ...(name === null
        ? []
        : [
            {
              text: 'See what is set here, without the values:',
              command: "awk 'BEGIN { for (name in ENVIRON) print name }' | sort",
            },
          ]),
      { text: 'Set it in the place where the program runs.' },
    ],
  }),
});
