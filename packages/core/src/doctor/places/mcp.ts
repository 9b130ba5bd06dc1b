import { tokenVariables } from '../../knowledge/tools.ts';
import { entries, field, filled } from '../fields.ts';
import { configFolder, type Files } from '../files.ts';
import { holdsApiToken, isReference, printable } from '../names.ts';
import { type Choice, type Place, tokenAt } from '../place.ts';
import type { Reader } from '../reading.ts';

/**
 * What MCP clients pass to DigitalOcean's server: a variable to a local one, a header to a remote one.
 * https://docs.digitalocean.com/reference/mcp/configure-mcp/
 */
export const readMcp: Reader = async ({ files }) => {
  const all: Place[] = [];
  const choices: Choice[] = [];
  for (const path of new Set(pathsOf(files))) {
    // The file may be long and only about other servers.
    const text = (await files.text(path)) ?? '';
    const config = /digital_?ocean|do_token/i.test(text) ? await files.looseJson(path) : null;
    const file = files.shown(path);
    const unread = files.unknown([path]);
    const servers = [...entries(field(config, 'mcpServers')), ...entries(field(config, 'servers'))];
    const places = servers.flatMap(([, server]) =>
      settingsOf(server).map(([name, text]) =>
        tokenAt({ in: 'file', file, key: printable(name) }, text),
      ),
    );
    const [place] = places;
    const found = place ? { place } : unread;
    if (found) choices.push({ tool: `MCP server of ${file}`, found });
    all.push(...places);
  }
  return { places: all, choices };
};

function settingsOf(server: unknown): [string, string][] {
  const variables = entries(field(server, 'env'));
  const headers = isDigitalOcean(filled(field(server, 'url'))) ? field(server, 'headers') : null;
  return [
    ...variables.filter(
      ([name, value]) =>
        typeof value === 'string' && holdsApiToken(name, value, tokenVariables.has(name)),
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
