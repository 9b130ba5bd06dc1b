// Writes packages/core/src/scopes/operations.ts from DigitalOcean's API description.
//
//   node scripts/update-operations.mjs <checkout of github.com/digitalocean/openapi> [commit]
//   node scripts/update-operations.mjs <checkout> --check     exit 1 if the table is out of date
//
// The commit is read from the checkout where that is a git work tree.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

const target = join(import.meta.dirname, '../packages/core/src/scopes/operations.ts');
const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'];
const apiServer = 'https://api.digitalocean.com';

/**
 * Where the official lists are known to err. `says` is what the description has, so that a
 * correction which is no longer needed stops the script instead of staying for ever.
 */
const corrections = [
  // Commit 98af1633 (“permissions update”, September 2025) put the umbrella scopes beside the natural
  // ones. Taken by the letter, a list needs all of its scopes, and no custom token could reach
  // volumes; until that commit the natural scope stood alone.
  {
    at: 'GET /v2/volumes',
    says: 'api:read+api:write+block_storage:read',
    means: 'block_storage:read',
  },
  { at: 'POST /v2/volumes', says: 'api:write+block_storage:create', means: 'block_storage:create' },
  {
    at: 'DELETE /v2/volumes',
    says: 'block_storage:delete+api:write',
    means: 'block_storage:delete',
  },
  {
    at: 'POST /v2/volumes/actions',
    says: 'block_storage_action:create+api:write',
    means: 'block_storage_action:create',
  },
  // A read scope for DELETE and PATCH. The first version of these files had it for POST as well,
  // where commit 98af1633 put :create; the scopes' own pages know :delete (“Delete Partner Network
  // Connect”) and :update (“Modify Partner Network Connect”).
  // https://docs.digitalocean.com/reference/api/scopes/partner_network_connect/
  {
    at: 'DELETE /v2/partner_network_connect/attachments/{pa_id}',
    says: 'partner_network_connect:read',
    means: 'partner_network_connect:delete',
  },
  {
    at: 'PATCH /v2/partner_network_connect/attachments/{pa_id}',
    says: 'partner_network_connect:read',
    means: 'partner_network_connect:update',
  },
  // function:admin is “Full administrative access to Serverless functions, namespaces, and triggers”
  // and requires no other scope; function:read is “View Serverless function namespaces and triggers”.
  // Either one is described as enough, so the two are alternatives.
  // https://docs.digitalocean.com/reference/api/scopes/function/admin/
  ...[
    ['GET', '', 'read'],
    ['POST', '', 'create'],
    ['DELETE', '/{namespace_id}', 'delete'],
    ['GET', '/{namespace_id}/triggers', 'read'],
    ['POST', '/{namespace_id}/triggers', 'create'],
    ['GET', '/{namespace_id}/triggers/{trigger_name}', 'read'],
    ['PUT', '/{namespace_id}/triggers/{trigger_name}', 'update'],
    ['DELETE', '/{namespace_id}/triggers/{trigger_name}', 'delete'],
  ].map(([method, path, action]) => ({
    at: `${method} /v2/functions/namespaces${path}`,
    says: `function:${action}+function:admin`,
    means: `function:${action}|function:admin`,
  })),
];

const [checkout, option] = process.argv.slice(2);
if (checkout === undefined) fail('usage: update-operations.mjs <checkout> [commit | --check]');
const root = [join(checkout, 'specification'), checkout]
  .map((folder) => resolve(folder, 'DigitalOcean-public.v2.yaml'))
  .find((file) => existsSync(file));
if (root === undefined) fail(`no DigitalOcean-public.v2.yaml in ${checkout}`);

const checking = option === '--check';
const current = existsSync(target) ? readFileSync(target, 'utf8') : '';
const commit = checking ? /[0-9a-f]{40}/.exec(current)?.[0] : (option ?? commitOf(checkout));
const { api, elsewhere } = table(readOperations(root));
const text = render(commit, api, elsewhere);
if (!checking) writeFileSync(target, text);
else if (text !== current) fail('operations.ts is out of date: run scripts/update-operations.mjs');

/** Every operation of the description with what it says about security and servers. */
function readOperations(file) {
  const files = new Map();
  const load = (path) => {
    if (!files.has(path)) files.set(path, parse(readFileSync(path, 'utf8')));
    return files.get(path);
  };
  const follow = (node, from) => {
    if (node.$ref === undefined) return { node, from };
    const [path, pointer = ''] = node.$ref.split('#');
    const next = path === '' ? from : resolve(dirname(from), path);
    const steps = pointer.split('/').slice(1);
    const found = steps.reduce(
      (inner, step) => inner[step.replaceAll('~1', '/').replaceAll('~0', '~')],
      load(next),
    );
    return follow(found, next);
  };
  const { paths, security, servers } = load(file);
  return Object.entries(paths).flatMap(([path, reference]) => {
    const { node: item, from } = follow(reference, file);
    return methods.flatMap((method) => {
      if (item[method] === undefined) return [];
      const { node } = follow(item[method], from);
      return {
        method: method.toUpperCase(),
        path,
        security: node.security ?? security,
        server: (node.servers ?? item.servers ?? servers)[0].url,
      };
    });
  });
}

/** The lines of the two tables: the API itself, and what the description has on other hosts. */
function table(operations) {
  const api = new Map();
  const elsewhere = [];
  const unused = new Map(corrections.map((correction) => [correction.at, correction]));
  for (const { method, path, security, server } of operations) {
    if (server !== apiServer) {
      elsewhere.push(
        [method, server.replace('https://', '') || '-', path, keyOf(security)].join(' '),
      );
      continue;
    }
    const at = `${method} ${path}`;
    const said = needsOf(security, at);
    const correction = unused.get(at);
    unused.delete(at);
    if (correction !== undefined && correction.says !== said)
      fail(`${at}: a correction expects ${correction.says}, the description says ${said}`);
    const needs = correction?.means ?? said;
    api.set(path, [...(api.get(path) ?? []), `${method}=${needs}`]);
  }
  if (unused.size > 0) fail(`corrections of what is not there: ${[...unused.keys()].join(', ')}`);
  const lines = [...api].map(([path, entries]) => [path, ...entries].join(' '));
  return { api: lines.sort(), elsewhere: elsewhere.sort() };
}

/** `a+b|c`: a and b together, or c alone; nothing where a valid token is all that is needed. */
function needsOf(security, at) {
  if (security.length === 0) fail(`${at} needs no token at all: the table cannot say that`);
  return security
    .map(({ bearer_auth: scopes }) => scopes ?? fail(`${at} has an unknown kind of security`))
    .map((scopes) => scopes.join('+'))
    .join('|');
}

/** What an operation on another host wants: the key of that host, or nothing. */
function keyOf(security) {
  return security.length === 0 ? 'none' : Object.keys(security[0])[0];
}

function render(commit, api, elsewhere) {
  return `// Generated by scripts/update-operations.mjs, which also lists the corrections. Do not edit.

/** The commit of github.com/digitalocean/openapi that the tables below are made from. */
export const sourceCommit = '${commit}';

/** One line for each path: its methods, each with the scopes; \`a+b|c\` is a and b together, or c. */
export const apiTable = \`
${api.join('\n')}
\`;

/** What the same description has on other hosts: method, host, path, and the key that it wants. */
export const elsewhereTable = \`
${elsewhere.join('\n')}
\`;
`;
}

function commitOf(folder) {
  return execFileSync('git', ['-C', folder, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
