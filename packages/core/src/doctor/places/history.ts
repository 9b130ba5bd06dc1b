import type { Place } from '../place.ts';
import type { Reader } from '../reading.ts';
import { tokensInSettings } from '../tokens-in-settings.ts';

/** What shells keep of the commands that were entered. */
const names = ['.bash_history', '.zsh_history', '.local/share/fish/fish_history'];

/** The tokens in the histories of shells, each once. */
export const readHistories: Reader = async ({ files }) => {
  const { env, home, platform } = files.machine;
  const powershell = ['PSReadLine', 'ConsoleHost_history.txt'];
  const paths = new Set([
    ...(env.HISTFILE ? [files.path(env.HISTFILE)] : []),
    ...names.map((name) => files.path(home, ...name.split('/'))),
    platform === 'win32'
      ? files.path(
          env.APPDATA || `${home}/AppData/Roaming`,
          'Microsoft',
          'Windows',
          'PowerShell',
          ...powershell,
        )
      : files.path(home, '.local', 'share', 'powershell', ...powershell),
  ]);
  const places: Place[] = [];
  for (const path of paths) {
    // A history that can't be read is no place that a tool reads.
    const text = await files.machine.readEnd(path);
    if (typeof text !== 'string') continue;
    files.seen.add(path);
    const file = files.shown(path);
    const tokens = new Set(tokensInSettings(text).map((one) => one.text));
    for (const token of tokens) {
      const location = { in: 'file', file, key: 'a command' } as const;
      places.push({ location, text: token, content: { type: 'shell-history' } });
    }
  }
  return { places };
};
