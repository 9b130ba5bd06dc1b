import { tokenVariables } from '../../knowledge/tools.ts';
import { entries, field, filled } from '../../text/unknown.ts';
import { configFolder, type Files } from '../files.ts';
import { holdsApiToken, isReference, printable } from '../names.ts';
import { type Choice, type Place, tokenAt } from '../place.ts';
import type { Reader } from '../reading.ts';
import { tokensInSettings } from '../tokens-in-settings.ts';

/** Claude Code keeps one entry for each folder in which it ever ran. */
const maxProjects = 1000;

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
    const isOurs = /digital_?ocean|do_token/i.test(text);
    const servers = isOurs ? await serversOf(files, path, text) : [];
    const file = files.shown(path);
    const unread = files.unknown([path]);
    const tool = `MCP server of ${file}`;
    if (servers.length === 0 && unread) choices.push({ tool, found: unread });
    const texts = textsByKey(servers);
    const said = new Set<string>();
    for (const { name, settings } of servers) {
      const places = settings.map(([key, text]) => {
        const isShared = (texts.get(key)?.size ?? 0) > 1;
        const shown = printable(isShared ? `${key} of ${name}` : key);
        return tokenAt({ in: 'file', file, key: shown }, text);
      });
      all.push(...places);
      const [place] = places;
      if (place === undefined) continue;
      const own = servers.length === 1 ? tool : `${tool} (${printable(name)})`;
      // A server may be in the file once for each project.
      const line = `${own} ${place.text}`;
      if (!said.has(line)) choices.push({ tool: own, found: { place } });
      said.add(line);
    }
  }
  return { places: all, choices };
};

/** One server of a configuration, with the tokens that the client passes to it. */
interface Server {
  readonly name: string;
  readonly settings: readonly [name: string, text: string][];
}

/** The different tokens under each name. */
function textsByKey(servers: readonly Server[]): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>();
  for (const [key, text] of servers.flatMap(({ settings }) => settings)) {
    texts.set(key, (texts.get(key) ?? new Set()).add(text));
  }
  return texts;
}

/** The servers with a token in one configuration: JSON, or TOML in that of Codex. */
async function serversOf(files: Files, path: string, text: string): Promise<Server[]> {
  const servers = path.endsWith('.json')
    ? serversIn(await files.looseJson(path)).map(([name, server]) => {
        return { name, settings: settingsOf(server) };
      })
    : tokensInSettings(text).map(({ name, text, line }): Server => {
        return { name: `line ${line}`, settings: [[name, text]] };
      });
  return servers.filter(({ settings }) => settings.length > 0);
}

/** The servers for every project and for one; clients call the list differently. */
function serversIn(config: unknown): [name: string, server: unknown][] {
  const projects = entries(field(config, 'projects')).map(([, project]) => project);
  return [config, ...projects.slice(0, maxProjects)].flatMap((one) =>
    ['mcpServers', 'servers'].flatMap((key) => entries(field(one, key))),
  );
}

/** `--header "Authorization: Bearer …"` of a bridge to a remote server, such as mcp-remote. */
function headersIn(args: unknown): [string, string][] {
  const words = Array.isArray(args) ? args.filter((one) => typeof one === 'string') : [];
  if (!words.some(isDigitalOcean)) return [];
  return words.flatMap((word): [string, string][] => {
    const [, value] = /^(?:--header=)?authorization:(.*)$/i.exec(word) ?? [];
    return value === undefined ? [] : [['Authorization', value.trim().replace(/^Bearer +/i, '')]];
  });
}

function settingsOf(server: unknown): [string, string][] {
  const variables = entries(field(server, 'env')).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' ? value.replace(/^Bearer +/i, '') : value,
  ]);
  const headers = isDigitalOcean(filled(urlOf(server))) ? field(server, 'headers') : null;
  return [
    ...variables.filter(
      ([name, value]) =>
        typeof value === 'string' && holdsApiToken(name, value, tokenVariables.has(name)),
    ),
    ...headersIn(field(server, 'args')),
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

/** Windsurf and Gemini have names of their own for it. */
const urlOf = (server: unknown): unknown =>
  field(server, 'url') ?? field(server, 'serverUrl') ?? field(server, 'httpUrl');

function isDigitalOcean(url: string | null): boolean {
  return url !== null && /^https:\/\/(?:[\w-]+\.)*digitalocean\.com(?:[/:?]|$)/i.test(url);
}

function pathsOf(files: Files): string[] {
  const { env, home } = files.machine;
  const config = configFolder(files.machine, env);
  return [
    files.path('.mcp.json'),
    files.path('.cursor', 'mcp.json'),
    files.path('.vscode', 'mcp.json'),
    files.path(home, '.cursor', 'mcp.json'),
    files.path(config, 'Claude', 'claude_desktop_config.json'),
    files.path(home, '.claude.json'),
    files.path(config, 'Code', 'User', 'mcp.json'),
    files.path(home, '.codeium', 'windsurf', 'mcp_config.json'),
    files.path('.gemini', 'settings.json'),
    files.path(home, '.gemini', 'settings.json'),
    files.path(env.CODEX_HOME || files.path(home, '.codex'), 'config.toml'),
  ];
}
