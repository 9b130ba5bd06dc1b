import { anyOf, sequence } from '../text/patterns.ts';
import { mentionsDigitalOcean } from './hosts.ts';
import { links } from './links.ts';

/** Something that happened before or beside the failure, as people tell it. */
export interface Circumstance {
  readonly id: string;
  /** What fits, as a headline without doubt. */
  readonly title: string;
  /** How people tell it, in sentences. Any of them is enough. */
  readonly patterns: readonly RegExp[];
  /** What programs and code show of it, anywhere in the text. Any of them is enough. */
  readonly shown?: readonly RegExp[];
  /** What must all be in the text. */
  readonly together?: readonly RegExp[];
  /** What says the opposite. */
  readonly unless?: RegExp;
  /** The text shows the cause, so that no other one needs to be named. */
  readonly decisive?: true;
  /** Chooses a step of other words, and is never told by itself. */
  readonly silent?: true;
  /** What fits the story, and why. */
  readonly fits: string;
  /** The check that decides. */
  readonly check: Check;
  /** What to do after the check. */
  readonly afterwards?: Check;
}

interface Check {
  readonly text: string;
  readonly url?: string;
  readonly command?: string;
  /** Checks the variable of the text. */
  readonly variable?: true;
  readonly terminal?: string;
  readonly see?: string;
}

/** DigitalOcean's components in a cluster, and what they print. */
const clusterComponent =
  /cloud-controller-manager|\bcsi[-. ](?:digitalocean|plugin|driver)|\bdobs\.csi\b|(?:ensure|syncing|build) load[ -]?balancer|\bProvisioningFailed\b/i;
/** Any program in a cluster. */
const inPod = /\b(?:k3s|k8s|pods?|kubelet|daemonset)\b|\berror syncing '/i;

const otherClient = /\b(?:doctl|kubectl|curl|postman|insomnia)\b/;
/** The same token works in another program. */
const worksElsewhere = anyOf(
  [
    sequence([/\b(?:with|in|using|from|via) /, otherClient, /[^.\n]{0,80}\bworks\b/]),
    sequence([/\bworks? (?:fine |well |ok )?(?:with|in|from|via) /, otherClient]),
    sequence([otherClient, /[^.\n]{0,80}\b(?:works|succeeds|is fine|is ok)\b/]),
    /\bsame (?:\w{1,20} )?(?:token|key|secret|\w{1,40}_TOKEN)\b[^.\n]{0,80}\bworks\b/,
  ],
  'i',
);
/** "doesn't work with curl" says the opposite. */
const fails = /(?:not|n't|n’t) works? (?:with|in|from|via)/i;

/** DigitalOcean's messages about a credential, and its JSON. */
const ownMessage = /unable to authenticate|not authorized to perform|"id"\s{0,4}:/;

const tokenSecret =
  "kubectl -n kube-system get secret digitalocean -o jsonpath='{.data.access-token}' | base64 -d | wc -c";

/** The stories that narrow a failure down. None of them proves a cause. */
export const circumstances = [
  {
    id: 'refresh-token-sent',
    title: 'The refresh token was sent as the access token',
    patterns: [],
    shown: [/\bBearer\b[^\n]{0,60}\brefresh_?token\b/i],
    decisive: true,
    fits: 'The code puts `refresh_token` in the Authorization header. The API accepts only the `access_token` of the same response.',
    check: { text: 'Send the `access_token` of the response instead.' },
    afterwards: {
      text: 'Exchange the refresh token for a new pair if you have no access token. It works once:',
      see: 'refresh-token',
    },
  },
  {
    id: 'length-zero',
    title: 'The variable for the token is empty',
    patterns: [],
    shown: [
      /\$\{#\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20}\}["']?[ \t]{0,9}\r?\n[ \t]{0,9}0[ \t\r]{0,9}$/m,
    ],
    decisive: true,
    fits: 'The text prints the length of the variable, and it is 0. So no token was sent.',
    check: { text: 'Set the variable in the same shell, and check it:', variable: true },
  },
  {
    id: 'length-short',
    title: 'The token is cut off',
    patterns: [],
    shown: [
      /\$\{#\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20}\}["']?[ \t]{0,9}\r?\n[ \t]{0,9}(?:[1-9]|[1-5]\d|6[0-35-9]|70)[ \t\r]{0,9}$/m,
      // An old token has 64 digits and no prefix.
      /\$\{#\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20}\}["']?[ \t]{0,9}\r?\n[ \t]{0,9}64[ \t\r]{0,9}\n[^\n]{0,200}\n?[^\n]{0,200}\bdo[opr]_v1_/,
      /\bdo[opr]_v1_[^\n]{0,200}\n[^\n]{0,200}\$\{#\w{0,40}(?:TOKEN|_PAT|API_KEY)\w{0,20}\}["']?[ \t]{0,9}\r?\n[ \t]{0,9}64[ \t\r]{0,9}$/m,
    ],
    decisive: true,
    fits: 'The length that the text prints is too short. A token has 71 characters: the prefix `dop_v1_` or `doo_v1_`, and 64 more.',
    check: { text: 'Copy the whole token into the variable again, and check it:', variable: true },
    afterwards: {
      text: 'Create a new token if you no longer have the full one; DigitalOcean shows it only once:',
      url: links.tokens,
    },
  },
  {
    id: 'terraform-empty-variable',
    title: 'Terraform got an empty value for the token’s variable',
    patterns: [],
    shown: [
      /^[ \t]{0,9}var\.\w{1,60}[ \t\r]{0,9}\n(?:[^\n]{0,200}\n){0,2}[ \t]{0,9}Enter a value:[ \t\r]{0,9}$/m,
      /-var[ =]["']?\w{1,60}=["']{0,2}(?:\s|$)/m,
    ],
    decisive: true,
    fits: 'The text shows no value for the Terraform variable. A `token` in the provider block overrides the environment variable, even with an empty value.',
    check: {
      text: 'Set the Terraform variable. Use its own name in place of `do_token`:',
      command: 'export TF_VAR_do_token="$DIGITALOCEAN_TOKEN"',
    },
    afterwards: {
      text: 'Remove the `token` line from the provider block instead, so that Terraform reads `DIGITALOCEAN_TOKEN`.',
    },
  },
  {
    id: 'basic-sent',
    title: 'The request was sent with Basic, not Bearer',
    patterns: [],
    shown: [/Host: api\.digitalocean\.com\b.{0,400}Authorization: Basic\b/is],
    decisive: true,
    // https://requests.readthedocs.io/en/latest/user/authentication/#netrc-authentication
    fits: 'The request in the text has the header `Authorization: Basic`. Python’s requests replaces your header if `~/.netrc` has an entry for the host, or a default one.',
    check: {
      text: 'Look for an entry for the API, or a default one:',
      command: 'grep -nE "digitalocean|default" ~/.netrc',
    },
    afterwards: { text: 'Remove that entry, or set `trust_env = False` on the session.' },
  },
  {
    id: 'cluster-component',
    title: 'The cluster doesn’t send the token that works',
    patterns: [],
    together: [clusterComponent, /\b401\b/, worksElsewhere],
    decisive: true,
    fits: 'The text says that the token works elsewhere. The component in the cluster gets the 401: its Secret has another value, or it still uses an old one.',
    check: {
      text: 'Print the length of the token in the Secret; a whole one has 71 characters:',
      command: tokenSecret,
    },
    afterwards: {
      text: 'Compare its last four characters with the token that works. Then restart the Pods of the component, which read the Secret when they start.',
    },
  },
  {
    id: 'doctl-context-token',
    title: 'doctl uses the saved token of the context, not -t',
    patterns: [],
    together: [
      /\bdoctl\b/,
      /--context\b/,
      /(?:^|\s)(?:-t\b|--access-token\b)/,
      /\bprompts? for\b|\bignor|\bnot (?:overwrit|us|respect)|\b(?:doesn't|doesn’t|does not) use\b|\balways (?:grabs|uses|takes)\b/i,
    ],
    decisive: true,
    // https://github.com/digitalocean/doctl/issues/1176 and 1394
    fits: 'With `--context`, doctl works with the token that is saved under that name. Users report that it then ignores `--access-token`, so the token itself can be fine.',
    check: { text: 'Run the command with the token and without `--context`.' },
    afterwards: {
      text: 'Save the token in the context if you want to keep it; doctl asks for it:',
      command: 'doctl auth init --context <name>',
    },
  },
  {
    id: 'doctl-context-not-switched',
    title: 'doctl still uses the other context',
    patterns: [],
    together: [
      /\bdoctl auth init\b[^\n]{0,200}--context\b/,
      /\bswitch\b|\bstill (?:shows?|lists?|uses?|sees?)\b/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/reference/doctl/how-to/use-multiple-accounts/
    fits: '`doctl auth init --context` saves a token under a name, but it doesn’t switch to it.',
    check: { text: 'Switch to the context:', command: 'doctl auth switch --context <name>' },
    afterwards: { text: 'Check whose account doctl uses now:', command: 'doctl account get' },
  },
  {
    id: 'doctl-named-context',
    title: 'doctl sent the token that is saved for a context',
    patterns: [],
    shown: [/\bUsing token for context (?!default\b)\S/],
    decisive: true,
    fits: 'doctl didn’t ask for a token. It used the one that it has saved for the context that the text names, and DigitalOcean refused that.',
    check: {
      text: 'Remove the saved token, with the name of that context:',
      command: 'doctl auth remove --context <name>',
    },
    afterwards: {
      text: 'Save a token again, on one line and without quotes:',
      command: 'doctl auth init --context <name>',
    },
  },
  {
    id: 'gone-while-waiting',
    title: 'The new resource disappeared while the program waited',
    patterns: [],
    shown: [/\bwaiting for \w{1,40} \([^)\n]{1,60}\) to become ready\b/i],
    decisive: true,
    fits: 'The program created it with the same token and then waited for it. While it waited, DigitalOcean didn’t find it. So its creation failed, or it was deleted.',
    check: {
      text: 'Look for the resource in the control panel. If it’s missing, run the same command again.',
    },
    afterwards: { text: 'Update the program or its provider if this happens again.' },
  },
  {
    id: 'dot-in-path',
    title: 'The domain in the path ends with a dot',
    patterns: [],
    shown: [/\/v2\/domains\/[\w.-]{1,200}\.\/records\b/],
    decisive: true,
    fits: 'The program asks for the domain with a dot at its end, and DigitalOcean doesn’t find that name.',
    check: { text: 'Update the program and its DigitalOcean plugin, which write this path.' },
    afterwards: { text: 'Remove the dot if the name with the dot comes from your configuration.' },
  },
  {
    id: 'spaces-key-resource',
    title: 'Creating a Spaces key needs the scopes for Spaces keys',
    patterns: [],
    together: [/\bSpacesKey\b|\bdigitalocean_spaces_key\b|\/v2\/spaces\/keys\b/, /\b403\b/],
    decisive: true,
    fits: 'Spaces keys are created with the API token, not with another Spaces key. The token needs spaces_key:create_credentials, and spaces_key:read, update and delete to manage it.',
    check: { text: 'Check the token to see its scopes:', variable: true },
    afterwards: {
      text: 'Create a new token that has these scopes. A token’s scopes can’t be edited:',
      url: links.tokens,
    },
  },
  {
    id: 's3-signature',
    title: 'Spaces rejects the signature of the request',
    patterns: [],
    shown: [/\bSignatureDoesNotMatch\b/],
    fits: 'Spaces knows the access key ID. The secret key doesn’t belong to it, or the client signs the request in another way: wrong endpoint, region or path, or a version with a fault.',
    check: {
      text: 'Test the same pair with another client, with your region in place of nyc3:',
      command: 'aws s3 ls --endpoint-url https://nyc3.digitaloceanspaces.com',
    },
    afterwards: {
      text: 'Create a new pair if that fails. If it works, check the path (no slash at its start) and update your client:',
      url: links.spacesKeys,
    },
  },
  {
    id: 's3-key-id',
    title: 'Spaces doesn’t know the access key ID',
    patterns: [],
    shown: [/\bInvalidAccessKeyId\b/],
    fits: 'Spaces needs an access key ID (20 characters, DO…) that exists there. API tokens and AWS keys don’t work, and neither does a deleted key.',
    check: {
      text: 'Compare the ID with the list of your Spaces keys, or create a pair:',
      url: links.spacesKeys,
    },
  },
  {
    id: 's3-denied',
    title: 'The Spaces key lacks a permission',
    patterns: [],
    together: [/\bAccessDenied\b/, /\bspaces\b|digitaloceanspaces/i],
    fits: 'Spaces answers AccessDenied if the key may not do this with the bucket, or if the bucket isn’t yours.',
    check: { text: 'Check the permissions of the key for this bucket:', url: links.spacesKeys },
  },
  {
    id: 'base64-in-string-data',
    title: 'Base64 under stringData: write the plain token there',
    patterns: [],
    // The first characters of an encoded token.
    shown: [/\bstringData:.{0,400}?\bZG9[wv]X3YxX/s],
    decisive: true,
    // https://kubernetes.io/docs/concepts/configuration/secret/
    fits: 'The value is a DigitalOcean token in base64. Kubernetes encodes the values under `stringData` itself, so the program gets the base64 text instead of the token.',
    check: {
      text: 'Write the plain token under `stringData`, or move the encoded one to `data`. Then apply the Secret again.',
    },
  },
  {
    id: 'stored-kubeconfig',
    title: 'The cluster rejected a kubeconfig that was stored',
    patterns: [],
    together: [/\bkubeconfig\b/i, /\bpulumi\b|\bterraform\b/i],
    silent: true,
    fits: 'The cluster rejected the token in the kubeconfig. That token lasts a few days, so a copy in a stack or a state becomes invalid.',
    check: { text: 'Read the kubeconfig from DigitalOcean at each run instead of storing it.' },
    afterwards: {
      text: 'Use a kubeconfig that calls doctl for its credential, if doctl is installed there.',
    },
  },
  {
    id: 'no-digitalocean',
    title: 'Nothing here shows that DigitalOcean answered',
    patterns: [],
    shown: [/\b40[13]\b/],
    unless: anyOf([mentionsDigitalOcean, ownMessage], 'i'),
    silent: true,
    fits: 'The text shows a 401 or 403, and nothing in it names DigitalOcean. Any other service answers the same way.',
    check: {
      text: 'Look up in the program’s settings which provider it uses, and which credential.',
    },
    afterwards: {
      text: 'Check the token if the provider is DigitalOcean. Paste it at the prompt:',
      terminal: 'token-check',
    },
  },
  {
    id: 'in-cluster',
    title: 'The program runs in a cluster',
    patterns: [],
    shown: [clusterComponent, inPod],
    silent: true,
    fits: 'The program runs in a cluster, which may have another network than your machine.',
    check: {
      text: 'Test the connection from a Pod in the same cluster. An answer of 401 means that it works:',
      command: [
        'kubectl run test-api --rm -i --restart=Never --image=curlimages/curl --',
        "-sS -m 30 -o /dev/null -w '%{http_code}\\n' https://api.digitalocean.com/v2/account",
      ].join(' \\\n  '),
    },
  },
  {
    id: 'oauth',
    title: 'The text is about OAuth',
    patterns: [],
    shown: [
      /\boauth2?\b(?!\/token\/info)|\bredirect_uri\b|\bclient_?(?:id|secret)\b|\bcallback\b/i,
    ],
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'pulumi-config',
    title: 'The token is in the Pulumi configuration',
    patterns: [],
    shown: [/\bdigitalocean:token\b/],
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'api-v1',
    title: 'The request is for API v1, shut down in 2015',
    patterns: [],
    together: [
      /\bAPI v?1(?:\.0)?\b|\bv1(?:\.0)? API\b/i,
      /\bclient_?id\b/i,
      /\bapi_?key\b/i,
      /digital ?ocean/i,
    ],
    silent: true,
    fits: 'The text is about a client ID and an API key, which only API v1 used.',
    check: { text: 'Update the program, or its DigitalOcean plugin, to a version for API v2.' },
    afterwards: {
      text: 'Replace the client ID and the API key with one personal access token:',
      url: links.tokens,
    },
  },
  {
    id: 'code-from-callback',
    title: 'The authorization code was never exchanged for a token',
    patterns: [
      /\b(?:callback|redirect(?:ed|ion)?)\b.{0,160}\b(?:code|token|value)\b.{0,200}\b(?:bearer|curl|access|header|use[ds]?)\b/is,
      /\b(?:took|take|copied|copy|used?|got|grabbed|received)\b.{0,60}\b(?:code|token|value)\b.{0,60}\b(?:callback|redirect)/is,
    ],
    fits: 'The value in a callback URL (`?code=…`) is an authorization code. It isn’t a token: the app must exchange it, with its client ID and secret, to get an access token.',
    check: {
      text: 'Read how to exchange the code for a token:',
      see: 'authorization-code',
    },
  },
  {
    id: 'colleague-left',
    title: 'The token belonged to the person who left',
    patterns: [
      /\b(?:colleague|co-?worker|employee|member|admin|developer|founder|freelancer)\b.{0,40}\b(?:left|gone|quit|was removed)\b/i,
      /\bleft (?:the|our) (?:team|company|organi[sz]ation)\b/i,
    ],
    fits: 'A token can do no more than its owner in the team. If the person who left created the token, it may have lost its access with them.',
    check: { text: 'Check the token to see its owner and team:', variable: true },
  },
  {
    id: 'team-changed',
    title: 'The token belongs to another team',
    patterns: [
      /\b(?:moved|switched|migrated|transferred|changed)\b.{0,40}\b(?:team|account|organi[sz]ation)\b/i,
      /\b(?:choose|select|pick)\b.{0,20}\b(?:a|the|which) (?:team|account)\b/i,
      /\b(?:droplets?|resources?|clusters?|domains?)\b.{0,40}\b(?:missing|not listed|disappeared|gone|empty)\b/i,
      /\bnot listing\b.{0,20}\b(?:droplets?|domains?|clusters?)\b/i,
    ],
    fits: 'A token works only for the team in which it was created. Resources of another team look as if they didn’t exist.',
    check: { text: 'Check the token to see its team:', variable: true },
  },
  {
    id: 'works-in-curl',
    title: 'The failing program sends another token, or none',
    patterns: [
      /\bworks?\b.{0,30}\b(?:curl|postman|browser)\b.{0,60}\b(?:not|n't|n’t|but|fails?)\b/i,
      /\bcurl\b.{0,40}\b(?:works?|fine|succeeds?|ok)\b/i,
    ],
    shown: [worksElsewhere],
    unless: fails,
    decisive: true,
    fits: 'The text says that another program works. If both should have the same token, that token is fine. The failing one sends another: a saved one, an empty one, or one from another variable.',
    check: {
      text: 'See which token each tool uses on this machine:',
      terminal: 'token-check doctor',
    },
    afterwards: {
      text: 'Check the variable, file or secret that the failing program reads:',
      variable: true,
    },
  },
  {
    id: 'only-in-ci',
    title: 'The CI job doesn’t get the secret',
    patterns: [
      /\b(?:only|just)\b.{0,30}\b(?:in|on|inside)\b.{0,12}\b(?:CI|pipelines?|actions|runners?|jenkins)\b/i,
      /\b(?:works?|fine)\b.{0,20}\b(?:locally|on my (?:machine|laptop|computer|mac|pc))\b/i,
    ],
    fits: 'The job may not get the secret, or gets another one: runs for forks get none, and environments and organizations have their own secrets.',
    check: { text: 'Check the token in the failing job:', variable: true },
  },
  {
    id: 'worked-before',
    title: 'The token has expired',
    patterns: [
      /\bstopped working\b|\bused to work\b|\bno longer works?\b/i,
      /\b(?:worked|was working|was valid|has been working|had been working)\b.{0,80}\b(?:until|before|previously|stopped|yesterday|today|now|suddenly|month|week)\b/i,
      /\b(?:valid|working|worked) previously\b|\btoken expiration\b|\bexpired token\b/i,
      /\bsince (?:yesterday|today|this morning|last (?:week|month))\b/i,
    ],
    fits: 'A token that worked and then stopped has often expired: 30 days is a common choice. It may also have been deleted.',
    check: {
      text: 'Look for the token in the list. Expired and deleted tokens no longer appear there:',
      url: links.tokens,
    },
  },
  {
    id: 'password-changed',
    title: 'A new password or 2FA doesn’t change the token',
    patterns: [/\b(?:changed|reset|new)\b.{0,20}\bpassword\b/i, /\btwo-factor\b|\b2FA\b/i],
    fits: 'DigitalOcean doesn’t document that a new password or two-factor login ends a token. Check the token itself before you look further.',
    check: { text: 'Check the token:', variable: true },
  },
] as const satisfies readonly Circumstance[];

/** The name of a circumstance. */
export type CircumstanceId = (typeof circumstances)[number]['id'];
