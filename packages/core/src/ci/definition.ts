import { type Kind, kinds } from '../knowledge/kinds.ts';
import type { Schema } from './schema.ts';

/** What a configuration, or the flags of one run, say about a secret. */
export interface Fields {
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly kind?: Kind | readonly Kind[];
  readonly account?: string;
  readonly team?: string;
  readonly can?: readonly string[];
  readonly requireScopes?: readonly string[];
  readonly forbidScopes?: readonly string[];
  readonly leastPrivilege?: boolean;
  readonly minTtl?: string;
  readonly warnTtl?: string;
  readonly allowUnset?: boolean | 'on-forks';
  readonly allowUndetermined?: boolean | string;
  readonly severity?: 'error' | 'warning';
  readonly owner?: string;
  readonly runbook?: string;
  readonly usedBy?: readonly string[];
  readonly storedIn?: readonly string[];
}

export interface RawSecret extends Fields {
  readonly name?: string;
  readonly env?: string;
  readonly file?: string;
}

export interface RawConfig {
  readonly $schema?: string;
  readonly version?: 1;
  readonly defaults?: Fields;
  readonly secrets: readonly RawSecret[];
}

/** A field: what it takes, as a message says it, and its schema with its meaning. */
interface Field {
  readonly takes: string;
  readonly schema: Schema & { readonly description: string };
}

const text: Schema = { type: 'string', minLength: 1, maxLength: 2000 };
const texts: Schema = { type: 'array', items: text };
const name: Schema = { type: 'string', pattern: /^\P{Cc}{1,80}$/u };
const duration: Schema = { type: 'string', pattern: /^[1-9][0-9]{0,5}[smhdw]$/u };
const kind: Schema = { type: 'string', enum: kinds };
const flag: Schema = { type: 'boolean' };

/** The lifetime below which a secret warns if its configuration doesn't say it. */
export const defaultWarnTtl = '14d';

const common: Readonly<Record<keyof Fields, Field>> = {
  description: {
    takes: 'text',
    schema: { ...text, description: 'What the secret is for.' },
  },
  tags: {
    takes: 'a list of words',
    schema: {
      type: 'array',
      items: name,
      description: 'Words for `--only`, which checks the secrets with one of these names or tags.',
      examples: [['deploy', 'nightly']],
    },
  },
  kind: {
    takes: 'a kind such as personal-access-token, or a list of kinds',
    schema: {
      anyOf: [kind, { type: 'array', items: kind, minItems: 1 }],
      description:
        'Another kind fails. token-check never sends some kinds, such as Spaces keys, to DigitalOcean: it checks their format only.',
      examples: ['personal-access-token'],
    },
  },
  account: {
    takes: 'an email address or a UUID',
    schema: {
      ...text,
      description:
        'The account that the token must belong to. The token needs the scope `account:read`.',
      examples: ['sammy@example.com'],
    },
  },
  team: {
    takes: 'the name or the UUID of a team',
    schema: {
      ...text,
      description:
        'The team that the token must belong to. The token needs the scope `account:read`.',
      examples: ['Acme Platform'],
    },
  },
  can: {
    takes: 'a list of operations such as "POST /v2/droplets", or of jobs such as external-dns',
    schema: {
      ...texts,
      description:
        'What the token must be able to do. `token-check scopes` lists jobs and operations.',
      examples: [['external-dns', 'POST /v2/droplets']],
    },
  },
  requireScopes: {
    takes: 'a list of scopes such as droplet:read',
    schema: {
      ...texts,
      description: 'Scopes that the token must have.',
      examples: [['droplet:read']],
    },
  },
  forbidScopes: {
    takes: "a list of scopes such as droplet:delete, '*:delete' or 'droplet:*'",
    schema: {
      ...texts,
      description:
        'Scopes that the token must not have. A `*` stands for every resource or every action.',
      examples: [['*:delete', 'droplet:*']],
    },
  },
  leastPrivilege: {
    takes: 'true or false',
    schema: {
      ...flag,
      default: false,
      description:
        'Warns about every scope that `can` and `requireScopes` don’t need. Scopes that the control panel selects along with a needed one are fine.',
    },
  },
  minTtl: {
    takes: 'a duration such as 90m, 12h or 14d',
    schema: {
      ...duration,
      description: 'A token that ends sooner fails.',
      examples: ['1d'],
    },
  },
  warnTtl: {
    takes: 'a duration such as 90m, 12h or 14d',
    schema: {
      ...duration,
      default: defaultWarnTtl,
      description: 'A token that ends sooner warns.',
    },
  },
  allowUnset: {
    takes: 'true, false or on-forks',
    schema: {
      anyOf: [flag, { type: 'string', enum: ['on-forks'] }],
      default: false,
      description:
        'Skips the secret if it is missing or empty: always, or with `on-forks` only in runs for forks and for Dependabot, which get no secrets.',
    },
  },
  allowUndetermined: {
    takes: 'true, false or a duration such as 3d',
    schema: {
      anyOf: [flag, duration],
      default: false,
      description:
        'Makes an unclear answer a warning. With a duration, only while a passport proves that DigitalOcean accepted this value no longer ago than that.',
    },
  },
  severity: {
    takes: 'error or warning',
    schema: {
      type: 'string',
      enum: ['error', 'warning'],
      default: 'error',
      description:
        'The worst that this secret can do to the job, unless `--error-on-warnings` is on.',
    },
  },
  owner: {
    takes: 'text',
    schema: {
      ...text,
      description: 'Who replaces the secret. Reports show it, and it’s never sent.',
      examples: ['@acme/platform'],
    },
  },
  runbook: {
    takes: 'an address',
    schema: {
      ...text,
      description: 'Where the steps are. Reports show it, and it’s never sent.',
      examples: ['https://wiki.example.com/rotate-digitalocean'],
    },
  },
  usedBy: {
    takes: 'a list of texts',
    schema: {
      ...texts,
      description: 'What uses the secret. Reports show it, and it’s never sent.',
      examples: [['.github/workflows/deploy.yml']],
    },
  },
  storedIn: {
    takes: 'a list of texts',
    schema: {
      ...texts,
      description: 'Every place to change when you replace the secret. It’s never sent.',
      examples: [['GitHub environment production: DIGITALOCEAN_ACCESS_TOKEN']],
    },
  },
};

const own: Readonly<Record<Exclude<keyof RawSecret, keyof Fields>, Field>> = {
  name: {
    takes: 'a text of at most 80 characters',
    schema: {
      ...name,
      description:
        'What every report calls the secret. Each name is unique. Without it: `env`, or the name of the file.',
      examples: ['deploy'],
    },
  },
  env: {
    takes: 'the name of a variable, such as DIGITALOCEAN_ACCESS_TOKEN',
    schema: {
      type: 'string',
      pattern: /^[A-Za-z_][A-Za-z0-9_]{0,63}$/u,
      description:
        'The variable that contains the secret. token-check takes its value letter for letter, as other tools send it.',
      examples: ['DIGITALOCEAN_ACCESS_TOKEN'],
    },
  },
  file: {
    takes: 'the path of a file',
    schema: {
      ...text,
      description:
        'The file that contains the secret, instead of `env`: below the folder of the configuration, or an absolute path. One line break at its end doesn’t count.',
      examples: ['/run/secrets/digitalocean'],
    },
  },
};

const schemasOf = <Name extends string>(fields: Readonly<Record<Name, Field>>) =>
  Object.fromEntries(
    Object.entries<Field>(fields).map(([field, { schema }]) => [field, schema]),
  ) as Readonly<Record<Name, Schema>>;

const top: Readonly<Record<keyof RawConfig, Field>> = {
  $schema: {
    takes: 'the address of a JSON Schema',
    schema: { type: 'string', description: 'For your editor. token-check doesn’t read it.' },
  },
  version: {
    takes: 'the number 1',
    schema: { const: 1, default: 1, description: 'The version of this format.' },
  },
  defaults: {
    takes: 'the fields that every secret shares',
    schema: {
      type: 'object',
      properties: schemasOf(common),
      additionalProperties: false,
      description:
        'Fields for every secret that doesn’t have them itself. A secret’s own list replaces the whole list.',
    },
  },
  secrets: {
    takes: 'a list of 1 to 200 secrets',
    schema: {
      type: 'array',
      items: {
        type: 'object',
        properties: schemasOf({ ...own, ...common }),
        oneOf: [{ required: ['env'] }, { required: ['file'] }],
        additionalProperties: false,
      },
      minItems: 1,
      maxItems: 200,
      description: 'The secrets to check.',
    },
  },
};

/** The configuration of `token-check ci`, version 1. */
export const configSchema: Schema = {
  title: 'token-check configuration, version 1',
  type: 'object',
  properties: schemasOf(top),
  required: ['secrets'],
  additionalProperties: false,
};

/** The JSON Schema of the configuration, as published. */
export function configJsonSchema(): object {
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...configSchema };
  const patternAsText = (_name: string, value: unknown) =>
    value instanceof RegExp ? value.source : value;
  return JSON.parse(JSON.stringify(schema, patternAsText));
}

export const topFields = Object.keys(top);
export const commonFields = Object.keys(common);
export const secretFields = [...Object.keys(own), ...commonFields];

/** What each field takes, for messages. */
export const takes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...top, ...own, ...common }).map(([field, { takes }]) => [field, takes]),
);
