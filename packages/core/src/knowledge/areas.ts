import { sequence } from '../text/patterns.ts';

/**
 * The areas of the API, by the words of programs and people, and the scopes that they need. For a
 * refusal that names no operation: https://docs.digitalocean.com/reference/api/scopes/.
 */
export const areas = [
  {
    id: 'area-ssh-keys',
    pattern: /\bssh[_ -]?keys?\b|\/account\/keys\b/i,
    scopes: 'ssh_key:read, and ssh_key:create to add one',
  },
  {
    id: 'area-dns',
    pattern:
      /\bdomains?\/|\bdns\b|\bacme\b|\bdomain_record|\bcert-manager\b|\bexternal-dns\b|\bpresenting token\b/i,
    scopes: 'domain:read, domain:create, domain:update and domain:delete',
  },
  {
    id: 'area-spaces-keys',
    pattern: /\bSpacesKey\b|\bspaces_key\b|\/v2\/spaces\/keys\b/,
    scopes: 'spaces_key:read and spaces_key:create_credentials',
  },
  {
    id: 'area-registry',
    pattern:
      /\bcontainer[ _]registry\b|\bregistry login\b|\bregistry\.digitalocean\.com\b|\/v2\/registry\b|\bDOCR\b/i,
    scopes: 'registry:read, registry:create and registry:update',
  },
  {
    id: 'area-kubernetes',
    pattern: /\bdoctl (?:kubernetes|k8s)\b|\bkubeconfig save\b|\bkubernetes_cluster\b|\bDOKS\b/,
    scopes: 'kubernetes:read, and kubernetes:access_cluster for a kubeconfig',
  },
  {
    id: 'area-volumes',
    pattern: /\b(?:block[ _]storage|volumes?)\b[^\n]{0,40}\b(?:csi|create|attach|scope)|\bcsi\b/i,
    scopes: 'block_storage:* and block_storage_action:create',
  },
  {
    id: 'area-apps',
    pattern: /\bapp_action\b|\bdoctl apps\b|\bapp platform\b/i,
    scopes: 'app:read, app:create and app:update',
  },
  {
    id: 'area-databases',
    pattern:
      /\bdatabases?[_ -]cluster|\bmanaged (?:database|postgres|mysql)|\bdoctl databases\b|\/v2\/databases\b/i,
    scopes: 'database:read, database:create, database:update and database:delete',
  },
  {
    id: 'area-account',
    pattern:
      /\/v2\/account\b(?!\/)|\b(?:needs?|requires?|required|missing|lacks?|without)\b[^\n]{0,40}\baccount:read\b/,
    scopes: 'account:read',
  },
  {
    id: 'area-monitoring',
    pattern: /\/v2\/monitoring\b/,
    scopes: 'monitoring:read',
  },
] as const;

/** A resource, and the start of one of its fields; other files have a field `tags` as well. */
const ofResource =
  /(?:droplet|kubernetes_cluster|database_cluster|load_?balancer)s?\b[\s\S]{0,400}?\b/;

/**
 * What a request to create a Droplet, a cluster or a database can name besides, and the scope that it
 * needs for that: https://docs.digitalocean.com/reference/api/scopes/droplet/create/.
 */
export const requestFields = [
  {
    id: 'field-tags',
    pattern: sequence([
      ofResource,
      /tags["'`]?\s{0,9}(?:[:=]\s{0,9}\[\s{0,9}["'\w]|(?:are|is) set\b)/,
    ]),
    scope: 'tag:create, tag:read',
  },
  {
    id: 'field-ssh-keys',
    pattern: sequence([
      ofResource,
      /ssh_keys["'`]?\s{0,9}(?:[:=]\s{0,9}\[\s{0,9}["'\w]|(?:are |is )?set\b)/,
    ]),
    scope: 'ssh_key:read',
  },
  {
    id: 'field-vpc',
    pattern: sequence([
      ofResource,
      /vpc_uuid["'`]?\s{0,9}(?:[:=]\s{0,9}["'\w]|(?:is )?set\b|are\b)/,
    ]),
    scope: 'vpc:read',
  },
  {
    id: 'field-volumes',
    pattern: sequence([ofResource, /volume(?:s|_ids)["'`]?\s{0,9}[:=]\s{0,9}\[\s{0,9}["'\w]/]),
    scope: 'block_storage:read, block_storage_action:create',
  },
  {
    id: 'field-project',
    pattern: sequence([ofResource, /project(?:_id)?["'`]?\s{0,9}[:=]\s{0,9}["'\w]/]),
    scope: 'project:update',
  },
] as const;

/** The name of an area, or of a field of a request. */
export type AreaId = (typeof areas | typeof requestFields)[number]['id'];
