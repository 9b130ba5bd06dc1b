import { type Files, field, filled } from '../files.ts';
import type { Lookup, TokenPlace } from '../tokens.ts';
import { printable } from '../variable-names.ts';

/** A user of a kubeconfig whose credential comes from doctl. */
export interface DoctlUser {
  readonly user: string;
  /** The doctl context; null if doctl chooses it. */
  readonly context: string | null;
}

/** The credentials that kubectl has for DigitalOcean's clusters. */
export interface Kubernetes {
  readonly users: readonly DoctlUser[];
  /** Tokens of clusters, which don't work with the API. */
  readonly clusterTokens: readonly TokenPlace[];
  /** The one that the current context uses. */
  readonly current: {
    readonly user: DoctlUser | undefined;
    readonly token: TokenPlace | undefined;
    /** Why we can't know it, if one of the files can't be read. */
    readonly unread: Lookup | undefined;
  };
}

/**
 * The kubeconfig files, merged as kubectl does: the first file that sets a thing wins.
 * https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export async function readKubernetes(files: Files): Promise<Kubernetes> {
  const { env, home } = files.machine;
  const list = files.paths(env.KUBECONFIG ?? '').map((path) => files.path(path));
  const paths = list.length > 0 ? list : [files.path(home, '.kube', 'config')];
  const configs: unknown[] = [];
  for (const path of paths) configs.push(await files.yaml(path));

  const users = new Map<string, DoctlUser>();
  const clusterTokens = new Map<string, TokenPlace>();
  const servers = named(configs, 'clusters', 'cluster');
  const contexts = named(configs, 'contexts', 'context');
  for (const [user, value] of named(configs, 'users', 'user')) {
    const args = field(value, 'exec', 'args');
    if (/(?:^|[\\/])doctl(?:\.exe)?$/.test(filled(field(value, 'exec', 'command')) ?? '')) {
      users.set(user, { user: printable(user), context: contextIn(args) });
      continue;
    }
    const text = filled(field(value, 'token'));
    const isDoks = [...contexts.values()].some(
      (context) =>
        field(context, 'user') === user &&
        String(field(servers.get(String(field(context, 'cluster'))), 'server')).includes(
          '.k8s.ondigitalocean.com',
        ),
    );
    if (text !== null && isDoks) {
      const name = printable(user);
      const other = 'the token of a cluster, for kubectl alone';
      const shown = `kubeconfig, user ${name}`;
      clusterTokens.set(user, { source: { kind: 'kubeconfig', name }, shown, text, other });
    }
  }
  const current = configs.map((config) => filled(field(config, 'current-context'))).find(Boolean);
  const user = String(field(contexts.get(current ?? ''), 'user'));
  return {
    users: [...users.values()],
    clusterTokens: [...clusterTokens.values()],
    current: {
      user: users.get(user),
      token: clusterTokens.get(user),
      unread: files.unknown(paths),
    },
  };
}

/** The entries of a list by name, merged from all files. */
function named(configs: readonly unknown[], list: string, key: string): Map<string, unknown> {
  const result = new Map<string, unknown>();
  for (const config of configs) {
    const items = field(config, list);
    for (const item of Array.isArray(items) ? items : []) {
      const name = filled(field(item, 'name'));
      if (name !== null && !result.has(name)) result.set(name, field(item, key));
    }
  }
  return result;
}

/** `--context=work` or `--context work`: https://github.com/digitalocean/doctl `commands/kubernetes.go` */
function contextIn(args: unknown): string | null {
  const words = Array.isArray(args) ? args.map(String) : [];
  const at = words.findIndex((word) => /^--context(?:=|$)/.test(word));
  const context = words[at]?.startsWith('--context=') ? words[at]?.slice(10) : words[at + 1];
  return at >= 0 && context ? context.toLowerCase() : null;
}
