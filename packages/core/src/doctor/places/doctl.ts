import { entries, field, filled } from '../../text/unknown.ts';
import { configFolder, type Files } from '../files.ts';
import type { Environment } from '../machine.ts';
import { printable } from '../names.ts';
import { type Lookup, type Place, tokenAt } from '../place.ts';
import type { Variables } from '../variables.ts';

/** A run of doctl: its environment, and the options that choose the token. */
export interface DoctlCall {
  readonly variables: Variables;
  /** The value of `--context`; null without it. */
  readonly context: string | null;
  /** The value of `--access-token`; null without it. */
  readonly token: Place | null;
  /** The value of `--config`; null without it. */
  readonly config: string | null;
}

/** What a run of doctl finds, and the context that it uses. */
export interface Doctl {
  /** What becomes of it if its configuration can't be read. */
  readonly failure: Lookup | undefined;
  /** The path of its configuration. */
  readonly file: string;
  /** The file that DIGITALOCEAN_CONFIG names, as shown, if it doesn't exist. */
  readonly missing: string | null;
  readonly context: string;
  readonly chosenBy: 'option' | 'DIGITALOCEAN_CONTEXT' | 'config' | 'default';
  /** The token of each context. */
  readonly tokens: ReadonlyMap<string, Place>;
  readonly refreshTokens: readonly Place[];
  /** The context whose name differs only in letter case, if there is none of this name. */
  readonly saved: string | null;
  /** What it sends; undefined if it has no token. */
  readonly sends: Lookup | undefined;
}

/**
 * What doctl sends, and from where. doctl looks in Go's `os.UserConfigDir`, and its variables have
 * priority over its file, but only in the context `default` it reads `--access-token` and
 * DIGITALOCEAN_ACCESS_TOKEN: digitalocean/doctl v1.166.0 `commands/doit.go:123`,
 * `commands/command_config.go:172`. The snap restores HOME first (`snap/local/doctl-launch`), so that
 * its file is the same.
 */
export async function readDoctl(files: Files, call: DoctlCall): Promise<Doctl> {
  const { variables } = call;
  const { env } = variables;
  const named = call.config ?? env.DIGITALOCEAN_CONFIG;
  const path = named
    ? files.path(named)
    : files.path(configFolder(files.machine, env), 'doctl', 'config.yaml');
  const config = lowerKeys(await files.yaml11(path, 'first'));
  const failure = relativeFolder(files, env) ?? files.failure([path]);
  const byVariable = call.config === null && env.DIGITALOCEAN_CONFIG;
  const isMissing = byVariable && !files.seen.has(path);
  const missing = isMissing ? files.shown(path) : null;

  const tokens = new Map<string, Place>();
  const first = textOf(field(config, 'access-token'));
  if (first !== '') tokens.set('default', tokenAt(inContext('default'), first));
  for (const [name, place] of namedContexts(config, variables)) {
    // `doctl auth switch` writes an entry `default: "true"`. doctl never reads it: for the context
    // `default` it sends `access-token` (`commands/auth.go:303`, `commands/command_config.go:180`).
    if (name !== 'default') tokens.set(name, place);
  }
  // Written by `doctl auth login`, in versions after 1.166 (`commands/auth_login.go`).
  const refreshTokens = entries(field(config, 'oauth-tokens')).flatMap(([name, value]): Place[] => {
    const text = filled(field(value, 'refresh-token'));
    if (text === null) return [];
    const location = { in: 'doctl', context: printable(name), isRefreshToken: true } as const;
    return [{ location, text, content: { type: 'doctl-refresh-token' } }];
  });

  // An empty text is the name of a context for doctl; a key without a value is not.
  const selected = field(config, 'context') ?? null;
  const [context, chosenBy] = call.context
    ? ([call.context.toLowerCase(), 'option'] as const)
    : env.DIGITALOCEAN_CONTEXT
      ? ([env.DIGITALOCEAN_CONTEXT, 'DIGITALOCEAN_CONTEXT'] as const)
      : selected === null
        ? (['default', 'default'] as const)
        : ([textOf(selected), 'config'] as const);
  const saved = tokens.has(context) ? null : sameInAnyCase(context, ['default', ...tokens.keys()]);
  const found = { failure, file: path, missing, context, chosenBy, tokens, refreshTokens, saved };
  return { ...found, sends: sent(found, call) };
}

/**
 * The name that differs only in letter case. doctl has the contexts of its file in lower case and
 * changes `--context` to lower case, but not what its file or DIGITALOCEAN_CONTEXT selects:
 * `commands/doit.go:134`, spf13/viper v1.11.0 `util.go:67`.
 */
function sameInAnyCase(context: string, names: readonly string[]): string | null {
  const wanted = context.toLowerCase();
  const same = names.find((name) => name !== context && name.toLowerCase() === wanted);
  return same === undefined ? null : printable(same);
}

/** doctl stops at a relative path, even if it needs no file there: Go's `os.UserConfigDir`. */
function relativeFolder({ machine }: Files, env: Environment): Lookup | undefined {
  const folder = env.XDG_CONFIG_HOME ?? '';
  const isUsed = machine.platform !== 'win32' && machine.platform !== 'darwin' && folder !== '';
  return isUsed && !folder.startsWith('/')
    ? { nothing: { code: 'variable-refused', name: 'XDG_CONFIG_HOME' } }
    : undefined;
}

function sent(
  { failure, missing, context, tokens, saved: sameName }: Omit<Doctl, 'sends'>,
  call: DoctlCall,
): Lookup | undefined {
  // doctl stops at a configuration that it can't read, whatever the variables say.
  if (failure) return failure;
  const saved = tokens.get(context);
  if (context === 'default') {
    if (call.token) return { place: call.token };
    const fromVariable = call.variables.lookUp('DIGITALOCEAN_ACCESS_TOKEN');
    if (fromVariable) return fromVariable;
    if (saved) return { place: saved };
    return missing === null
      ? undefined
      : { nothing: { code: 'doctl-config-missing', file: missing } };
  }
  if (saved) return { place: saved };
  return {
    nothing:
      context === ''
        ? { code: 'doctl-context-unnamed' }
        : { code: 'doctl-context-missing', context: printable(context), saved: sameName },
  };
}

const inContext = (name: string) =>
  ({ in: 'doctl', context: printable(name), isRefreshToken: false }) as const;

/** The tokens of `auth-contexts`: from the variable, which is JSON, or else from the file. */
function namedContexts(config: unknown, { env }: Variables): [string, Place][] {
  const name = 'DIGITALOCEAN_AUTH_CONTEXTS';
  const json = env[name];
  const contexts = json ? parsed(json) : field(config, 'auth-contexts');
  return entries(contexts).flatMap(([context, value]): [string, Place][] => {
    const text = json && typeof value !== 'string' ? '' : textOf(value);
    if (text === '') return [];
    const inVariable = { in: 'environment', name, key: printable(context) } as const;
    return [[context, tokenAt(json ? inVariable : inContext(context), text)]];
  });
}

/** Null if a text isn't JSON; doctl then has no contexts. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** viper, which reads the file for doctl, changes every key to lower case; a changed key wins. */
function lowerKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const lower = key.toLowerCase();
    if (key !== lower || !Object.hasOwn(result, lower)) result[lower] = lowerKeys(item);
  }
  return result;
}

/** A value as viper turns it into text. */
function textOf(value: unknown): string {
  if (typeof value === 'object' || value === undefined) return '';
  // Go writes all digits of a large number.
  if (typeof value === 'number' && Math.abs(value) >= 1e21) {
    return value.toLocaleString('en-US', { useGrouping: false });
  }
  return String(value);
}
