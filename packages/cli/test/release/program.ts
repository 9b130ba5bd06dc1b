import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

interface Place {
  readonly cwd: string;
  /** Everything that the program sees of the environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a program with an empty standard input to its end. */
export async function runProgram(command: string, args: readonly string[], { cwd, env }: Place) {
  const child = spawn(command, args, { cwd, env });
  child.stdin.end();
  const [out, err, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { status: status as number | null, out, err };
}
