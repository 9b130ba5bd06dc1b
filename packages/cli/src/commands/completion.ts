import { closest } from '@token-check/core/internal';
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
const all = shells.map((shell) => `  token-check completion ${shell}`).join('\n');

/** Prints the script that completes commands, flags and values in one shell without running us. */
export async function completion(
  text: string | undefined,
  program: Command,
  install: typeof Install,
  io: Io,
): Promise<number> {
  if (text === undefined) {
    throw new UsageError(
      'missing-value',
      'token-check completion needs the name of a shell.',
      `Use one of these:\n${all}`,
    );
  }
  const shell = shells.find((one) => one === text);
  if (shell === undefined) throw unknownShell(text);
  const { where, line } = install[shell];
  const head = `# Completion of token-check for ${shell}. To switch it on, ${where}:\n#   ${line}\n`;
  await io.writeOut(scripts[shell](modelOf(program, shells), head));
  return 0;
}

function unknownShell(text: string): UsageError {
  // $SHELL is a path.
  const [close] = closest((text.split(/[/\\]/).at(-1) ?? '').toLowerCase(), shells);
  return new UsageError(
    'invalid-value',
    `Unknown shell ${shown(text)}.`,
    close === undefined
      ? `Use one of these:\n${all}`
      : `Did you mean this? token-check completion ${close}`,
  );
}
