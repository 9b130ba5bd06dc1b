import type { Files } from '../files.ts';
import type { Expression } from '../hcl/body.ts';
import {
  blocksNamed,
  lookupOf,
  Module,
  type ModuleFile,
  type Setting,
  settingsIn,
  settingsInEnvironment,
} from '../hcl/module.ts';
import { printable } from '../names.ts';
import { isSamePlace, type Lookup, type Part, type Place } from '../place.ts';
import { placesIn, type Reader } from '../reading.ts';
import { shellWords } from '../shell-words.ts';

/** What Terraform or OpenTofu finds in its files. */
interface Terraform {
  readonly places: readonly Place[];
  /** The `token` of each provider block, by its alias. */
  readonly providers: readonly Part[];
}

type Program = 'terraform' | 'tofu';

/**
 * The provider's `token` and the variables of a Terraform directory. Sources, in opentofu/opentofu
 * v1.12.6: `internal/configs/parser_config_dir.go:175` (which files, overrides, `.tofu`),
 * `internal/configs/module_merge.go:31` (what an override changes),
 * `internal/command/meta_vars.go:44` (variables), `cmd/tofu/main.go:263` (TF_CLI_ARGS).
 */
export const readTerraform: Reader = async ({ files }) => {
  const here = await files.names();
  const code = inLoadOrder(here, 'terraform');
  const tofuCode = inLoadOrder(here, 'tofu');
  const terraform = await readCode(files, here, code);
  const isSame = tofuCode.join('/') === code.join('/');
  const tofu = isSame ? terraform : await readCode(files, here, tofuCode);
  return {
    places: isSame ? terraform.places : [...terraform.places, ...tofu.places],
    finds: [
      ['Terraform provider argument', terraform.providers],
      ['OpenTofu provider argument', tofu.providers],
    ],
  };
};

async function readCode(
  files: Files,
  here: readonly string[],
  code: readonly string[],
): Promise<Terraform> {
  const bodies: ModuleFile[] = [];
  for (const name of code) {
    const body = await files.hcl(files.path(name));
    if (body) bodies.push({ name, body });
  }
  const variables = await readVariables(files, here);
  const run = async (command: 'plan' | 'apply') => {
    const settings = [...variables, ...(await readOptions(files, command))];
    const module = await Module.of(files.machine, bodies, settings);
    const providers = providersIn(bodies, module);
    const sent = placesIn(providers.map(({ found }) => found));
    return { providers, places: module.places(sent) };
  };
  const plan = await run('plan');
  const { TF_CLI_ARGS_plan, TF_CLI_ARGS_apply } = files.machine.env;
  const apply = TF_CLI_ARGS_plan === TF_CLI_ARGS_apply ? plan : await run('apply');
  // Terraform stops at a file that it can't read, whether the token depends on it or not.
  const variableFiles = here.filter((name) => code.length > 0 && rank(name) > 0);
  const unread = files.unknown(['', ...code, ...variableFiles].map((name) => files.path(name)));
  const remote = remoteRun(bodies);
  const providers = plan.providers.map(({ name, found }, at): Part => {
    if (unread) return { name, found: unread };
    if (remote) return { name, found: remote };
    const isSame = isSameLookup(found, apply.providers[at]?.found);
    return { name, found: isSame ? found : { unknown: { code: 'depends-on-command' } } };
  });
  const own = placesIn(providers.map(({ found }) => found));
  const hasDefault = providers.some(({ name }) => name === null);
  return {
    places: [...own, ...plan.places, ...apply.places],
    providers: hasDefault ? providers : [{ name: null, found: unread ?? remote }, ...providers],
  };
}

const isSameLookup = (one: Lookup | undefined, other: Lookup | undefined): boolean =>
  one && other && 'place' in one && 'place' in other
    ? isSamePlace(one.place, other.place)
    : JSON.stringify(one) === JSON.stringify(other);

/** The files of code, overrides last. OpenTofu reads `main.tofu` instead of `main.tf`. */
function inLoadOrder(here: readonly string[], program: Program): string[] {
  const ending = program === 'tofu' ? /\.(?:tf|tofu)(?:\.json)?$/ : /\.tf(?:\.json)?$/;
  // What an editor leaves behind is ignored.
  const names = here.filter((name) => ending.test(name) && !/^\.|~$|^#.*#$/.test(name));
  const own = names.filter((name) => {
    const twin = name.replace(/\.tf(\.json)?$/, '.tofu$1');
    return twin === name || !names.includes(twin);
  });
  return [...own.filter((name) => !isOverride(name)), ...own.filter(isOverride)];
}

const isOverride = (name: string) => /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(name);

interface Provider {
  readonly file: string;
  readonly token: { readonly file: string; readonly expression: Expression } | undefined;
  /** How many files configure it, apart from overrides. */
  readonly times: number;
}

/** What each provider block gives. A later file overrides single arguments. */
function providersIn(bodies: readonly ModuleFile[], module: Module): Part[] {
  const providers = new Map<string | null, Provider>();
  for (const { file, body } of blocksNamed(bodies, 'provider', 1, localNames(bodies))) {
    const alias = body.attribute('alias');
    const name = alias?.type === 'text' ? printable(alias.text) : null;
    const before = providers.get(name);
    const expression = body.attribute('token');
    providers.set(name, {
      file: before?.file ?? file,
      token: expression ? { file, expression } : before?.token,
      times: (before?.times ?? 0) + (isOverride(file) ? 0 : 1),
    });
  }
  return [...providers].map(([name, { file, token, times }]) => {
    if (times > 1) {
      const nothing = { code: 'provider-repeated', file: printable(file) } as const;
      return { name, found: { nothing } };
    }
    if (token === undefined) return { name, found: undefined };
    const key = name === null ? 'provider token' : `provider ${name} token`;
    const value = module.valueOf(token.expression, token.file, key);
    return { name, found: lookupOf(value, token.file) };
  });
}

/** Whether the folder is run by a server: by default with `cloud`, or with the backend `remote`. */
function remoteRun(bodies: readonly ModuleFile[]): Lookup | undefined {
  const file = bodies.find(({ body }) =>
    body
      .blocks('terraform', 0)
      .some(
        ({ body: settings }) =>
          settings.blocks('cloud', 0).length > 0 ||
          settings.blocks('backend', 1).some(({ labels: [name] }) => name === 'remote'),
      ),
  )?.name;
  return file === undefined
    ? undefined
    : { unknown: { code: 'runs-remotely', file: printable(file) } };
}

/** What the folder calls the provider: `required_providers` may give it another name. */
function localNames(bodies: readonly ModuleFile[]): Set<string> {
  const names = new Set(['digitalocean']);
  for (const { body } of bodies) {
    const settings = body.blocks('terraform', 0);
    const required = settings.flatMap((block) => block.body.blocks('required_providers', 0));
    for (const [name, value] of required.flatMap((block) => block.body.attributes())) {
      const source = value.type === 'collection' ? value.items.get('source') : undefined;
      const text = source?.type === 'text' ? source.text : '';
      if (/(?:^|\/)digitalocean\/digitalocean$/.test(text)) names.add(name);
    }
  }
  return names;
}

/** The values of variables from the environment and from files, the weakest first. */
async function readVariables(files: Files, here: readonly string[]): Promise<Setting[]> {
  const settings = settingsInEnvironment(files.machine.env, 'TF_VAR_');
  for (const name of here.filter(isVariables).sort(inOrder)) {
    const body = await files.hcl(files.path(name));
    if (body) settings.push(...settingsIn(body, name, rank(name) > 0));
  }
  return settings;
}

/** The options `-var` and `-var-file` in TF_CLI_ARGS_<command> and, stronger, in TF_CLI_ARGS. */
async function readOptions(files: Files, command: 'plan' | 'apply'): Promise<Setting[]> {
  const settings: Setting[] = [];
  for (const name of [`TF_CLI_ARGS_${command}`, 'TF_CLI_ARGS']) {
    for (const [option, value] of optionsIn(shellWords(files.machine.env[name] ?? ''))) {
      const [variable = '', ...rest] = value.split('=');
      if (option === 'var-file') {
        const path = files.path(value);
        const body = await files.hcl(path);
        if (body) settings.push(...settingsIn(body, files.shown(path), true));
      } else if (rest.length > 0) {
        const location = { in: 'environment', name, key: printable(variable) } as const;
        const given = { type: 'text', text: rest.join('='), location } as const;
        settings.push({ variable, given, counts: true });
      }
    }
  }
  return settings;
}

/** `-var x`, `-var=x`, `--var x`. */
function optionsIn(words: readonly string[]): [option: string, value: string][] {
  return words.flatMap((word, at): [string, string][] => {
    const [, option, attached] = /^--?(var|var-file)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const value = attached ?? words[at + 1];
    return option === undefined || value === undefined ? [] : [[option, value]];
  });
}

const isVariables = (name: string) => /\.tfvars(?:\.json)?$/.test(name);

/** 0: only read with `-var-file`. Otherwise, a higher rank overrides a lower one. */
function rank(name: string): number {
  if (name === 'terraform.tfvars') return 1;
  if (name === 'terraform.tfvars.json') return 2;
  return /\.auto\.tfvars(?:\.json)?$/.test(name) ? 3 : 0;
}

const inOrder = (a: string, b: string) => rank(a) - rank(b) || (a < b ? -1 : 1);
