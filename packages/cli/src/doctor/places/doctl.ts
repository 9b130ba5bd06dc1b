import { configFolder, entries, type Files, field, filled } from '../files.ts';
import type { Lookup, TokenPlace } from '../tokens.ts';
import { printable } from '../variable-names.ts';

/** What doctl knows: its contexts, and the one that it uses. */
export interface Doctl {
  /** As shown; null where there is no configuration. */
  readonly file: string | null;
  /** Why nobody can tell what it would send, where its configuration cannot be read. */
  readonly unread: { readonly unknown: string } | undefined;
  /** The file that DIGITALOCEAN_CONFIG names, as shown, where there is none. */
  readonly missing: string | null;
  readonly context: string;
  /** Where the context was chosen. */
  readonly chosenBy: 'DIGITALOCEAN_CONTEXT' | 'config' | 'default';
  /** The token of each context. */
  readonly tokens: ReadonlyMap<string, TokenPlace>;
  readonly refreshTokens: readonly TokenPlace[];
}

/**
 * doctl's configuration. doctl looks in Go's `os.UserConfigDir` and lets DIGITALOCEAN_CONFIG and
 * DIGITALOCEAN_CONTEXT override: https://github.com/digitalocean/doctl `commands/doit.go`. The snap
 * restores HOME first (`snap/local/doctl-launch`), so that its file is the same.
 */
export async function readDoctl(files: Files): Promise<Doctl> {
  const { env } = files.machine;
  const path = env.DIGITALOCEAN_CONFIG
    ? files.path(env.DIGITALOCEAN_CONFIG)
    : files.path(configFolder(files.machine), 'doctl', 'config.yaml');
  const config = await files.yaml(path);
  const unread = files.unknown([path]);
  const place = (context: string, text: string, other: string | null = null): TokenPlace => ({
    source: { kind: 'doctl', name: printable(context) },
    shown: `doctl context ${printable(context)}`,
    text,
    other,
  });

  const tokens = new Map<string, TokenPlace>();
  const first = filled(field(config, 'access-token'));
  if (first !== null) tokens.set('default', place('default', first));
  for (const [key, value] of entries(field(config, 'auth-contexts'))) {
    const text = filled(value);
    // viper, which reads the file for doctl, changes every key to lower case.
    const name = key.toLowerCase();
    // `doctl auth switch` writes an entry `default: "true"`. doctl never reads it: for the context
    // `default` it sends `access-token` (`commands/auth.go`, `commands/command_config.go`).
    if (text !== null && name !== 'default') tokens.set(name, place(name, text));
  }
  // Written by `doctl auth login`, in versions after 1.166 (`commands/auth_login.go`).
  const refreshTokens = entries(field(config, 'oauth-tokens')).flatMap(([name, value]) => {
    const text = filled(field(value, 'refresh-token'));
    const what = 'doctl renews its access token with it';
    if (text === null) return [];
    const found = place(name, text, what);
    return [{ ...found, shown: `${found.shown}, refresh token` }];
  });

  // An empty text is the name of a context for doctl; a key without a value is not.
  const selected = field(config, 'context') ?? null;
  const fromConfig = selected === null ? null : String(selected);
  return {
    file: config === null ? null : files.shown(path),
    unread,
    missing:
      env.DIGITALOCEAN_CONFIG && (await files.text(path)) === null && !unread
        ? files.shown(path)
        : null,
    context: env.DIGITALOCEAN_CONTEXT || (fromConfig ?? 'default'),
    chosenBy: env.DIGITALOCEAN_CONTEXT
      ? 'DIGITALOCEAN_CONTEXT'
      : fromConfig === null
        ? 'default'
        : 'config',
    tokens,
    refreshTokens,
  };
}

/** What a named context sends; undefined for `default`, for which the variable counts first. */
export function inNamedContext({ tokens, unread }: Doctl, context: string): Lookup | undefined {
  // doctl stops at a configuration that it cannot read, whatever the variables say.
  if (unread) return unread;
  if (context === 'default') return undefined;
  const place = tokens.get(context);
  if (place) return { place };
  return {
    nothing:
      context === ''
        ? 'its configuration selects a context with an empty name'
        : `its context ${printable(context)} is not in the configuration`,
  };
}

/** What the configuration has for the context `default`. */
export function inDefaultContext({ tokens, missing }: Doctl): Lookup | undefined {
  const place = tokens.get('default');
  if (place) return { place };
  return missing === null
    ? undefined
    : { nothing: `DIGITALOCEAN_CONFIG names ${missing}, which does not exist` };
}
