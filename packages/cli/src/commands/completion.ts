import type { Command } from 'commander';
import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import type { install as Install, Shell } from '../completion/install.ts';
import { type Model, modelOf } from '../completion/model.ts';
import { powershell } from '../completion/powershell.ts';
import { zsh } from '../completion/zsh.ts';
import { shown, UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';

const scripts: Readonly<Record<Shell, (model: Model, head: string) => string>> = {
  bash,
  zsh,
  fish,
  powershell,
};
const shells = Object.keys(scripts) as Shell[];
const all = shells.map((shell) => `token-check completion ${shell}`).join(', ');

/** A script that completes the whole program in one shell, and never calls it. */
export async function completion(
  text: string | undefined,
  program: Command,
  install: typeof Install,
  io: Io,
): Promise<number> {
  if (text === undefined) {
    throw new UsageError('missing-value', 'Which shell is it for?', `One of: ${all}`);
  }
  const shell = shells.find((known) => known === text);
  if (shell === undefined) throw await unknownShell(text);
  const { place, line } = install[shell];
  const head = `# Completion of token-check for ${shell}. To switch it on, ${place}:\n#   ${line}\n`;
  await io.writeOut(scripts[shell](modelOf(program, shells), head));
  return 0;
}

async function unknownShell(text: string): Promise<UsageError> {
  const { near } = await import('@token-check/core/scopes');
  // $SHELL is a path.
  const [close] = near((text.split(/[/\\]/).at(-1) ?? '').toLowerCase(), shells);
  return new UsageError(
    'invalid-value',
    `There is no completion for ${shown(text)}.`,
    close === undefined
      ? `One of: ${all}`
      : `Did you mean this one? token-check completion ${close}`,
  );
}
