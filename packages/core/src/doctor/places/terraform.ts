import { entries, type Files, field, filled } from '../files.ts';
import { holdsApiToken, isReference, printable } from '../names.ts';
import { type Location, type Lookup, type Place, tokenAt } from '../place.ts';

/** What Terraform (or OpenTofu) finds in the current directory. */
export interface Terraform {
  readonly places: readonly Place[];
  /** The value of the provider's `token` argument; undefined without such an argument. */
  readonly argument: Lookup | undefined;
}

/**
 * The variables of a Terraform directory and the provider's argument. The order of files is that of
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
 */
export async function readTerraform(files: Files): Promise<Terraform> {
  const { env } = files.machine;
  const here = await files.names();
  const code = await Promise.all(here.filter((name) => name.endsWith('.tf')).map(uncommented));
  async function uncommented(name: string): Promise<{ name: string; text: string }> {
    const text = (await files.text(files.path(name))) ?? '';
    return { name, text: text.replace(/^[ \t]*(?:#|\/\/).*$/gm, '') };
  }

  const argument = code.flatMap(providerToken)[0];
  const variable = argument?.variable ?? null;
  const places: Place[] = [];
  /** The last one wins, as in Terraform. */
  let value: Place | undefined;
  const take = (name: string, text: string, where: Location, counts: boolean) => {
    const isArgument = name === variable;
    if (isReference(text) || !holdsApiToken(name, text, isArgument || isUsual(name))) return;
    const place = tokenAt(where, text);
    places.push(place);
    if (isArgument && counts) value = place;
  };

  for (const { name, text } of code) {
    for (const [, variableName = '', , literal] of text.matchAll(
      /variable\s+"([\w-]+)"\s*\{[^}]{0,2000}\bdefault\s*=\s*("((?:[^"\\\n]|\\.)*)")/g,
    )) {
      if (filled(literal)) take(variableName, literal ?? '', inFile(name, variableName), true);
    }
  }
  for (const [name, text] of Object.entries(env)) {
    const [, variableName] = /^TF_VAR_(\w+)$/.exec(name) ?? [];
    if (variableName !== undefined && filled(text)) {
      take(variableName, text ?? '', { in: 'environment', name: printable(name) }, true);
    }
  }
  for (const name of here.filter(isVariables).sort(inOrder)) {
    for (const [key, text] of await settingsIn(files, name)) {
      take(key, text, inFile(name, key), rank(name) > 0);
    }
  }
  if (argument?.literal) {
    const place = tokenAt(inFile(argument.file, 'provider token'), argument.literal);
    places.unshift(place);
    return { places, argument: { place } };
  }
  const unread = files.unknown([
    files.path(),
    ...here.filter((name) => name.endsWith('.tf')).map((name) => files.path(name)),
    // Without an argument, Terraform uses no variable.
    ...(argument ? here.filter((name) => rank(name) > 0).map((name) => files.path(name)) : []),
  ]);
  if (unread) return { places, argument: unread };
  return { places, argument: argument && (value ? { place: value } : lacking(argument, code)) };
}

const inFile = (file: string, key: string): Location => {
  return { in: 'file', file: printable(file), key: printable(key) };
};

interface Argument {
  readonly file: string;
  readonly variable: string | null;
  readonly literal: string | null;
}

/** The `token` of each provider block without an alias. */
function providerToken({ name, text }: { name: string; text: string }): Argument[] {
  const blocks = text.matchAll(/provider\s+"digitalocean"\s*\{([^}]{0,9000})\}/g);
  return [...blocks].flatMap(([, block = '']) => {
    if (/\balias\s*=/.test(block)) return [];
    const [, expression] = /\btoken\s*=\s*(.+)/.exec(block) ?? [];
    if (expression === undefined) return [];
    const [, variable = null] = /^"?(?:\$\{\s*)?var\.([\w-]+)/.exec(expression) ?? [];
    const [, literal = null] = /^"([^"$]+)"/.exec(expression) ?? [];
    return [{ file: name, variable, literal }];
  });
}

function lacking(
  { file, variable }: Argument,
  code: readonly { text: string }[],
): Lookup | undefined {
  if (variable === null) {
    return { unknown: { code: 'token-computed', file: printable(file) } };
  }
  const optional = code.some(({ text }) =>
    new RegExp(`variable\\s+"${variable}"\\s*\\{[^}]{0,2000}\\bdefault\\s*=\\s*null`).test(text),
  );
  if (optional) return undefined;
  return {
    nothing: {
      code: 'hcl-variable-unset',
      file: printable(file),
      variable: printable(variable),
    },
  };
}

/** The names that DigitalOcean's own examples give to the variable. */
const isUsual = (name: string) => /^(?:do|digital_?ocean)_?(?:api_|access_)?token$/i.test(name);

const isVariables = (name: string) => /\.tfvars(?:\.json)?$/.test(name);

/** 0: only read with `-var-file`. Otherwise, a higher rank overrides a lower one. */
function rank(name: string): number {
  if (name === 'terraform.tfvars') return 1;
  if (name === 'terraform.tfvars.json') return 2;
  return /\.auto\.tfvars(?:\.json)?$/.test(name) ? 3 : 0;
}

const inOrder = (a: string, b: string) => rank(a) - rank(b) || (a < b ? -1 : 1);

/** The plain strings in a file of variables. */
async function settingsIn(files: Files, name: string): Promise<[string, string][]> {
  const path = files.path(name);
  if (name.endsWith('.json')) {
    const values = await files.json(path);
    return entries(values).flatMap(([key]): [string, string][] => {
      const text = filled(field(values, key));
      return text === null ? [] : [[key, text]];
    });
  }
  const lines = ((await files.text(path)) ?? '').split('\n');
  return lines.flatMap((line): [string, string][] => {
    const [, key, text] =
      /^\s*"?([\w-]{1,80})"?\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:(?:#|\/\/).*)?$/.exec(line) ?? [];
    return key !== undefined && text?.trim() ? [[key, text.replace(/\\(["\\])/g, '$1')]] : [];
  });
}
