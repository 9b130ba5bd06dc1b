import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';

/**
 * What clusters, the container registry and the programs for DNS and certificates show of their own
 * settings: most of it is a setting in the wrong place, and the token can stay.
 */

/** The field for the token in the files of programs that name it in their message. */
const fields: readonly (readonly [message: RegExp, field: string])[] = [
  // https://docs.dnscontrol.org/provider/digitalocean
  [/\bno DigitalOcean Token provided\b|\bDigitalOcean Token must be provided\b/i, 'token'],
  // https://certbot-dns-digitalocean.readthedocs.io/
  [/\bProperty "dns_digitalocean_token" not found\b/i, 'dns_digitalocean_token'],
];
const assigned =
  /(?:^|[\s{,])["']?(?<field>[A-Za-z]\w{0,40}?(?:token|api_?key|key|pat|secret))["']?[ \t]{0,4}[:=](?!=)/gi;

/** A file has the token under another name than the one that the program reads. */
function otherField({ text }: Paste): Names | null {
  const wanted = fields.find(([message]) => message.test(text))?.[1];
  if (wanted === undefined) return null;
  const names = [...text.matchAll(assigned)].map(({ groups }) => groups?.field ?? '');
  const given = names.find((name) => !/^(?:DO|DIGITALOCEAN)_[A-Z_]+$/.test(name));
  return given === undefined || names.includes(wanted) ? null : { given, wanted };
}

const registry = /\bregistry\.digitalocean\.com\b|\bdoctl registry\b|\bDOCR\b/i;
/** What the API says to a token, and no registry to a login. */
const ofApi = /\bunable to authenticate you\b/i;
const refused = /\bunauthorized\b|\bdenied\b|\b40[13]\b|\bforbidden\b/i;

/** A Secret, or a key in it, that a message says is missing. */
const missing: readonly RegExp[] = [
  /\bkey \\?["'](?<key>[\w.-]{1,60})\\?["'] (?:is )?not found in secret \\?["']?(?:(?<namespace>[a-z0-9-]{1,60})\/)?(?<secret>[a-z0-9.-]{1,60})/i,
  /\bcouldn't find key (?<key>[\w.-]{1,60}) in secret (?:(?<namespace>[a-z0-9-]{1,60})\/)?(?<secret>[a-z0-9.-]{1,60})/i,
];

function missingKey({ text }: Paste): Names | null {
  const found = missing.map((one) => one.exec(text)?.groups).find((one) => one !== undefined);
  const [key, secret] = [shownName(found?.key), shownName(found?.secret)];
  if (key === null || secret === null) return null;
  const namespace = shownName(found?.namespace);
  return { key, secret, in: namespace === null ? '<namespace>' : namespace };
}

/** The Secret that a message misses, for the commands of a report. */
function missingSecret({ text }: Paste): Names | null {
  const found =
    /\bsecrets? \\?"(?:(?<namespace>[a-z0-9-]{1,60})\/)?(?<secret>[a-z0-9.-]{1,60})\\?" not found/.exec(
      text,
    )?.groups;
  const secret = shownName(found?.secret);
  if (secret === null) return null;
  const namespace = shownName(found?.namespace);
  return { secret, in: namespace === null ? '<namespace>' : namespace };
}

/** A client of registries other than Docker, which failed. */
function otherClient({ text }: Paste): Names | null {
  if (
    !registry.test(text) ||
    !refused.test(text) ||
    ofApi.test(text) ||
    /\bargo ?cd\b|\bflux\b/i.test(text)
  )
    return null;
  const client =
    /\b(?<client>sudo docker|podman|skopeo|buildah|nerdctl|crane|oras|helm)(?: compose| registry)? (?:push|pull|copy|run|build|up|login|inspect|bud)\b/.exec(
      text,
    )?.groups?.client;
  if (client === undefined) return null;
  const logins: Readonly<Record<string, string>> = {
    helm: 'helm registry login',
    crane: 'crane auth login',
  };
  return { client, login: logins[client] ?? `${client} login` };
}

export const clusterErrors = [
  {
    id: 'echo-unquoted',
    title: 'The shell joined the lines of the file',
    together: [
      /\becho \$\{?\w{2,40}\}? ?>{1,2}/,
      /\byaml: |\bcould not find expected\b|\bdid not find expected\b|\bmapping values\b|\berror (?:loading|parsing) config|\binvalid (?:character|json)|\bunmarshal/i,
    ],
    sure: true,
    decisive: true,
    // https://www.gnu.org/software/bash/manual/bash.html#Word-Splitting
    fits: 'Without quotes, `echo` gets the words of the variable and prints them on one line. So the file lost its line breaks, and nothing was sent.',
    check: {
      text: 'Write the file with quotes, with your names:',
      command: `printf '%s\\n' "$<VARIABLE>" > <file>`,
    },
    afterwards: {
      text: 'Let doctl write it instead, with the API token, if it’s a kubeconfig:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
  },
  {
    id: 'other-field',
    title: 'The setting is called `{wanted}`, not `{given}`',
    find: otherField,
    sure: true,
    decisive: true,
    fits: 'The program found no `{wanted}` in its file, and the text has a value under `{given}`. So nothing was sent, and the token isn’t judged.',
    check: { text: 'Rename the setting to `{wanted}`, keep its value, and run the program again.' },
  },
  {
    id: 'secret-key-missing',
    title: 'The Secret has no key `{key}`',
    find: missingKey,
    sure: true,
    decisive: true,
    fits: 'The Secret `{secret}` is there, but the program looks for a key in it that has another name.',
    check: {
      text: 'See which keys it has:',
      command: 'kubectl -n {in} describe secret {secret}',
    },
    afterwards: {
      text: 'Name that key in the program’s configuration, or create the Secret again with the key `{key}`:',
      command: 'kubectl -n {in} create secret generic {secret} --from-literal={key}="${variable}"',
    },
  },
  {
    id: 'secret-encoded-twice',
    title: 'The Secret contains base64, not the token',
    shown: [
      /--from-literal[= ][^\s=]{1,60}=["']?(?:\$\(|`)[^)`\n]{0,200}\| ?base64\b(?! (?:-d|-D|--d))/,
    ],
    decisive: true,
    // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/
    fits: '`kubectl create secret` encodes the value itself. With `| base64` in front of it, the program gets the base64 text instead of the token.',
    check: {
      text: 'Create the Secret again with the plain token, under its own name and key:',
      command:
        'kubectl create secret generic <name> --from-literal=<key>="${variable}" --dry-run=client -o yaml | kubectl apply -f -',
    },
    afterwards: { text: 'Restart the Pods, which read the Secret when they start.' },
  },
  {
    id: 'external-secret',
    title: 'The ExternalSecret can’t read its store',
    shown: [
      /\bSecretSyncedError\b|\bcould not get secret data from provider\b|\b(?:Cluster)?SecretStore\b[^\n]{0,80}\bnot ready\b/i,
    ],
    decisive: true,
    // https://external-secrets.io/latest/api/externalsecret/
    fits: 'The operator got no value from the store, so it wrote no Secret. DigitalOcean wasn’t asked.',
    check: {
      text: 'Compare `remoteRef` (key and property) with the path in the store, and see the events:',
      command: 'kubectl -n <namespace> describe externalsecret <name>',
    },
    afterwards: { text: 'Restart the Pods once the Secret is there.' },
  },
  {
    id: 'cluster-ca',
    title: 'The kubeconfig has the certificate of another cluster',
    shown: [
      /\bUnable to connect to the server: [^\n]{0,80}\bx509: certificate signed by unknown\b/,
    ],
    unless: /\bprox(?:y|ies)\b|\bzscaler\b|\bnetskope\b|\bvpn\b|\b(?:company|corporate|office)\b/i,
    silent: true,
    fits: 'A cluster that was created again has a new certificate authority, and a kubeconfig keeps the old one. Nothing was sent. This says nothing about the token.',
    check: {
      text: 'Get a new kubeconfig for the cluster:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
  },
  {
    id: 'registry-no-image',
    title: 'The registry has no such image or tag',
    shown: [
      /\b(?:pull|resolve reference|image)\b[^\n]{0,200}\/[\w./-]{2,100}(?::[\w.-]{1,60})?: (?:not found\b|manifest unknown\b|name unknown\b)/i,
      /\bregistry\.digitalocean\.com\/[\s\S]{0,600}\b(?:manifest unknown|manifest for \S{3,200} not found|MANIFEST_UNKNOWN|NAME_UNKNOWN)\b/,
    ],
    unless: refused,
    sure: true,
    decisive: true,
    fits: 'The registry answered, so the login works. It has no image under this name and tag: it wasn’t pushed, was deleted, or is spelled otherwise.',
    check: {
      text: 'Compare the name and the tag with those that exist. In DigitalOcean’s registry:',
      command: 'doctl registry repository list-tags <repository>',
    },
  },
  {
    id: 'registry-other-client',
    title: '{client} has no login for the registry',
    find: otherClient,
    decisive: true,
    fits: '`doctl registry login` saves a login for Docker and your user. {client} reads another file, and doesn’t always see that one.',
    check: {
      text: 'Log in with that program. The token is both the user name and the password:',
      command:
        'printf %s "${variable}" | {login} registry.digitalocean.com -u "${variable}" --password-stdin',
    },
  },
  {
    id: 'registry-read-only',
    title: 'The registry login is read-only and can’t push',
    together: [registry, /\bread[- ]only\b|--read-write[= ]false/i, /\bpush/i, refused],
    unless: ofApi,
    decisive: true,
    // https://docs.digitalocean.com/reference/doctl/reference/registry/login/
    fits: 'By the text, the login may only pull. The registry refuses a push with it.',
    check: { text: 'Log in again with write access:', command: 'doctl registry login' },
  },
  {
    id: 'registry-server',
    title: 'The login is for another address than the registry',
    shown: [
      /--docker-server[= ]["']?(?!(?:https?:\/\/)?registry\.digitalocean\.com(?:[/\s"']|$))[^\s"']{0,60}digitalocean/i,
      /\bdocker login (?:[^\n]{0,80} )?(?:https?:\/\/)?(?:api|cloud|www)\.digitalocean\.com\b|\bdocker login (?:[^\n]{0,80} )?\w{4}\.digitaloceanspaces\.com\b/i,
    ],
    unless: ofApi,
    decisive: true,
    fits: 'Docker and Kubernetes choose a login by the host of the image, which is registry.digitalocean.com. A login for another host isn’t sent.',
    check: {
      text: 'Create it again for that host. The token is both the user name and the password:',
      command:
        'kubectl create secret docker-registry <name> --docker-server=registry.digitalocean.com --docker-username="${variable}" --docker-password="${variable}"',
    },
    afterwards: { text: 'Delete the old one, and start the Pods again.' },
  },
  {
    id: 'registry-image-name',
    title: 'The image name lacks the name of your registry',
    // The scope of a builder's request is the image.
    shown: [/\/v2\/registry\/auth\?\S{0,200}?scope=repository(?:%3A|:)(?!\S{0,120}?(?:%2F|\/))/i],
    together: [
      /\bdocker (?:push|pull) (?![\w.-]{1,60}[.:][\w.-]{0,60}\/)[\w-]{2,40}\/[\w.-]{2,60}|(?:\b(?:push|pull|tag|image:?) ["']?|\brepository \[)registry\.digitalocean\.com\/[\w.-]{1,60}(?::[\w.-]{1,60})?(?:["'\]\s]|$)/m,
      /digital ?ocean|\bdoctl\b|\bDOCR\b|\bDO (?:container )?registry\b/i,
      refused,
    ],
    unless: /\bregistry\.digitalocean\.com\/[\w.-]{1,60}\/[\w<$]|\bunable to authenticate you\b/i,
    decisive: true,
    fits: 'A whole name is registry.digitalocean.com/<registry>/<image>. With a part missing, the request isn’t for your registry.',
    check: { text: 'See the name of your registry:', command: 'doctl registry get' },
    afterwards: {
      text: 'Use it in the name of the image:',
      command: 'docker tag <image> registry.digitalocean.com/<registry>/<image>:<tag>',
    },
  },
  {
    id: 'registry-user-name',
    title: 'The user name of this login isn’t the token',
    together: [
      registry,
      refused,
      /(?:\blogin\b[^\n]{0,80}\s(?:-u|--username)[= ]|--docker-username[= ]|\busername["']?\s{0,3}[:=]\s{0,3}|\buser ?name (?:is|was) )["'`]?(?!dop_|do_|\$|\{|<|token\b|["'`])(?![^\s"'`]{0,60}@)[\w.-]{2,60}/im,
    ],
    unless: ofApi,
    decisive: true,
    // https://docs.digitalocean.com/products/container-registry/how-to/use-registry-docker-kubernetes/
    fits: 'The registry wants an API token with registry scopes as the user name and as the password. The text has another user name.',
    check: {
      text: 'Log in with the token in both places:',
      command:
        'printf %s "${variable}" | docker login registry.digitalocean.com -u "${variable}" --password-stdin',
    },
    afterwards: { text: 'Create a token with registry scopes if that fails too.' },
  },
] as const satisfies readonly Circumstance[];

/** Names a Secret in commands. */
export const secretName = {
  id: 'secret-name',
  title: 'The text names a Secret',
  find: missingSecret,
  silent: true,
  fits: '',
  check: { text: '' },
} as const satisfies Circumstance;

/** Why a program in a cluster has no token, as far as a text shows it. */
export const helmValue = {
  id: 'helm-value',
  title: 'The chart doesn’t pass the token to the program',
  shown: [/\bhelm (?:upgrade|install|template)\b|\bvalues\.ya?ml\b|\bHelmRelease\b/],
  silent: true,
  // https://helm.sh/docs/chart_template_guide/values_files/
  fits: 'Helm ignores a value whose name the chart doesn’t have, without a message. Or the shell’s variable was empty.',
  check: {
    text: 'Compare the names of your values with the chart’s:',
    command: 'helm show values <chart> | grep -n -i -A 4 -e digitalocean -e token',
  },
  afterwards: {
    text: 'See what arrives in the Pod. Without `{variable}` in it, correct the value’s name:',
    command: 'kubectl -n <namespace> get deploy <name> -o yaml | grep -A 6 env:',
  },
} as const satisfies Circumstance;
