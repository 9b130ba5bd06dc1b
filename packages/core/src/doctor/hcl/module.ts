import type { Environment, Machine } from '../machine.ts';
import { holdsApiToken, isReference, printable } from '../names.ts';
import { type Location, type Lookup, nameOf, type Place, tokenAt } from '../place.ts';
import { type Block, type Body, type Expression, maxDepth } from './body.ts';
import { evaluate, type Scope, type Value } from './evaluate.ts';
import { expressionIn } from './syntax.ts';

/** A file of a folder, its name as shown, and what is in it. */
export interface ModuleFile {
  readonly name: string;
  readonly body: Body;
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

interface Variable {
  readonly default: { readonly file: string; readonly expression: Expression } | undefined;
  /** Whether a text that is given to it is HCL, not a plain text. */
  readonly takesHcl: boolean;
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
  readonly #call: Scope['call'];
  /** The locals that are being evaluated, so that one that refers to itself ends. */
  readonly #open = new Set<string>();
  readonly #used = new Set<string>();

  private constructor(machine: Machine, settings: readonly Setting[], call: Scope['call']) {
    this.#machine = machine;
    this.#settings = settings;
    this.#call = call;
  }

  static async of(
    machine: Machine,
    files: readonly ModuleFile[],
    settings: readonly Setting[],
    call?: Scope['call'],
  ): Promise<Module> {
    const module = new Module(machine, settings, call);
    for (const { name, body } of files) module.#declare(name, body);
    const last = new Map(settings.filter(({ counts }) => counts).map((one) => [one.variable, one]));
    for (const name of module.#variables.keys()) await module.#assign(name, last.get(name));
    return module;
  }

  #declare(file: string, body: Body): void {
    for (const { labels, body: own } of body.blocks('variable', 1)) {
      const name = labels[0] ?? '';
      const before = this.#variables.get(name);
      const type = own.attribute('type');
      const expression = own.attribute('default');
      const nullable = own.attribute('nullable');
      this.#variables.set(name, {
        default: expression ? { file, expression } : before?.default,
        isNullable: nullable === undefined ? (before?.isNullable ?? true) : !isFalse(nullable),
        takesHcl: type === undefined ? (before?.takesHcl ?? false) : !isPlainType(type),
      });
    }
    for (const { body: own } of body.blocks('locals', 0)) {
      for (const [name, expression] of own.attributes()) {
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
    const initial = own && this.valueOf(own.expression, own.file, name);
    const given = setting && (await this.#given(setting, variable.takesHcl));
    const isReplaced = given?.type === 'null' && !variable.isNullable;
    const value = isReplaced ? initial : (given ?? initial);
    if (value) this.#values.set(name, value);
  }

  async #given({ variable, given }: Setting, takesHcl: boolean): Promise<Value> {
    if (given.type === 'expression') return valueIn(given.expression, given.file, variable);
    if (!takesHcl) return given;
    const root = await this.#machine.parseHcl(`x = ${given.text}`).catch(() => null);
    const file = nameOf(given.location);
    const expression: Expression =
      root === null || root.hasError ? { type: 'other' } : expressionIn(root);
    return moved(valueIn(expression, file, variable), given.location);
  }

  #resolve(root: string, name: string, from: string): Value | null {
    if (root === 'var') {
      this.#used.add(name);
      const code = this.#variables.has(name) ? 'hcl-variable-unset' : 'hcl-variable-undeclared';
      const reason = { code, file: from, variable: printable(name) } as const;
      return this.#values.get(name) ?? { type: 'nothing', reason };
    }
    const local = root === 'local' ? this.#locals.get(name) : undefined;
    const before = this.#localValues.get(name);
    if (local === undefined || before) return (local && before) ?? null;
    if (this.#open.has(name) || this.#open.size > maxDepth) return null;
    this.#open.add(name);
    const value = this.valueOf(local.expression, local.file, `local.${name}`);
    this.#open.delete(name);
    this.#localValues.set(name, value);
    return value;
  }

  /** What an expression yields. `key`: what a person finds in the file. */
  valueOf(expression: Expression, file: string, key: string): Value {
    const resolve: Scope['resolve'] = (root, name, from) => this.#resolve(root, name, from);
    const scope = { file: printable(file), key: printable(key), resolve };
    return evaluate(expression, this.#call ? { ...scope, call: this.#call } : scope);
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
      const text = isSent || location.in !== 'file' ? value.text : unwrapped(value.text);
      const isUsed = this.#used.has(name);
      if (!holdsApiToken(name, text, isUsed || isUsual(name))) return;
      if (isUsed || !isReference(text)) found.push(tokenAt(location, text));
    };
    for (const [name, { default: own }] of this.#variables) {
      if (own) add(name, this.valueOf(own.expression, own.file, name));
    }
    for (const { variable, given } of this.#settings) {
      if (given.type === 'expression')
        add(variable, valueIn(given.expression, given.file, variable));
      else if (!this.#variables.get(variable)?.takesHcl) add(variable, given);
    }
    return found;
  }
}

/** Scans each text once from each end. */
const unwrapped = (text: string): string =>
  text.trim().replace(/^["']/, '').replace(/["']$/, '').trim();

/** A file of variables may not refer to anything. */
const valueIn = (expression: Expression, file: string, key: string): Value =>
  evaluate(expression, { file: printable(file), key: printable(key), resolve: () => null });

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
    case 'collection':
      return { unknown: { code: 'token-computed', file: printable(file) } };
  }
}

/** The values in an expression, all from one place. */
function moved(value: Value, location: Location): Value {
  if (value.type === 'text') return { ...value, location };
  if (value.type !== 'collection') return value;
  const items = [...value.items].map(([name, item]) => [name, moved(item, location)] as const);
  return { type: 'collection', items: new Map(items) };
}

/** Types that a text fits: `string`, in old files in quotes. */
function isPlainType(type: Expression): boolean {
  const name = type.type === 'path' ? type.names.join('.') : type.type === 'text' ? type.text : '';
  return ['string', 'number', 'bool'].includes(name);
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
