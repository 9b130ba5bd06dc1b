import { entries, field, filled } from '../fields.ts';
import { configFolder, type Files } from '../files.ts';
import { holdsApiToken, isReference, printable } from '../names.ts';
import { type Doubt, type Place, tokenAt } from '../place.ts';

/** The configuration of a program that starts MCP servers, and the tokens in it. */
export interface McpConfig {
  readonly file: string;
  readonly places: readonly Place[];
  /** Why we can't know them, if it mentions DigitalOcean and can't be parsed. */
  readonly unread: { readonly unknown: Doubt } | undefined;
}

/**
 * What MCP clients pass to DigitalOcean's server: a variable to a local one, a header to a remote one.
 * https://docs.digitalocean.com/reference/mcp/configure-mcp/
 */
export async function readMcp(
  files: Files,
  toolVariables: ReadonlySet<string>,
): Promise<McpConfig[]> {
  const found: McpConfig[] = [];
  for (const path of new Set(pathsOf(files))) {
    // The file may be long and only about other servers.
    const text = (await files.text(path)) ?? '';
    const config = /digital_?ocean|do_token/i.test(text) ? await files.looseJson(path) : null;
    const file = files.shown(path);
    const unread = files.unknown([path]);
    const servers = [...entries(field(config, 'mcpServers')), ...entries(field(config, 'servers'))];
    const places = servers.flatMap(([, server]) =>
      settingsOf(server, toolVariables).map(([name, text]) =>
        tokenAt({ in: 'file', file, key: printable(name) }, text),
      ),
    );
    if (places.length > 0 || unread) found.push({ file, places, unread });
  }
  return found;
}

function settingsOf(server: unknown, toolVariables: ReadonlySet<string>): [string, string][] {
  const variables = entries(field(server, 'env'));
  const headers = isDigitalOcean(filled(field(server, 'url'))) ? field(server, 'headers') : null;
  return [
    ...variables.filter(
      ([name, value]) =>
        typeof value === 'string' && holdsApiToken(name, value, toolVariables.has(name)),
    ),
    ...entries(headers).flatMap(([name, value]): [string, unknown][] =>
      /^authorization$/i.test(name) && typeof value === 'string'
        ? [[name, value.replace(/^Bearer +/i, '')]]
        : [],
    ),
  ].flatMap(([name, value]): [string, string][] => {
    const text = filled(value);
    return text === null || isReference(text) ? [] : [[name, text]];
  });
}

function isDigitalOcean(url: string | null): boolean {
  return url !== null && /^https:\/\/(?:[\w-]+\.)*digitalocean\.com(?:[/:?]|$)/i.test(url);
}

function pathsOf(files: Files): string[] {
  const { home } = files.machine;
  return [
    files.path('.mcp.json'),
    files.path('.cursor', 'mcp.json'),
    files.path('.vscode', 'mcp.json'),
    files.path(home, '.cursor', 'mcp.json'),
    files.path(
      configFolder(files.machine, files.machine.env),
      'Claude',
      'claude_desktop_config.json',
    ),
  ];
}
