import { field, filled } from '../../text/unknown.ts';
import type { Files } from '../files.ts';
import type { Environment } from '../machine.ts';
import { printable } from '../names.ts';
import { optionIn } from '../options.ts';
import { type Place, tokenAt } from '../place.ts';
import { only, type Reading } from '../reading.ts';
import { Variables } from '../variables.ts';
import { type Doctl, type DoctlCall, readDoctl } from './doctl.ts';

/** A user of a kubeconfig whose credential comes from doctl. */
interface DoctlUser {
  readonly user: string;
  /** Whether the kubeconfig chooses the context. Otherwise doctl chooses it. */
  readonly namesContext: boolean;
  /** The run of doctl that kubectl starts. */
  readonly doctl: Doctl;
}

/** The credentials that kubectl has for DigitalOcean's clusters. */
export interface Kubernetes {
  readonly users: readonly DoctlUser[];
  /** The one that the current context uses. */
  readonly current: DoctlUser | undefined;
  readonly reading: Reading;
}

/**
 * The kubeconfig files, merged as kubectl does: the first file that sets a thing wins.
 * https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 * A user that has a token, a name or a certificate doesn't run its `exec`: kubernetes/client-go
 * 32ce75a7d `plugin/pkg/client/auth/exec/exec.go:320`; what its `env` adds comes last (`:450`).
 */
export async function readKubernetes(
  files: Files,
  givenContext: string | null,
): Promise<Kubernetes> {
  const { env, home } = files.machine;
  const list = files.paths(env.KUBECONFIG ?? '').map((path) => files.path(path));
  const paths = list.length > 0 ? list : [files.path(home, '.kube', 'config')];
  const configs: unknown[] = [];
  for (const path of paths) configs.push(await files.yaml(path));

  const users = new Map<string, DoctlUser>();
  const clusterTokens = new Map<string, Place>();
  const apiTokens: Place[] = [];
  const servers = named(configs, 'clusters', 'cluster');
  const contexts = named(configs, 'contexts', 'context');
  for (const [user, value] of named(configs, 'users', 'user')) {
    const name = printable(user);
    const text = filled(field(value, 'token'));
    const isSet = text !== null || filled(field(value, 'tokenFile')) !== null;
    const hasOther = ['username', 'client-certificate', 'client-certificate-data'].some(
      (key) => filled(field(value, key)) !== null,
    );
    const isDoks = [...contexts.values()].some(
      (context) =>
        field(context, 'user') === user &&
        String(field(servers.get(String(field(context, 'cluster'))), 'server')).includes(
          '.k8s.ondigitalocean.com',
        ),
    );
    if (isSet && isDoks) {
      const location = { in: 'kubeconfig', user: name } as const;
      // kubectl prefers the file, which has a token of the cluster too.
      const own = filled(field(value, 'tokenFile')) === null ? text : null;
      clusterTokens.set(user, { location, text: own, content: { type: 'cluster-token' } });
    }
    const command = filled(field(value, 'exec', 'command')) ?? '';
    if (isSet || hasOther || !/(?:^|[\\/])doctl(?:\.exe)?$/.test(command)) continue;
    const { call, own } = callOf(field(value, 'exec'), name, env);
    const given = own.DIGITALOCEAN_ACCESS_TOKEN;
    if (call.token !== null) apiTokens.push(call.token);
    if (filled(given)) apiTokens.push(call.variables.place('DIGITALOCEAN_ACCESS_TOKEN'));
    users.set(user, {
      user: name,
      namesContext: call.context !== null || Boolean(own.DIGITALOCEAN_CONTEXT),
      doctl: await readDoctl(files, call),
    });
  }
  const current =
    givenContext ??
    configs.map((config) => filled(field(config, 'current-context'))).find((name) => name !== null);
  const name = String(field(contexts.get(current ?? ''), 'user'));
  const user = users.get(name);
  const token = clusterTokens.get(name);
  const failure = files.failure(paths);
  const asDoctl = user?.doctl.sends ?? { nothing: { code: 'doctl-has-no-token' } as const };
  return {
    users: [...users.values()],
    current: user,
    reading: {
      places: [
        // API tokens that the kubeconfig passes to doctl, and those of a file that it names.
        ...apiTokens,
        ...[...users.values()].flatMap(({ doctl }) => [...doctl.tokens.values()]),
        ...clusterTokens.values(),
      ],
      finds: [
        ['kubectl user with doctl', only(user && (failure ?? asDoctl))],
        [
          'kubectl user with token',
          only(user ? undefined : (failure ?? (token && { place: token }))),
        ],
      ],
    },
  };
}

/** The run of doctl that an `exec` of a kubeconfig describes, and the variables that it adds. */
function callOf(
  exec: unknown,
  user: string,
  env: Environment,
): { call: DoctlCall; own: Environment } {
  const own: Record<string, string> = {};
  const list = field(exec, 'env');
  for (const item of Array.isArray(list) ? list : []) {
    const name = filled(field(item, 'name'));
    const value = field(item, 'value');
    if (name !== null) own[name] = typeof value === 'string' ? value : '';
  }
  const at = (key: string) =>
    ({ in: 'file', file: 'kubeconfig', key: `user ${user}, ${printable(key)}` }) as const;
  const locate = (name: string) => (Object.hasOwn(own, name) ? at(name) : null);
  const args = field(exec, 'args');
  const words = Array.isArray(args) ? args.map(String) : [];
  const token = optionIn(words, '--access-token', '-t');
  const call = {
    variables: new Variables({ ...env, ...own }, locate),
    context: optionIn(words, '--context'),
    token: token === null ? null : tokenAt(at('--access-token'), token),
    config: optionIn(words, '--config', '-c'),
  };
  return { call, own };
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
