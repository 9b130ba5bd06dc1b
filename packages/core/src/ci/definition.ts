import * as z from 'zod/mini';
import { kinds } from '../knowledge/kinds.ts';

const text = z.string().check(z.minLength(1), z.maxLength(2000));
const texts = z.array(text);
const duration = z.string().check(z.regex(/^[1-9][0-9]{0,5}[smhdw]$/));
const name = z.string().check(z.regex(/^\P{Cc}{1,80}$/u));

/** The fields that `defaults` may contain too. */
const common = {
  description: z.optional(text),
  tags: z.optional(z.array(name)),
  kind: z.optional(z.union([z.enum(kinds), z.array(z.enum(kinds)).check(z.minLength(1))])),
  account: z.optional(text),
  team: z.optional(text),
  can: z.optional(texts),
  requireScopes: z.optional(texts),
  forbidScopes: z.optional(texts),
  leastPrivilege: z.optional(z.boolean()),
  minTtl: z.optional(duration),
  warnTtl: z.optional(duration),
  allowUnset: z.optional(z.union([z.boolean(), z.literal('on-forks')])),
  allowUndetermined: z.optional(z.union([z.boolean(), duration])),
  severity: z.optional(z.enum(['error', 'warning'])),
  owner: z.optional(text),
  runbook: z.optional(text),
  usedBy: z.optional(texts),
  storedIn: z.optional(texts),
};

const defaultsSchema = z.strictObject(common);

const secretSchema = z.strictObject({
  /** How it is called in every output; default: the variable or the name of the file. */
  name: z.optional(name),
  /** The variable that contains it. Exactly one of `env` and `file`. */
  env: z.optional(z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/))),
  /** The file that contains it, below the folder of the configuration or absolute. */
  file: z.optional(text),
  ...common,
});

/**
 * The configuration of `token-check ci`, version 1. The published JSON Schema is generated from it.
 */
export const configSchema = z.strictObject({
  $schema: z.optional(z.string()),
  version: z.optional(z.literal(1)),
  defaults: z.optional(defaultsSchema),
  secrets: z.array(secretSchema).check(z.minLength(1), z.maxLength(200)),
});

export const topFields = ['$schema', 'version', 'defaults', 'secrets'];
export const commonFields = Object.keys(common);
export const secretFields = ['name', 'env', 'file', ...commonFields];

/** What a configuration, or the flags of one run, say about a secret. */
export type Fields = z.infer<typeof defaultsSchema>;
export type RawSecret = z.infer<typeof secretSchema>;
export type RawConfig = z.infer<typeof configSchema>;

/** What each field takes, for messages. */
export const takes: Readonly<Record<string, string>> = {
  $schema: 'the address of a JSON Schema',
  version: 'the number 1',
  defaults: 'the fields that every secret shares',
  secrets: 'a list of 1 to 200 secrets',
  name: 'a text of at most 80 characters',
  env: 'the name of a variable, such as DIGITALOCEAN_ACCESS_TOKEN',
  file: 'the path of a file',
  description: 'text',
  tags: 'a list of words',
  kind: 'a kind such as personal-access-token, or a list of kinds',
  account: 'an e-mail address or a uuid',
  team: 'the name or the uuid of a team',
  can: 'a list of operations such as "POST /v2/droplets", or of jobs such as external-dns',
  requireScopes: 'a list of scopes such as droplet:read',
  forbidScopes: "a list of scopes such as droplet:delete, '*:delete' or 'droplet:*'",
  leastPrivilege: 'true or false',
  minTtl: 'a duration such as 90m, 12h or 14d',
  warnTtl: 'a duration such as 90m, 12h or 14d',
  allowUnset: 'true, false or on-forks',
  allowUndetermined: 'true, false or a duration such as 3d',
  severity: 'error or warning',
  owner: 'text',
  runbook: 'an address',
  usedBy: 'a list of texts',
  storedIn: 'a list of texts',
};
