import { evaluate } from '../hcl/evaluate.ts';
import { lookupOf } from '../hcl/module.ts';
import { printable } from '../names.ts';
import type { Lookup, Part } from '../place.ts';
import { only, placesIn, type Reader } from '../reading.ts';
import type { Variables } from '../variables.ts';

/**
 * The `token` of each connection to DigitalOcean, by its name. The plugin puts it into
 * DIGITALOCEAN_TOKEN of the process that serves all connections:
 * turbot/steampipe-plugin-digitalocean v1.2.0 `digitalocean/utils.go:23`.
 */
export const readSteampipe: Reader = async ({ files, variables }) => {
  const { env, home } = files.machine;
  const folder = files.path(env.STEAMPIPE_INSTALL_DIR || `${home}/.steampipe`, 'config');
  const paths = (await files.names(folder))
    .filter((name) => name.endsWith('.spc'))
    .map((name) => files.path(folder, name));
  const connections: Part[] = [];
  for (const path of paths) {
    const body = await files.hcl(path);
    for (const { labels, body: own } of body?.blocks('connection', 1) ?? []) {
      const [plugin, type] = ['plugin', 'type'].map((key) => own.attribute(key));
      const isOurs = plugin?.type === 'text' && /(?:^|\/)digitalocean(?:@|$)/.test(plugin.text);
      if (!isOurs || (type?.type === 'text' && type.text === 'aggregator')) continue;
      const file = files.shown(path);
      const name = printable(labels[0] ?? '');
      const key = `connection ${name} token`;
      const token = own.attribute('token');
      const value = token && evaluate(token, { file, key, resolve: () => null });
      const isEmpty = value?.type === 'text' && value.text === '';
      const found = isEmpty ? withoutToken(variables, file) : value && lookupOf(value, file);
      connections.push({ name, found });
    }
  }
  const unread = files.unknown([folder, ...paths]);
  const isShared = connections.some(({ found }) => found !== undefined);
  const parts = connections.map(({ name, found }): Part => {
    const unknown: Lookup = { unknown: { code: 'connections-share-variable' } };
    return {
      name: connections.length === 1 ? null : name,
      found: found ?? (isShared ? unknown : undefined),
    };
  });
  const found = parts.length === 0 ? only(unread) : parts;
  const places = placesIn(found.map((part) => part.found));
  return { places, finds: [['Steampipe connection', found]] };
};

/** An empty token hides DIGITALOCEAN_TOKEN and not the variable after it. */
const withoutToken = (variables: Variables, file: string): Lookup =>
  variables.lookUp('DIGITALOCEAN_ACCESS_TOKEN') ?? { nothing: { code: 'argument-empty', file } };
