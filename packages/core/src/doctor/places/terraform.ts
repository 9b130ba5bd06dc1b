import { absentOrFolder, type Files } from '../files.ts';
import type { Expression } from '../hcl/body.ts';
import type { Scope } from '../hcl/evaluate.ts';
import { blocksNamed, lookupOf, Module, type ModuleFile } from '../hcl/module.ts';
import { printable } from '../names.ts';
import { isSamePlace, type Lookup, type Part, type Place, type Reason } from '../place.ts';
import { placesIn, type Reader } from '../reading.ts';
import { isVariableFile, type Options, readOptions, readVariables } from './terraform-settings.ts';

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
    if (body) bodies.push({ name, body, overrides: isOverride(name) });
  }
  const variables = await readVariables(files, here);
  const constants = await constantsIn(files);
  const evaluated = async (options: Options, texts: Texts) => {
    const wanted = new Set<string>();
    const settings = [...variables, ...options.settings];
    const call = callOf(files, texts, wanted);
    const module = await Module.of(files.machine, bodies, settings, { call, constants });
    return { module, providers: providersIn(bodies, module), wanted };
  };
  const run = async (command: 'plan' | 'apply') => {
    const options = await readOptions(files, command);
    const texts: Texts = new Map();
    const first = await evaluated(options, texts);
    for (const path of first.wanted) texts.set(path, await files.text(path, absentOrFolder));
    const { module, providers } = texts.size === 0 ? first : await evaluated(options, texts);
    const refusal = refusalOf(options, module);
    const sent = placesIn(providers.map(({ found }) => found));
    const parts = providers.map((part) => (refusal ? { ...part, found: refusal } : part));
    return { refusal, providers: parts, places: module.places(sent) };
  };
  const plan = await run('plan');
  const { TF_CLI_ARGS_plan, TF_CLI_ARGS_apply } = files.machine.env;
  const apply = TF_CLI_ARGS_plan === TF_CLI_ARGS_apply ? plan : await run('apply');
  // Terraform stops at a file that it can't read, whether the token depends on it or not.
  const variableFiles = here.filter((name) => code.length > 0 && isVariableFile(name));
  const failure = files.failure(['', ...code, ...variableFiles].map((name) => files.path(name)));
  const whole = failure ?? remoteRun(bodies);
  const providers = plan.providers.map(({ name, found }, at): Part => {
    if (whole) return { name, found: whole };
    const isSame = isSameLookup(found, apply.providers[at]?.found);
    return { name, found: isSame ? found : { unknown: { code: 'depends-on-command' } } };
  });
  const own = placesIn(providers.map(({ found }) => found));
  const hasDefault = providers.some(({ name }) => name === null);
  const implied = { name: null, found: whole ?? (code.length > 0 ? plan.refusal : undefined) };
  return {
    places: [...own, ...plan.places, ...apply.places],
    providers: hasDefault ? providers : [implied, ...providers],
  };
}

/** The texts of files that the code reads; null for one that doesn't exist. */
type Texts = Map<string, string | null>;

/**
 * `file("token.txt")`. `wanted` gets the paths of the files that aren't read yet; what they contain is
 * known the second time. A file that another one names stays unknown.
 */
const callOf =
  (files: Files, texts: Texts, wanted: Set<string>): NonNullable<Scope['call']> =>
  (name, [argument]) => {
    if (argument?.type !== 'text') return null;
    const { machine } = files;
    const named = argument.text.replace(/^~(?=$|[\\/])/, () => machine.home);
    if (name === 'pathexpand') return { ...argument, text: named };
    if (name !== 'file') return null;
    const path = files.path(named);
    const text = texts.get(path);
    if (text === undefined) {
      wanted.add(path);
      return null;
    }
    const file = files.shown(path);
    if (text !== null)
      return { type: 'text', text, location: { in: 'file', file, key: 'whole file' } };
    const doubt = files.unknown([path]);
    if (doubt) return { type: 'unknown', doubt: doubt.unknown };
    return { type: 'nothing', reason: { code: 'file-missing', file } };
  };

/** What the code may know about itself. */
async function constantsIn(files: Files): Promise<ReadonlyMap<string, string>> {
  const { env, cwd } = files.machine;
  const selected = (await files.text(files.path('.terraform', 'environment'))) ?? '';
  const workspace = env.TF_WORKSPACE || selected.trim() || 'default';
  return new Map([
    ['terraform.workspace', workspace],
    ['tofu.workspace', workspace],
    ['path.module', '.'],
    ['path.root', '.'],
    ['path.cwd', cwd],
  ]);
}

/** Why no provider sends anything. */
function refusalOf(options: Options, module: Module): Lookup | undefined {
  const undeclared = options.settings.flatMap(({ variable, given }): Reason[] =>
    given.type === 'text' && given.location.in === 'environment' && !module.has(variable)
      ? [{ code: 'variable-refused', name: given.location.name }]
      : [],
  );
  const reason = options.refusal ?? module.refusal ?? undeclared[0];
  return reason && { nothing: reason };
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
  const blocks = blocksNamed(bodies, 'provider', 1, localNames(bodies));
  for (const { file, body } of blocks) {
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
  // One that is wrong stops all.
  const typos = blocks.flatMap(({ body, file }): Reason[] =>
    body
      .attributes()
      .filter(([name]) => isTypo(name))
      .map(([name]) => {
        const shown = { file: printable(file), name: printable(name) };
        return { code: 'hcl-argument-unknown', ...shown };
      }),
  );
  const repeated = [...providers.values()]
    .filter(({ times }) => times > 1)
    .map(({ file }): Reason => ({ code: 'provider-repeated', file: printable(file) }));
  const [nothing] = [...typos, ...repeated];
  return [...providers].map(([name, { token }]) => {
    if (nothing) return { name, found: { nothing } };
    if (token === undefined) return { name, found: undefined };
    const key = name === null ? 'provider token' : `provider ${name} token`;
    const value = module.valueOf(token.expression, token.file, key);
    return { name, found: lookupOf(value, token.file) };
  });
}

/** Whether the name of an argument stops the tool: the provider has only `token`. */
const isTypo = (name: string) => name !== 'token' && /token|api_?key/i.test(name);

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
