import type { Environment, Machine } from '../machine.ts';
import { holdsApiToken, isReference, printable } from '../names.ts';
import { type Location, type Lookup, nameOf, type Place, type Reason, tokenAt } from '../place.ts';
import { type Block, type Body, type Expression, maxDepth } from './body.ts';
import { evaluate, refusedCall, type Scope, type Value } from './evaluate.ts';
import { plainNumber } from './numbers.ts';
import { expressionIn } from './syntax.ts';

/** A file of a folder, its name as shown, and what is in it. */
export interface ModuleFile {
  readonly name: string;
  readonly body: Body;
  /** Whether it may declare again what other files declare. */
  readonly overrides?: boolean;
}

/** A value that a variable gets from outside its declaration. */
export interface Setting {
  readonly variable: string;
  readonly given:
    | { readonly type: 'text'; readonly text: string; readonly location: Location }
    | { readonly type: 'expression'; readonly expression: Expression; readonly file: string };
  /** False for a file that the tool reads only if an option names it. */
  readonly counts: boolean;
}

/** What differs between the tools. */
interface Circumstances {
  readonly call?: Scope['call'];
  /** The same in the default of a variable; without it, a default takes no calls. */
  readonly callInDefault?: Scope['call'];
  /** What names such as `terraform.workspace` yield. */
  readonly constants?: ReadonlyMap<string, string>;
}

interface Variable {
  readonly default: { readonly file: string; readonly expression: Expression } | undefined;
  /** What a text that is given to it becomes: `hcl` is read as an expression. */
  readonly type: 'text' | 'number' | 'bool' | 'hcl';
  /** Whether it may be null. Otherwise the default replaces null. */
  readonly isNullable: boolean;
}

/**
 * The variables and locals of a folder of Terraform, OpenTofu or Packer. A file that comes later
 * overrides what those before it declare, and a later setting the ones before it.
 */
export class Module {
  readonly #machine: Machine;
  readonly #variables = new Map<string, Variable>();
  readonly #locals = new Map<string, { file: string; expression: Expression }>();
  readonly #values = new Map<string, Value>();
  readonly #settings: readonly Setting[];
  readonly #localValues = new Map<string, Value>();
  readonly #circumstances: Circumstances;
  /** The types of the resources that the code has, and `data`. */
  readonly #resources = new Set<string>();
  #refusal: Reason | undefined;
  /** The locals that are being evaluated, so that one that refers to itself ends. */
  readonly #open = new Set<string>();
  readonly #used = new Set<string>();

  private constructor(machine: Machine, settings: readonly Setting[], more: Circumstances) {
    this.#machine = machine;
    this.#settings = settings;
    this.#circumstances = more;
  }

  /** Why the tool stops before it sends anything. */
  get refusal(): Reason | undefined {
    return this.#refusal;
  }

  has(variable: string): boolean {
    return this.#variables.has(variable);
  }

  static async of(
    machine: Machine,
    files: readonly ModuleFile[],
    settings: readonly Setting[],
    circumstances: Circumstances = {},
  ): Promise<Module> {
    const module = new Module(machine, settings, circumstances);
    for (const file of files) module.#declare(file);
    const last = new Map(settings.filter(({ counts }) => counts).map((one) => [one.variable, one]));
    for (const name of module.#variables.keys()) await module.#assign(name, last.get(name));
    return module;
  }

  #repeats(file: string, name: string): void {
    const shown = { file: printable(file), name: printable(name) };
    this.#refusal ??= { code: 'hcl-name-repeated', ...shown };
  }

  #declare({ name: file, body, overrides }: ModuleFile): void {
    for (const { labels } of body.blocks('resource', 2)) this.#resources.add(labels[0] ?? '');
    if (body.blocks('data', 2).length > 0) this.#resources.add('data');
    for (const { labels, body: own } of body.blocks('variable', 1)) {
      const name = labels[0] ?? '';
      const before = this.#variables.get(name);
      if (before && !overrides) this.#repeats(file, `var.${name}`);
      const type = own.attribute('type');
      const expression = own.attribute('default');
      // Terraform 0.11 had types in quotes.
      if (type?.type === 'text') {
        this.#refusal ??= { code: 'file-has-error', file: printable(file) };
      }
      const nullable = own.attribute('nullable');
      this.#variables.set(name, {
        default: expression ? { file, expression } : before?.default,
        isNullable: nullable === undefined ? (before?.isNullable ?? true) : !isFalse(nullable),
        type: type === undefined ? (before?.type ?? 'text') : typeOf(type),
      });
    }
    for (const { body: own } of body.blocks('locals', 0)) {
      for (const [name, expression] of own.attributes()) {
        if (this.#locals.has(name) && !overrides) this.#repeats(file, `local.${name}`);
        this.#locals.set(name, { file, expression });
      }
    }
    for (const { labels, body: own } of body.blocks('local', 1)) {
      const expression = own.attribute('expression');
      if (expression) this.#locals.set(labels[0] ?? '', { file, expression });
    }
  }

  async #assign(name: string, setting: Setting | undefined): Promise<void> {
    const variable = this.#variables.get(name);
    if (variable === undefined) return;
    const { default: own } = variable;
    const initial = own && this.#defaultOf(own, name);
    const given = setting && (await this.#given(setting, variable.type));
    const isReplaced = given?.type === 'null' && !variable.isNullable;
    const value = isReplaced ? initial : (given ?? initial);
    if (value) this.#values.set(name, converted(value, variable.type));
  }

  #defaultOf({ expression, file }: { expression: Expression; file: string }, name: string): Value {
    return valueIn(expression, file, name, this.#circumstances.callInDefault);
  }

  async #given({ variable, given }: Setting, type: Variable['type']): Promise<Value> {
    if (given.type === 'expression') return valueIn(given.expression, given.file, variable);
    if (type !== 'hcl') return given;
    const root = await this.#machine.parseHcl(`x = ${given.text}`).catch(() => null);
    const file = nameOf(given.location);
    const name = given.location.in === 'environment' ? given.location.name : file;
    const refused: Value = { type: 'nothing', reason: { code: 'variable-refused', name } };
    if (root?.hasError) return refused;
    const expression: Expression = root === null ? { type: 'other' } : expressionIn(root);
    const value = valueIn(expression, file, variable);
    return value.type === 'nothing' ? refused : moved(value, given.location);
  }

  #resolve(root: string, name: string | undefined, from: string): Value | null {
    const constant = this.#circumstances.constants?.get(`${root}.${name}`);
    if (constant !== undefined) {
      return { type: 'text', text: constant, location: { in: 'file', file: from, key: root } };
    }
    if (name === undefined) return this.#undeclared(root, from);
    if (root === 'var') {
      this.#used.add(name);
      const code = this.#variables.has(name) ? 'hcl-variable-unset' : 'hcl-variable-undeclared';
      const reason = { code, file: from, variable: printable(name) } as const;
      return this.#values.get(name) ?? { type: 'nothing', reason };
    }
    if (root !== 'local') {
      const mayExist = roots.includes(root) || this.#resources.has(root);
      return mayExist ? null : this.#undeclared(`${root}.${name}`, from);
    }
    const local = this.#locals.get(name);
    if (local === undefined) return this.#undeclared(`local.${name}`, from);
    const before = this.#localValues.get(name);
    if (before) return before;
    if (this.#open.has(name)) {
      return { type: 'nothing', reason: { code: 'file-has-error', file: from } };
    }
    if (this.#open.size > maxDepth) return null;
    this.#open.add(name);
    const value = this.valueOf(local.expression, local.file, `local.${name}`);
    this.#open.delete(name);
    this.#localValues.set(name, value);
    return value;
  }

  #undeclared(name: string, file: string): Value {
    const reason = { code: 'hcl-name-undeclared', file, name: printable(name) } as const;
    return { type: 'nothing', reason };
  }

  /** What an expression yields. `key`: what a person finds in the file. */
  valueOf(expression: Expression, file: string, key: string): Value {
    const resolve: Scope['resolve'] = (root, name, from) => this.#resolve(root, name, from);
    const scope = { file: printable(file), key: printable(key), resolve };
    const { call } = this.#circumstances;
    return evaluate(expression, call ? { ...scope, call } : scope);
  }

  /**
   * The API tokens that variables have, whether a block uses them or not. `sent`: what the blocks send.
   * White space and quotes around anything else don't count, because code may remove them first.
   */
  places(sent: readonly Place[]): Place[] {
    const found: Place[] = [];
    const add = (name: string, value: Value) => {
      if (value.type !== 'text') return;
      const { location } = value;
      const isSent = sent.some((place) => place.text === value.text);
      // What the code trims is sent without white space.
      const trimmed = sent.find(
        (place) => nameOf(place.location) === nameOf(location) && place.text === value.text.trim(),
      );
      const plain = location.in === 'file' ? unwrapped(value.text) : value.text;
      const text = isSent ? value.text : (trimmed?.text ?? plain);
      const isUsed = this.#used.has(name);
      if (!holdsApiToken(name, text, isUsed || isUsual(name))) return;
      if (isUsed || !isReference(text)) found.push(tokenAt(location, text));
    };
    for (const [name, { default: own }] of this.#variables) {
      if (own) add(name, this.#defaultOf(own, name));
    }
    for (const { variable, given } of this.#settings) {
      if (given.type === 'expression')
        add(variable, valueIn(given.expression, given.file, variable));
      else if (this.#variables.get(variable)?.type !== 'hcl') add(variable, given);
    }
    return found;
  }
}

/** Scans each text once from each end. */
const unwrapped = (text: string): string =>
  text.trim().replace(/^["']/, '').replace(/["']$/, '').trim();

/** A file of variables, or a default, may not refer to anything. */
function valueIn(expression: Expression, file: string, key: string, call?: Scope['call']): Value {
  const shown = printable(file);
  const refused: Value = { type: 'nothing', reason: { code: 'file-has-error', file: shown } };
  const scope = { file: shown, key: printable(key), resolve: () => refused };
  return evaluate(expression, {
    ...scope,
    call: (name, args) => call?.(name, args, shown) ?? refusedCall(name, shown),
  });
}

/** What may come before a dot besides variables, locals and resources. */
const roots = ['module', 'path', 'terraform', 'tofu', 'packer', 'source', 'build'];

/** A value as its variable's type has it. */
function converted(value: Value, type: Variable['type']): Value {
  if (value.type !== 'text' || type === 'text' || type === 'hcl') return value;
  const text = type === 'number' ? plainNumber(value.text) : value.text;
  if (text !== null && (type === 'number' || /^(?:true|false)$/.test(text))) {
    return { ...value, text };
  }
  return { type: 'nothing', reason: { code: 'variable-refused', name: nameOf(value.location) } };
}

/** What a tool finds in an argument; undefined if the argument counts as not set. */
export function lookupOf(value: Value, file: string): Lookup | undefined {
  switch (value.type) {
    case 'text':
      return value.text === ''
        ? { nothing: { code: 'argument-empty', file: printable(file) } }
        : { place: tokenAt(value.location, value.text) };
    case 'null':
      return undefined;
    case 'nothing':
      return { nothing: value.reason };
    case 'unknown':
      return { unknown: value.doubt };
    // An argument with a text takes no list.
    case 'collection':
      return { nothing: { code: 'file-has-error', file: printable(file) } };
  }
}

/** The values in an expression, all from one place. */
function moved(value: Value, location: Location): Value {
  if (value.type === 'text') return { ...value, location };
  if (value.type !== 'collection') return value;
  const items = [...value.items].map(([name, item]) => [name, moved(item, location)] as const);
  return { type: 'collection', items: new Map(items) };
}

/** What a text for a variable of this type is read as. */
function typeOf(type: Expression): Variable['type'] {
  const name = type.type === 'path' ? type.names.join('.') : '';
  if (name === 'string') return 'text';
  return name === 'number' || name === 'bool' ? name : 'hcl';
}

const isFalse = (value: Expression): boolean => value.type === 'text' && value.text === 'false';

/** The names that DigitalOcean's own examples give to the variable. */
const isUsual = (name: string) => /^(?:do|digital_?ocean)_?(?:api_|access_)?token$/i.test(name);

/** The variables of the environment that give a value to a variable of the code. */
export const settingsInEnvironment = (env: Environment, prefix: string): Setting[] =>
  Object.entries(env).flatMap(([name, text]): Setting[] => {
    if (!name.startsWith(prefix) || text === undefined) return [];
    const location = { in: 'environment', name: printable(name) } as const;
    const variable = name.slice(prefix.length);
    return [{ variable, given: { type: 'text', text, location }, counts: true }];
  });

/** The values in a file of variables. */
export const settingsIn = (body: Body, file: string, counts: boolean): Setting[] =>
  body.attributes().map(([variable, expression]) => {
    return { variable, given: { type: 'expression', expression, file }, counts };
  });

/** The blocks of a type that have these first labels, each with its file. */
export function blocksNamed(
  bodies: readonly ModuleFile[],
  type: string,
  labels: number,
  wanted: ReadonlySet<string>,
): (Block & { readonly file: string })[] {
  return bodies.flatMap(({ name: file, body }) =>
    body
      .blocks(type, labels)
      .filter(({ labels: [first = ''] }) => wanted.has(first))
      .map((block) => ({ ...block, file })),
  );
}
