import { execFile } from 'node:child_process';
import { UsageError } from '../errors/usage-error.ts';

/** The programs that print the clipboard on a platform; the first one that works is used. */
function readers(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly (readonly [string, ...string[]])[] {
  if (platform === 'darwin') return [['pbpaste']];
  if (platform === 'win32') {
    return [['powershell.exe', '-NoProfile', '-Command', 'Get-Clipboard -Raw']];
  }
  const wayland = [['wl-paste', '--no-newline']] as const;
  const x11 = [
    ['xclip', '-selection', 'clipboard', '-out'],
    ['xsel', '--clipboard', '--output'],
  ] as const;
  return env.WAYLAND_DISPLAY ? [...wayland, ...x11] : [...x11, ...wayland];
}

/** The text in the clipboard. */
export async function readClipboard(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const programs = readers(platform, env);
  for (const [program, ...args] of programs) {
    const text = await new Promise<string | null>((resolve) => {
      execFile(program, args, { timeout: 5000, maxBuffer: 4 * 1024 * 1024 }, (error, stdout) => {
        resolve(error === null ? stdout : null);
      });
    });
    if (text !== null) return text;
  }
  throw new UsageError(
    'unreadable-input',
    `Reading the clipboard needs ${orList(programs.map(([name]) => name))}, and a desktop session.`,
    'Paste at the prompt instead: token-check',
  );
}

const orList = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
