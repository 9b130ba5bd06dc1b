import type { CiSystem } from '../../knowledge/ci-systems.ts';
import { storeSecret } from '../ci-steps.ts';
import type { Context } from '../context.ts';
import { setStep } from '../corrections.ts';
import { defineCode, type FixStep } from '../define.ts';
import type { Unset } from '../subject.ts';

export type Evidence = Unset;

export const secretUnset = defineCode<Evidence>()({
  code: 'secret-unset',
  family: 'expectation',
  title: 'The variable is not set',
  severity: 'error',
  rule: ({ unset }) => (unset === null ? null : { confidence: 'certain', evidence: unset }),
  words: (unset, context) => {
    if (unset.place === 'file') return wordsForFile(unset);
    const ciSystem = context.job?.ciSystem ?? null;
    const { name, state } = unset;
    const title = state === 'missing' ? 'is not set' : 'is empty';
    return {
      title: `${name !== null && name.length < 40 ? name : 'The variable'} ${title}`,
      what:
        state === 'missing'
          ? `${name ?? 'The variable'} doesn’t exist in this environment.`
          : `${name ?? 'The variable'} exists in this environment, but it is empty.`,
      why: ciSystem === null ? whyHere(unset) : whyIn(ciSystem, unset),
      fix: ciSystem === null ? stepsHere(unset, context) : stepsIn(ciSystem, unset, context),
    };
  },
});

const writeFile: FixStep = { text: 'Write the token into the file, or correct its path.' };

function wordsForFile({ name, state }: Unset) {
  const isShort = name !== null && name.length < 40;
  const problem = state === 'missing' ? 'doesn’t exist' : 'is empty';
  return {
    title: `${isShort ? `The file ${name}` : 'The file'} ${problem}`,
    what: `The file ${name ?? ''} ${problem}.`,
    why:
      state === 'missing'
        ? 'The step that writes it may not have run, or the path isn’t the right one.'
        : 'The step that writes it may have failed, or had no value to write.',
    fix: [writeFile],
  };
}

const whyHere = ({ state }: Unset): string =>
  state === 'missing'
    ? 'It may be set in another shell or step, or have another name. In CI, workflows from forks don’t get secrets.'
    : 'The command that fills it may have failed, or the variable that it copies isn’t set.';

/** Whether a name is that of a variable; a caller may name another place. */
const isFile = (name: string | null): name is string =>
  name !== null && !/^[A-Za-z_]\w{0,63}$/.test(name);

function stepsHere({ name, state }: Unset, context: Context): FixStep[] {
  if (isFile(name)) return [writeFile];
  const list = {
    text: 'List the variables that are set here, without their values:',
    command: "awk 'BEGIN { for (name in ENVIRON) print name }' | sort",
  };
  const set = {
    ...setStep(name === null ? context : { ...context, variable: name }),
    text: 'Set it where the program runs, by pasting the token at the silent prompt:',
  };
  return state === 'missing' ? [list, set] : [set];
}

function whyIn(ciSystem: CiSystem, { state, reason }: Unset): string {
  if (reason === 'fork') {
    return `This run is for a fork, and ${ciSystem} doesn’t pass secrets to forks.`;
  }
  if (reason === 'dependabot') {
    return 'Dependabot started this run, and GitHub gives it only Dependabot’s own secrets.';
  }
  if (reason === 'protected-variable') {
    return 'This branch or tag isn’t protected, and GitLab doesn’t pass protected variables to it.';
  }
  return ciSystem === 'GitHub Actions' && state === 'empty'
    ? 'GitHub Actions passes an empty value if no secret has this name, or if it belongs to an environment that the job doesn’t name.'
    : 'It may have another name, belong to another environment, or not be passed to this step.';
}

function stepsIn(ciSystem: CiSystem, unset: Unset, context: Context): FixStep[] {
  const { name, state, reason } = unset;
  if (reason === 'fork') {
    return [
      {
        text: 'Let the check skip this secret in runs for forks:',
        terminal: 'token-check ci --allow-unset on-forks',
      },
    ];
  }
  if (reason === 'dependabot') {
    return [
      {
        text: 'Store the token for Dependabot too, or let the check skip it with `--allow-unset on-forks`:',
        ...(name !== null && { command: `gh secret set ${name} --app dependabot` }),
      },
    ];
  }
  if (isFile(name)) return stepsHere(unset, context);
  const store = storeSecret(ciSystem, name);
  if (reason === 'protected-variable') {
    return [
      { text: 'Protect the branch or tag, or turn off “Protect variable” under Settings → CI/CD.' },
      store,
    ];
  }
  if (ciSystem !== 'GitHub Actions') return [store];
  const pass = {
    text: 'Pass the secret to the step:',
    command: `env:\n  ${name ?? 'NAME'}: \${{ secrets.${name ?? 'NAME'} }}`,
  };
  // A missing variable was never passed on, whether or not the secret exists.
  return state === 'missing' ? [pass, store] : [store, pass];
}
