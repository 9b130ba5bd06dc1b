import { refusedCall, type Value } from '../hcl/evaluate.ts';
import {
  blocksNamed,
  lookupOf,
  Module,
  type ModuleFile,
  settingsIn,
  settingsInEnvironment,
} from '../hcl/module.ts';
import { printable } from '../names.ts';
import type { Part, Reason } from '../place.ts';
import { only, placesIn, type Reader } from '../reading.ts';

/**
 * The `api_token` of the source blocks and the variables of a Packer directory:
 * https://developer.hashicorp.com/packer/docs/templates/hcl_templates/variables
 */
export const readPacker: Reader = async ({ files }) => {
  const here = await files.names();
  const code = here.filter((name) => /\.pkr\.(?:hcl|json)$/.test(name));
  const bodies: ModuleFile[] = [];
  for (const name of code) {
    const body = await files.hcl(files.path(name));
    if (body) bodies.push({ name, body });
  }
  if (code.length === 0) return { places: [] };
  const { env } = files.machine;
  const settings = settingsInEnvironment(env, 'PKR_VAR_');
  const variables = here.filter((name) => /\.auto\.pkrvars\.(?:hcl|json)$/.test(name));
  for (const name of variables) {
    const body = await files.hcl(files.path(name));
    if (body) settings.push(...settingsIn(body, name, true));
  }
  const callInDefault = (name: string, [argument]: readonly Value[]): Value | null => {
    if (name !== 'env' || argument?.type !== 'text') return null;
    const location = { in: 'environment', name: printable(argument.text) } as const;
    return { type: 'text', text: env[argument.text] ?? '', location };
  };
  const module = await Module.of(files.machine, bodies, settings, {
    // Packer has `env` only in the default of a variable.
    call: (name, _args, file) => (name === 'env' ? refusedCall(name, file) : null),
    callInDefault,
  });
  const failure = files.failure([...code, ...variables].map((name) => files.path(name)));
  const blocks = blocksNamed(bodies, 'source', 2, new Set(['digitalocean']));
  const sources = blocks.map(({ labels: [, label = ''], body, file }): Part => {
    const name = blocks.length === 1 ? null : printable(label);
    const typo = body.attributes().find(([one]) => isTypo(one));
    const reason: Reason | undefined = typo
      ? { code: 'hcl-argument-unknown', file: printable(file), name: printable(typo[0]) }
      : module.refusal;
    if (failure || reason) return { name, found: failure ?? (reason && { nothing: reason }) };
    const token = body.attribute('api_token');
    if (token === undefined) return { name, found: undefined };
    const value = module.valueOf(token, file, `source ${label} api_token`);
    // An empty text counts as not set.
    const isSet = value.type !== 'text' || value.text !== '';
    return { name, found: isSet ? lookupOf(value, file) : undefined };
  });
  const own = placesIn(sources.map(({ found }) => found));
  const found = sources.length === 0 ? only(failure) : sources;
  return { places: [...own, ...module.places(own)], finds: [['Packer source', found]] };
};

/** Whether the name of an argument stops Packer: the source has only `api_token`. */
const isTypo = (name: string) => name !== 'api_token' && /token|api_?key/i.test(name);
