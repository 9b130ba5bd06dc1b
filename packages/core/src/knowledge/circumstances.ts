import { anyOf, sequence } from '../text/patterns.ts';
import { shownName } from '../text/shown.ts';
import type { AreaId } from './areas.ts';
import type { Circumstance } from './circumstance.ts';
import { clusterErrors, helmValue, secretName } from './cluster-errors.ts';
import { codeFaults } from './code-faults.ts';
import { comparedNames } from './compared-names.ts';
import { calledInvalid, contrasts, works } from './contrasts.ts';
import { doctlContexts, doctlSetUp } from './doctl-stories.ts';
import { formStories } from './form-stories.ts';
import { mentionsDigitalOcean } from './hosts.ts';
import { tokenLeaks } from './leak-stories.ts';
import { lineBreaks } from './line-breaks.ts';
import { links } from './links.ts';
import { localFaults } from './local-faults.ts';
import { tokenFile } from './named-file.ts';
import { oauthStories } from './oauth-stories.ts';
import { otherProvider } from './other-provider.ts';
import { pipelineCauses, pipelineJobs } from './pipelines.ts';
import { proofs } from './proofs.ts';
import type { refusals } from './refusals.ts';
import { registryStories } from './registry-stories.ts';
import { apiV1 } from './retired-api.ts';
import { setupMistakes } from './setup-mistakes.ts';
import { shellFaults } from './shell-faults.ts';
import { shellSyntax } from './shell-syntax.ts';
import { signIn } from './sign-in.ts';
import { spacesErrors } from './spaces-errors.ts';
import { readSilently } from './step.ts';
import { told, toldLater } from './told.ts';
import { valueLengths } from './value-lengths.ts';

/** DigitalOcean's components in a cluster, and what they print. */
const clusterComponent =
  /cloud-controller-manager|\bcsi[-. ](?:digitalocean|plugin|driver|do)\b|\bdobs\.csi\b|(?:ensure|syncing|build) load[ -]?balancer|\bProvisioningFailed\b/i;
/** Any program in a cluster. */
const inPod = /\b(?:k3s|k8s|pods?|node ?pools?|kubelet|daemonset)\b|\berror syncing '/i;

const otherClient =
  /(?:doctl|kubectl|curl|postman|insomnia|httpie|terraform|ansible|tugboat|the (?:API|website) directly)\b/;
/** The same token works in another program. */
const worksElsewhere = anyOf(
  [
    sequence([/\b(?:with|in|using|from|via) /, otherClient, /[^.\n]{0,80}\bworks\b/]),
    sequence([
      /(?<!not |n't |n’t )\bworks? (?:just )?(?:fine |well |ok )?(?:[^.\n]{0,40} )?(?:with|in|from|via) /,
      otherClient,
    ]),
    sequence([/\b/, otherClient, /[^.\n]{0,40}\b(?:gives|returns|answers|gets) (?:a )?200\b/]),
    sequence([/\b/, otherClient, /: (?:HTTP )?200\b/]),
    /\b(?:can|able to) (?:do|make|send|run) (?:\w{1,12} ){0,2}curl\b/,
    /\b(?:tokens?|keys?)\b[^.\n]{0,60}\bknow\b[^.\n]{0,20}\b(?:work|working|valid|good)\b/,
    /\b(?:token|key)\b (?:validated|verified|tested|checked) (?:by|using|with)\b/,
    sequence([/\b/, otherClient, /[^.\n]{0,80}\b(?:works|succeeds|is fine|is ok|is able to)\b/]),
    /\bsame (?:\w{1,20} )?(?:token|key|secret|\w{1,40}_TOKEN)\b[^.\n]{0,80}\bworks\b/,
    /\bable to\b[^.\n]{0,80}\b(?:with|using) the same (?:\w{1,20} )?(?:token|key)\b/,
    // "I've confirmed the token is working", "validated the token using …"
    /\b(?:validated|verified|confirmed|tested|checked)\b[^.\n]{0,40}\b(?:token|key)\b[^.\n]{0,30}\b(?:is (?:working|valid|fine|correct)|works|using|with)\b/,
    /\b(?:token|key)\b[^.\n]{0,60}\bworks? (?:just )?(?:fine|well|perfectly)\b/,
    /\b(?:token|key) (?:still )?works for\b/,
  ],
  'i',
);
/** Another service answers, or doctl had logged in before. */
const othersAnswer =
  /\bSuccessfully logged into doctl\b|\bBad credentials\b|\bnpm (?:ERR!|error)|registry\.npmjs\b|\bapi\.github\.com\b/;
/** DigitalOcean's messages about a credential, and its JSON. */
const ownMessage = /unable to authenticate|not authorized to perform|"id"\s{0,4}:/;

const tokenSecret =
  "kubectl -n kube-system get secret digitalocean -o jsonpath='{.data.access-token}' | base64 -d | wc -c";

/** Why a program fails whose token can be good: it ended before a request, or sent another value. */
export const besideToken = [
  ...clusterErrors,
  ...localFaults,
  ...pipelineCauses,
  ...setupMistakes,
  ...shellSyntax,
  ...comparedNames,
  ...shellFaults,
  ...codeFaults,
  ...formStories,
  helmValue,
  secretName,
  ...lineBreaks,
] as const satisfies readonly Circumstance[];

/** What narrows a failure down, the most specific one first. None of it proves a cause. */
export const circumstances = [
  otherProvider,
  ...oauthStories,
  ...besideToken,
  {
    id: 'cloudflare-answer',
    title: 'This answer is Cloudflare’s, not DigitalOcean’s',
    // https://developers.cloudflare.com/fundamentals/api/troubleshooting/
    shown: [
      /"code"\s?:\s?(?:6003|6103|6111|9103|9106|9109|10000|10001)\b[^}]{0,200}"(?:message|error_chain)"/,
    ],
    decisive: true,
    fits: 'The request went to Cloudflare’s API, which has codes such as 6003, 9109 and 10000. It accepts only tokens of its own.',
    check: {
      text: 'Set the provider of the domain in the program’s settings: Cloudflare with a token from there, or DigitalOcean with a token of yours.',
    },
    afterwards: { text: 'Look for a comma or quotes after the token in the settings too.' },
  },
  ...doctlSetUp,
  ...registryStories,
  {
    id: 'github-connection',
    title: 'App Platform has no access to the GitHub repository',
    together: [
      /\b(?:connect(?:ion|ed)?|access|permissions?|authori[sz]\w{1,6})\b[^.\n]{0,60}\bgithub\b|\bgithub\b[^.\n]{0,60}\b(?:connection|access|permissions?|not (?:connected|authori[sz]ed))\b/i,
      /\bdeploy to digital ?ocean\b|\bdigital ?ocean github app\b|\bapp platform\b/i,
    ],
    unless: /\b401\b|\bdoctl\b|\bactions?\b|\bworkflow\b|DIGITALOCEAN_\w/i,
    decisive: true,
    // https://docs.digitalocean.com/products/app-platform/how-to/manage-github-access/
    fits: 'App Platform reads repositories through DigitalOcean’s app on GitHub. Logging in with GitHub doesn’t authorize that app, and an API token isn’t involved.',
    check: {
      text: 'Allow the DigitalOcean app to read the account or the repository on GitHub:',
      url: 'https://github.com/settings/installations',
    },
    afterwards: {
      text: 'Use a fork of the repository if it isn’t yours. Paste the new error if one is left.',
    },
  },
  {
    id: 'aws-sign-in',
    title: 'The AWS sign-in has expired; DigitalOcean isn’t involved',
    shown: [
      /\bSSOProviderInvalidToken\b|\bSSO (?:session|token)\b[^\n]{0,60}\b(?:expired|invalid)\b|\bUnauthorizedSSOTokenError\b|\bExpiredTokenException\b/i,
    ],
    decisive: true,
    // https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html
    fits: 'The S3 client uses a profile of AWS that signs in with SSO. If the bucket is in Spaces, this profile is used by mistake: Spaces needs its own key pair.',
    check: { text: 'Sign in to AWS again:', command: 'aws sso login --profile <profile>' },
    afterwards: {
      text: 'Unset the profile and set the Spaces key pair if the bucket is in Spaces:',
      command: 'unset AWS_PROFILE && export AWS_ACCESS_KEY_ID=<id> AWS_SECRET_ACCESS_KEY=<secret>',
    },
  },
  {
    id: 'cluster-host-gone',
    title: 'The address of the cluster no longer exists',
    shown: [
      /\bk8s\.ondigitalocean\.com\b[^\n]{0,80}(?:no such host|could not resolve|name or service not known|ENOTFOUND)/i,
      /(?:could not resolve|ENOTFOUND)[^\n]{0,60}k8s\.ondigitalocean\.com\b/i,
    ],
    decisive: true,
    fits: 'A cluster that is deleted or created again has another address, and a kubeconfig keeps the old one. No credential was used.',
    check: { text: 'List the clusters that exist:', command: 'doctl kubernetes cluster list' },
    afterwards: {
      text: 'Save the kubeconfig again if yours is there; otherwise check the DNS of this machine:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
  },
  {
    id: 'protected-variable',
    title: 'GitLab doesn’t pass a protected variable to this branch',
    together: [
      /\bgitlab\b|\bCI\/CD\b|Job failed: exit/i,
      /\bprotected\b/i,
      /\b(?:feature|other|my|unprotected|dev\w{0,8}|topic) branch|\bmerge request|\bMRs?\b|\bon (?:main|master)\b[^.\n]{0,24}\b(?:works?|deploys?|passes|fine|ok)\b|\bgreen on (?:main|master)|\bworks on (?:main|master)\b/i,
    ],
    decisive: true,
    // https://docs.gitlab.com/ci/variables/#protect-a-cicd-variable
    fits: 'So the variable is empty in this job, and the token itself is fine.',
    check: {
      text: 'Turn off “Protect variable” for {the variable} under Settings > CI/CD > Variables, or protect the branch under Settings > Repository.',
    },
    afterwards: {
      text: 'Print the length in the job; 71 is a whole token:',
      command: 'echo "${#{variable}}"',
    },
  },
  {
    id: 'secret-manager-failed',
    title: 'The secret manager gave no token to the program',
    together: [
      /\bop read failed\b|\[ERROR\] [^\n]{0,40}(?:op |1password|not (?:currently )?signed in)|\bvault\b[^\n]{0,40}\b(?:permission denied|sealed|Error reading)\b|\b(?:doppler|infisical|bw|pass show)\b[^\n]{0,30}\b(?:error|failed|locked|unauthorized)\b/i,
      /\b(?:token|credential|DIGITALOCEAN|doctl)\b/i,
    ],
    decisive: true,
    fits: 'The command that reads the token from the secret manager failed, so the variable stayed empty. DigitalOcean wasn’t asked.',
    check: {
      text: 'Sign in to the secret manager and run its read command by itself until it prints a value; for 1Password:',
      command: 'op signin && op read "op://<vault>/<item>/<field>" | wc -c',
    },
  },
  {
    id: 'docker-config-mounted',
    title: 'The container has no login for the registry',
    together: [
      /\b(?:watchtower|portainer|diun|ouroboros|swarmpit)\b/i,
      /\b(?:doctl registry login|registry\.digitalocean\.com|container registry)\b/i,
    ],
    decisive: true,
    // https://containrrr.dev/watchtower/private-registries/
    fits: '`doctl registry login` saves a login in `~/.docker/config.json` of your user, for 30 days. A container sees it only if this file is mounted and contains the login itself, not `credsStore`.',
    check: {
      text: 'Check that the file contains a login for the registry:',
      command:
        'grep -A 2 registry.digitalocean.com ~/.docker/config.json | sed \'s/"auth":.*/"auth": …/\'',
    },
    afterwards: {
      text: 'Log in as the same user, mount the file, and restart the container:',
      command: 'docker run -v $HOME/.docker/config.json:/config.json:ro …',
    },
  },
  {
    id: 'cluster-token-in-state',
    title: 'The cluster’s credential in the state is no longer valid',
    together: [
      /\bkube_config(?:\[0\]|\.0)\.token\b|\bprovider "kubernetes"/,
      /\bunauthorized\b|\bprovide credentials\b/i,
    ],
    decisive: true,
    fits: 'The `kubernetes` provider sends a token of the cluster that Terraform stored. The cluster refuses it; the DigitalOcean API token isn’t involved.',
    check: {
      text: 'Read the cluster’s credential again:',
      command: 'terraform apply -refresh-only',
    },
    afterwards: {
      text: 'Use the `exec` block of the provider with `doctl kubernetes cluster kubeconfig exec-credential` instead of a stored token.',
    },
  },
  {
    id: 'own-limit',
    title: 'This operation has a limit of its own',
    find: ({ text }) => {
      const limit = /\bone request per (\d{1,3}[hms](?:\d{1,2}[ms]){0,2})\b/.exec(text)?.[1];
      return limit === undefined ? null : { limit: limit.replace(/(?<=[hm])0[ms]/g, '') };
    },
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'rate-limit-told',
    title: 'The rate limit of the token is used up',
    patterns: [
      /\b(?:hit(?:ting)?|exceed\w{0,3}|reach\w{0,3}) (?:my |the |our |its |an? )?(?:api |rate |request ){1,2}limits?\b/i,
      /\bRateLimit-(?:Reset|Remaining)\b/i,
    ],
    // What is left can be plenty.
    unless: /\b40[13]\b|\bratelimit-remaining: ?[1-9]\d/i,
    decisive: true,
    fits: 'The token is valid. A token can make 250 requests a minute and 5,000 an hour, and all programs with this token share them. One command can make many requests.',
    check: {
      text: 'Wait until the time in `ratelimit-reset`, and watch what is left:',
      command:
        'curl -sS -o /dev/null -D - -H "Authorization: Bearer ${variable}" https://api.digitalocean.com/v2/account | grep -i ratelimit',
    },
    afterwards: { text: 'Give each program its own token:', url: links.tokens },
  },
  {
    id: 'oauth-in-browser',
    title: 'A browser can’t call the token endpoint',
    together: [/\/v1\/oauth\/token\b/, /\bOPTIONS\b|\bCORS\b|\bpre-?flight\b/i],
    decisive: true,
    // https://docs.digitalocean.com/reference/api/oauth/
    fits: 'The browser asks first with OPTIONS, and the endpoint doesn’t answer that. So nothing was sent. The client secret doesn’t belong into a page anyway.',
    check: {
      text: 'Exchange the code on your server. Replace the client secret if it was in the page:',
      url: links.applications,
    },
    afterwards: { text: 'Use PKCE for an app without a server:', url: links.oauthDocs },
  },
  {
    id: 'secret-file',
    title: 'The file with the token ends with a line break',
    shown: [/\/run\/secrets\/|\breadFileSync\(|\bread_text\(|\bReadFile\(|\$\(cat |\bfile\("/],
    silent: true,
    fits: 'The program reads the token from a file, with the line break at the end of the file.',
    check: {
      text: 'Trim the value where the program reads it, for example with `.trim()` or `.strip()`.',
    },
    afterwards: {
      text: 'Write the file without a line break. It should have 71 characters:',
      command: 'printf %s "$TOKEN" > <file> && wc -c < <file>',
    },
  },
  {
    id: 'registry-auth-scopes',
    title: 'The builder’s login may not do this (403)',
    shown: [/\/v2\/registry\/auth\b|\bregistry login\b[^\n]{0,40}--read-only\b/],
    status: 403,
    decisive: true,
    fits: 'DigitalOcean knows the login. It’s read-only, its token lacks a registry scope, or the image names the registry of another team.',
    check: {
      text: 'Log in again with a login that can push. Its token needs registry:create, registry:read and registry:update:',
      command: 'doctl registry login',
    },
    afterwards: {
      text: 'Compare the name of your registry with the image:',
      command: 'doctl registry get',
    },
  },
  {
    id: 'database-password',
    title: 'Only some tokens see a database’s password',
    together: [
      /database/i,
      /digital ?ocean|digitalocean_|\bdoctl\b|\bterraform\b|\bpulumi\b/i,
      /\bpasswords?\b[^.\n]{0,40}\b(?:empty|blank|missing|null)\b|\b(?:empty|blank|missing|no) password\b/i,
    ],
    unless: /\b40[13]\b|\bpg_hba\b|access denied for user/i,
    decisive: true,
    // https://docs.digitalocean.com/reference/api/scopes/database/view_credentials/
    fits: 'A token without database:view_credentials gets the cluster without its password, also in the URI. A token with full access has this scope.',
    check: {
      text: 'Create a token that also has database:view_credentials, and run the program again:',
      url: links.tokens,
    },
  },
  {
    id: 'unset-told',
    title: 'No token is set for {program}',
    shown: [
      /(?:#|\/\/|\()[ \t]{0,3}(?:run )?(?:without|with no|no) (?:the )?[$`]?(?:DIGITALOCEAN|DO|TF_VAR)_\w{0,40}(?:token|key|pat)\b/i,
    ],
    status: 401,
    decisive: true,
    fits: 'DigitalOcean answers a request without a token with the same 401 as one with a wrong token. Errors after it can follow from it.',
    check: {
      text: 'Set the variable, by pasting the token at the silent prompt, and run the command again:',
      command: readSilently('{variable}'),
    },
    afterwards: { text: 'Check the token if the 401 stays.', place: true },
  },
  {
    id: 'no-token-told',
    title: 'The text says that this program has no token',
    patterns: [
      /\b(?:don['’]t|doesn['’]t|do not|does not|didn['’]t|did not|haven['’]t|hasn['’]t|not) (?:have|enter(?:ing|ed)?|set|configured?|pass(?:ed|ing)?|provided?) (?:an?|any|the)? ?(?:\w{1,20} ){0,2}(?:access tokens?|api tokens?|tokens?|api keys?)\b(?! (?:in|to|that|with))/i,
    ],
    status: 401,
    decisive: true,
    fits: 'DigitalOcean answers a request without a token with the same 401 as one with a wrong token.',
    check: {
      text: 'Give the program its token if it needs one. Otherwise update the program or ignore the message, for example on nodes without a token.',
    },
    afterwards: { text: 'Check the token that the program sends.', place: true },
  },
  {
    id: 'base64-line-break',
    title: 'The Secret contains a line break after the token',
    find: ({ text }) => {
      const match = /\becho (?!-n)(?<value>[^|\n]{1,200})\| ?base64\b/.exec(text);
      if (match === null) return null;
      const echoed = /\$\{?(?<name>[A-Z]\w{2,40})/.exec(match.groups?.value ?? '')?.groups?.name;
      return { echoed: shownName(echoed) ?? 'TOKEN' };
    },
    decisive: true,
    fits: '`echo` adds a line break, and base64 encodes it together with the token.',
    check: {
      text: 'Encode the token without a line break, and put the result where the old one was:',
      command: 'printf %s "${echoed}" | base64 -w 0',
    },
    afterwards: {
      text: 'Restart what reads it, such as the Pods: they read a Secret when they start.',
    },
  },
  {
    id: 'bearer-field',
    title: 'The field bearer of the token response isn’t the token',
    shown: [
      /["'{ ]bearer["']?\s{0,3}[=:]\s{0,3}["']?WWW-Authenticate\b/i,
      /\b(?:response|resp?|data|json|body|tokens?|result|\w{0,20}Response)(?:\.bearer\b|\??\[["']bearer["']\])/,
    ],
    decisive: true,
    // https://github.com/digitalocean/api-v2/issues/56
    fits: 'DigitalOcean’s answers can have a field `bearer`, which isn’t a token. The token is only in `access_token`, which the app gets for the authorization code.',
    check: {
      text: 'Exchange the authorization code, and send the `access_token` of that response:',
      see: 'authorization-code',
    },
  },
  {
    id: 'provider-block-missing',
    title: 'No provider block uses the variable of the token',
    together: [/\bresource "digitalocean_/, /\bvariable "\w{0,40}(?:token|key)\w{0,20}"/],
    unless: /\bprovider "digitalocean"|token\s{0,9}=\s{0,9}var\./,
    status: 401,
    decisive: true,
    fits: 'The text declares a variable for the token, and no provider block uses it. Then Terraform sends a token from the environment, or none.',
    check: {
      text: 'Give the variable to the provider, with its own name:',
      command: 'provider "digitalocean" { token = var.do_token }',
    },
    afterwards: { text: 'Check the token in the environment otherwise:', variable: true },
  },
  {
    id: 'account-answered',
    title: 'The token works: /v2/account answered 200',
    shown: [/\b200\b[^\n]{0,80}\/v2\/account\b(?!\/keys)|\/v2\/account\/?["' ][^\n]{0,80}\b200\b/],
    unless: /\b40[13]\b/,
    decisive: true,
    fits: 'Only a token that DigitalOcean accepts gets 200 from /v2/account. If another request fails, it fails for its own reason.',
    check: {
      text: 'Send a request that fails outside of the browser or program, to see its answer:',
      command:
        'curl -i -H "Authorization: Bearer ${variable}" https://api.digitalocean.com/v2/droplets',
    },
  },
  {
    id: 'pods-pull',
    title: 'The Pods have no valid login for the registry',
    together: [
      /\bFailed to pull image\b|\bImagePullBackOff\b|\bErrImagePull\b/,
      /\bregistry\.digitalocean\.com\b|\/v2\/registry\/auth\b/i,
      /\b40[13]\b|\bunauthorized\b|\bdenied\b/i,
    ],
    decisive: true,
    // https://docs.digitalocean.com/products/container-registry/how-to/use-registry-docker-kubernetes/
    fits: 'Nodes pull images with a pull secret, not with the login of your machine. It’s missing, it has expired, or it’s in another namespace.',
    check: {
      text: 'Add the registry to the cluster, which keeps the secret up to date:',
      command: 'doctl kubernetes cluster registry add <cluster>',
    },
    afterwards: {
      text: 'Create the secret by hand otherwise, in the namespace of the Pods:',
      command: 'doctl registry kubernetes-manifest --namespace <namespace> | kubectl apply -f -',
    },
  },
  ...tokenLeaks,
  {
    id: 'short-login',
    title: 'The registry login ended before the push',
    together: [/--expiry-seconds[ =]\d{1,3}\b/, /\bunauthorized\b|\bdenied\b/i],
    decisive: true,
    fits: 'The login in the text lasts only a few minutes, and the build before the push takes time.',
    check: {
      text: 'Log in right before the push, or for longer:',
      command: 'doctl registry login --expiry-seconds 3600',
    },
  },
  {
    id: 'database-ca',
    title: 'The client doesn’t have the database’s CA certificate',
    together: [
      /\bself[- ]signed certificate\b|\bunable to (?:verify|get local issuer)/i,
      /\bmanaged (?:db|database|postgres|mysql|redis)|\bpg_hba\b|\.db\.ondigitalocean\.com|\bdoadmin\b|\b25060\b/i,
    ],
    silent: true,
    // https://docs.digitalocean.com/products/databases/postgresql/how-to/connect/
    fits: 'A managed database has a certificate of its own CA. An API token isn’t involved.',
    check: {
      text: 'Download the CA certificate of the database, and give it to the client:',
      command: 'doctl databases get-ca <database-id>',
    },
  },
  {
    id: 'spaces-variables',
    title: 'The text names the Spaces variables of Terraform',
    shown: [
      /\bSPACES_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY)\b|\bspaces credentials not configured\b/i,
    ],
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 's3-backend',
    title: 'The text is about Terraform’s S3 backend',
    shown: [
      /\bS3 backend\b|\bbackend "s3"|\bskip_(?:credentials_validation|metadata_api_check|region_validation)\b/i,
    ],
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'ansible-uri',
    title: 'DigitalOcean rejected what the uri task sent (401)',
    shown: [/"msg": ?"Status code was (?:not \[|\d{3} and not \[)/],
    status: 401,
    decisive: true,
    // https://docs.ansible.com/ansible/latest/collections/ansible/builtin/uri_module.html
    fits: 'The module uri sends the header that the task has, and reads no variable of its own. The value there is empty, isn’t replaced, or is no longer valid.',
    check: {
      text: 'Print the length of that value in a task before it, with your variable’s name. A token has 71 characters:',
      command: `- debug: msg="{{ do_token | default('') | length }}"`,
    },
    afterwards: {
      text: 'Check the token if the length is right. Paste it at the prompt:',
      terminal: 'token-check',
    },
  },
  {
    id: 'ansible-variables',
    title: 'A variable of Ansible is no environment variable',
    shown: [/\b(?:group_vars|host_vars|set_fact|extra[-_]vars)\b/],
    silent: true,
    fits: 'Variables of an inventory or a playbook aren’t in the environment. The modules read the token from the environment or from their own parameter.',
    check: {
      text: 'Pass the variable to the task:',
      command: 'oauth_token: "{{ do_api_token }}"',
    },
    afterwards: {
      text: 'Export it otherwise, in the shell that runs Ansible:',
      command: 'export {variable}',
    },
  },
  {
    id: 'sudo',
    title: 'sudo doesn’t pass on the variable',
    shown: [
      /\bsudo (?!-E\b|--preserve-env|env |systemctl |apt|snap |cat |tee |nano |vim? |chmod |chown |mkdir |rm |cp |mv |ls |docker )\S/,
    ],
    silent: true,
    fits: '`sudo` starts the program without the variables of your shell.',
    check: {
      text: 'Keep the variable for the program:',
      command: 'sudo --preserve-env={variable} <command>',
    },
    afterwards: {
      text: 'Start the service with systemctl instead if the variable is in its unit.',
    },
  },
  {
    id: 'service-environment',
    title: 'The service doesn’t have the variable',
    shown: [/\bsystemd\b|\bsystemctl\b|\b\w{1,40}\.service\b/],
    silent: true,
    fits: 'A service has its own environment. It doesn’t see the variables of your shell.',
    check: {
      text: 'Add the variable to the unit of the service, and restart it:',
      command: 'sudo systemctl edit <service> && sudo systemctl restart <service>',
    },
  },
  {
    id: 'env-file',
    title: 'The program didn’t load the .env file',
    shown: [/(?:^|[\s"'`(/])\.env\b(?!\.\w)/m],
    silent: true,
    fits: 'A program reads `.env` only if it loads that file itself, from the directory where it starts.',
    check: {
      text: 'Load the file in the shell, and print the length of the variable:',
      command: 'set -a && . ./.env && set +a && echo "${#{variable}}"',
    },
  },
  {
    id: 'refresh-token-sent',
    title: 'The refresh token was sent as the access token',
    shown: [/\bBearer\b(?!["'])[^\n,]{0,60}\brefresh_?token\b/i],
    decisive: true,
    fits: 'The code puts `refresh_token` in the Authorization header. The API accepts only the `access_token` of the same response.',
    check: { text: 'Send the `access_token` of the response instead.' },
    afterwards: {
      text: 'Exchange the refresh token for a new pair if you have no access token. It works once:',
      see: 'refresh-token',
    },
  },
  ...valueLengths,
  {
    id: 'terraform-empty-variable',
    title: 'Terraform got an empty value for the token’s variable',
    shown: [
      /^[ \t]{0,9}var\.\w{1,60}[ \t\r]{0,9}\n(?:[^\n]{0,200}\n){0,2}[ \t]{0,9}Enter a value:[ \t\r]{0,9}$/m,
      /-var[ =]["']?\w{1,60}=["']{0,2}(?:\s|$)/m,
      /\btfvars\b[\s\S]{0,200}\b\w{0,40}(?:token|key|pat)\s{0,9}=\s{0,3}""/i,
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
  ...doctlContexts,
  {
    id: 'gone-while-waiting',
    title: 'The new resource disappeared while the program waited',
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
    shown: [/\/v2\/domains\/[\w.-]{1,200}\.\/records\b/],
    status: 404,
    decisive: true,
    fits: 'The program asks for the domain with a dot at its end, and DigitalOcean doesn’t find that name.',
    check: { text: 'Update the program and its DigitalOcean plugin, which write this path.' },
    afterwards: { text: 'Remove the dot if the name with the dot comes from your configuration.' },
  },
  {
    id: 'wrong-zone',
    title: 'The program asks for the wrong domain',
    // The name of a record, or a top-level domain.
    shown: [/\/v2\/domains\/(?:_[\w.-]{1,200}|[a-z]{2,12})\/records\b/],
    status: 404,
    decisive: true,
    fits: 'The path names the record or a top-level domain instead of your domain. The program finds the domain by DNS lookups, and they gave a wrong result.',
    check: {
      text: 'Update the program. Name the domain in its configuration if it has a setting for it.',
    },
    afterwards: {
      text: 'Let cert-manager ask public name servers if its cluster resolves your domain itself:',
      command: '--dns01-recursive-nameservers-only --dns01-recursive-nameservers=1.1.1.1:53',
    },
  },
  {
    id: 'spaces-key-resource',
    title: 'Creating a Spaces key needs the scopes for Spaces keys',
    together: [/\bSpacesKey\b|\bdigitalocean_spaces_key\b|\/v2\/spaces\/keys\b/, /\b403\b/],
    decisive: true,
    fits: 'Spaces keys are created with the API token, not with another Spaces key. The token needs spaces_key:create_credentials, and spaces_key:read, update and delete to manage it.',
    check: { text: 'Check the token to see its scopes:', variable: true },
    afterwards: {
      text: 'Create a new token that has these scopes. A token’s scopes can’t be edited:',
      url: links.tokens,
    },
  },
  ...spacesErrors,
  {
    id: 'base64-in-string-data',
    title: 'Base64 under stringData: write the plain token there',
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
    together: [
      /\bkube_?config\b/i,
      /\bpulumi\b|\bterraform\b|\bsecrets?\b|\bstored?\b|\bCI\b|\bpipelines?\b|\bvariable\b|\bpasted\b/i,
    ],
    silent: true,
    fits: 'The cluster rejected the token in the kubeconfig. That token lasts a few days, so a copy in a stack, a state or a secret becomes invalid.',
    check: { text: 'Read the kubeconfig from DigitalOcean at each run instead of storing it.' },
    afterwards: {
      text: 'Use a kubeconfig that calls doctl for its credential, if doctl is installed there:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
  },
  {
    id: 'no-digitalocean',
    title: 'Nothing here shows that DigitalOcean answered',
    shown: [/\b40[13]\b/],
    unless: anyOf(
      [
        mentionsDigitalOcean,
        /\bspaces\b/,
        ownMessage,
        /\/v2\/[a-z]/,
        /\bDO (?:api|spaces?|tokens?|keys?|droplets?)\b/,
      ],
      'i',
    ),
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
    id: 'behind-proxy',
    title: 'The network has a filter or a proxy of its own',
    patterns: [/\b(?:our|the|my|company|corporate|office) (?:\w{2,12} )?(?:proxy|firewall|vpn)\b/i],
    shown: [/\b(?:zscaler|netskope|forti(?:gate|net|client)|globalprotect|bluecoat|umbrella)\b/i],
    unless:
      /\b(?:no|without|not behind)\b[^.\n]{0,16}\b(?:proxy|firewall|vpn)\b|\bnginx\b|\breverse proxy\b/i,
    silent: true,
    fits: '',
    check: {
      text: 'Ask the people who run this network to let requests to api.digitalocean.com through unchanged. Try from another network to compare:',
      command: "curl -sS -o /dev/null -w '%{http_code}\\n' https://api.digitalocean.com/v2/account",
    },
  },
  {
    id: 'macos-tls',
    title: 'macOS couldn’t verify the TLS certificate',
    shown: [/\bOSStatus -?\d/],
    silent: true,
    // https://pkg.go.dev/crypto/x509: on macOS, Go asks the system and reads no SSL_CERT_FILE
    fits: 'Programs in Go leave the check to macOS, and it failed there, so nothing was sent. A proxy, a VPN or an antivirus that inspects TLS is a common cause. This says nothing about the token.',
    check: {
      text: 'Try another terminal, without VPN, proxy and antivirus, and see which issuer answers:',
      command: "curl -sSvo /dev/null https://api.digitalocean.com/ 2>&1 | grep -iE 'issuer|error'",
    },
    afterwards: { text: 'Compare the clock of the Mac with the real time:', command: 'date -u' },
  },
  {
    id: 'in-cluster',
    title: 'The program runs in a cluster',
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
    id: 'from-secret',
    title: 'The program gets its token from a Secret',
    shown: [
      clusterComponent,
      inPod,
      /^[ \t]{0,16}(?:data|stringData):[ \t\r]{0,8}$/m,
      /\bkubectl\b|\bexternalsecrets?\b|\bhelm(?:release)?\b/i,
    ],
    silent: true,
    fits: '',
    check: { text: '' },
  },
  {
    id: 'oauth',
    title: 'The text is about OAuth',
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
    shown: [/\bdigitalocean:token\b/],
    silent: true,
    fits: '',
    check: { text: '' },
  },
  ...apiV1,
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
    id: 'redirect-exact',
    title: 'The redirect URI must match the registered one exactly',
    patterns: [/\bredirect[ _]ur[il]s?\b.{0,80}\b(?:match|exact|differ|register)\w{0,4}\b/i],
    fits: 'DigitalOcean compares the redirect URI with the one of the OAuth app. Another app ID or platform has another URI, so it needs an OAuth app of its own.',
    check: {
      text: 'Register an OAuth app with the redirect URI of this client:',
      url: links.applications,
    },
  },
  {
    id: 'variable-ignored',
    title: 'The variable doesn’t reach the program',
    patterns: [
      /\bvariable\b.{0,120}\b(?:no effect|ignored|not picked up|isn['’]t (?:read|used|picked)|not (?:being )?(?:read|used|picked))\b/i,
    ],
    fits: 'A program sees a variable only if it’s exported in the same shell, and a token in the configuration comes first.',
    check: {
      text: 'Print the length of the variable as a program sees it; 0 means not exported:',
      command: 'printenv {variable} | wc -c',
    },
    afterwards: { text: 'See which token each tool uses here:', terminal: 'token-check doctor' },
  },
  {
    id: 'colleague-left',
    title: 'The token belonged to the person who left',
    patterns: [
      /\b(?:colleague|co-?worker|employee|member|admin|developer|founder|freelancer|contractor|guy|person|boss|CTO)\b[^.\n]{0,60}\b(?:left(?! (?:his|her|a|me|it|behind)\b)|gone|quit|was removed|resigned|fired|retired|last day|no longer (?:here|works|with us))\b/i,
      /\bleft (?:the|our) (?:team|company|organi[sz]ation)\b|\bleft us\b|\boffboard(?:ed|ing)\b|\b(?:removed|deleted|disabled) (?:me|him|them|his (?:user|account)|\w{2,12}['’]s (?:user|account)) (?:from (?:the|our)|last|yesterday|on)\b/i,
    ],
    fits: 'A token can do no more than its owner in the team. If the person who left created the token, it may have lost its access with them.',
    check: { text: 'Check the token that the program sends.', place: true },
    afterwards: {
      text: 'Create a new token with a team member made for automation if it’s rejected, and put it where the old one was:',
      url: links.tokens,
    },
  },
  {
    id: 'team-changed',
    title: 'The token belongs to another team',
    patterns: [
      /\b(?:moved|switched|migrated|transferred|changed)\b.{0,40}\b(?:team|account|organi[sz]ation)\b/i,
      /\b(?:choose|select|pick)\b.{0,20}\b(?:a|the|which) (?:team|account)\b/i,
      /\b(?:droplets?|resources?|clusters?|domains?)\b.{0,40}\b(?:missing|not listed|disappeared|gone|empty)\b/i,
      /\b(?:in|of|with|between|under|got|have|has) (?:the |my |our )?(?:two|both|several|multiple|other|different) (?:teams?|organi[sz]ations?)\b/i,
      /\bnot listing\b.{0,20}\b(?:droplets?|domains?|clusters?)\b/i,
    ],
    // An empty list of the API.
    shown: [/"\w{1,30}":\s{0,3}\[\s{0,3}\],\s{0,3}"links":/],
    fits: 'A token works only for the team in which it was created. Resources of another team look as if they didn’t exist.',
    check: { text: 'Check the token to see its team:', variable: true },
    afterwards: {
      text: 'Select the team that owns the resource in the panel’s menu, create a token there, and put it where the old one was:',
      url: links.tokens,
    },
  },
  ...told,
  ...contrasts,
  {
    id: 'new-token-too',
    title: 'The program doesn’t send the new token',
    patterns: [
      /\b(?:new|fresh|another|second|regenerated|recreated|newly[- ](?:created|generated)) (?:(?:api|access|personal|DO|digital ?ocean) ){0,3}(?:token|key|pat)\b/i,
      /\b(?:made|created|generated|regenerated|recreated|rotat(?:ed|ing)|replac(?:ed|ing)|changed) (?:this|the|my|a|our) (?:(?:api|access|personal|DO|digital ?ocean) ){0,3}(?:token|key|pat)\b/i,
      /\btoken\b[\s\S]{0,80}\b(?:made|created|generated|issued) (?:a |another )new one\b/i,
    ],
    shown: [
      /\b(?:rotated|regenerated|rolled|renewed) (?:(?:all|our|my|the|api|access) ){0,3}(?:tokens?|keys?)\b/i,
    ],
    unless: /\b(?:new|another|fresh) token (?:fixed|solved|helped|worked|works)\b/i,
    status: 401,
    decisive: true,
    fits: 'The text says that the token is new, so it’s neither expired nor deleted. The program sends another value: an old copy, an empty one, or a damaged one.',
    check: { text: 'Check the token that the program sends.', place: true },
    afterwards: {
      text: 'Compare its last four characters with the new token, and restart the program after a change.',
    },
  },
  {
    id: 'works-in-curl',
    title: 'The failing program sends another token, or none',
    patterns: [
      /\bworks?\b.{0,30}\b(?:curl|postman|browser)\b.{0,60}\b(?:not|n't|n’t|but|fails?)\b/i,
      /\bcurl\b(?:(?!\bbut\b|n['’]t\b|\bnot\b).){0,40}\b(?:works?|fine|succeeds?|ok)\b/i,
    ],
    shown: [worksElsewhere, works],
    unless:
      /\b(?:next|second|later|following) (?:one|time|try|attempt|run|command)\b[^.\n]{0,20}\bworks?\b|\b(?:log ?in|sign ?in) (?:\w{2,4} ){1,3}(?:control )?(?:panel|dashboard|console)\b/i,
    decisive: true,
    fits: 'The text says that another program works. If both should have the same token, that token is fine. The failing one sends another: a saved one, an empty one, or one from another variable.',
    check: { text: 'Check the token that the program sends.', place: true },
    afterwards: {
      text: 'Compare the length and the last four characters with the token that works.',
    },
  },
  {
    id: 'comes-and-goes',
    title: 'The failures come and go',
    patterns: [
      /\bintermittent(?:ly)?\b|\bsporadic(?:ally)?\b|\bfrom time to time\b|\brandomly\b|\b(?:sometimes|occasionally)\b.{0,60}\bfail/i,
      /\bfails?\b.{0,40}\b(?:sometimes|occasionally|on some days)\b/i,
      /\b(?:next|second|later|following) (?:one|time|try|attempt|run|command)\b[^.\n]{0,20}\bworks?\b/i,
    ],
    fits: 'At other times it works, so the token is neither expired nor deleted. Some runs may have another token, or a fault on the way answers for DigitalOcean.',
    check: {
      text: 'Keep the whole answer of a failing run, with its request ID, and compare which token that run has.',
    },
  },
  {
    id: 'after-upgrade',
    title: 'The new version of the program has no token',
    patterns: [
      /\b(?:after|since) (?:an? |the |my |our )?(?:upgrad|updat|migrat)\w{1,4}\b|\b(?:upgraded|updated) (?:\w{1,30} ){0,3}(?:to|from)\b/i,
    ],
    fits: 'An update of a program doesn’t change the token. The new version may read it from another variable, file or Secret, or its manifest lost it.',
    check: { text: 'Check the token that the program sends.', place: true },
    afterwards: { text: 'Read the upgrade notes of the program for the name of the setting.' },
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
  ...toldLater,
  {
    id: 'panel',
    title: 'DigitalOcean rejected the token saved in the panel (401)',
    shown: [
      /^[ \t]{0,4}\[ ?(?:retry|try again|reconnect|dismiss|close)[^\]\n]{0,20}\][ \t\r]{0,4}$/im,
      /\b(?:ploi(?:\.io)?|runcloud|laravel forge|cloudways|serverpilot|gridpane|spinupwp|cleavr|moss\.sh|hatchbox)\b/i,
    ],
    unless: /\.env\b|\bdeploy(?:ed|ment|s|ing)?\b|\b(?:my|our|the) (?:app|site|code|script)\b/i,
    status: 401,
    decisive: true,
    fits: 'The panel sends the token that you saved in it: it was deleted, has expired, or was pasted incompletely. A retry sends the same token.',
    check: { place: true, text: 'Check the token that is saved in the panel.' },
    afterwards: {
      text: 'Create a new token if this check rejects it, and replace the one in the panel’s settings for DigitalOcean:',
      url: links.tokens,
    },
  },
  {
    id: 'github-secret',
    title: 'DigitalOcean rejected the token in the GitHub secret (401)',
    shown: [/\bRun digitalocean\/action-doctl\b|\bdigitalocean\/action-doctl@/],
    unless: othersAnswer,
    status: 401,
    decisive: true,
    // https://github.com/digitalocean/action-doctl
    fits: 'action-doctl sends the token of the secret: it was deleted, has expired, or was saved incompletely. A token that worked earlier has often expired.',
    check: { text: 'Create a new token, with an expiry that fits the job:', url: links.tokens },
    afterwards: {
      text: 'Save it in the secret that the workflow passes to the action, and run the job again:',
      command: 'gh secret set {variable}',
    },
  },
  {
    id: 'worked-before',
    title: 'The token has expired',
    patterns: [
      /\bstopped working\b|\bused to work\b|\bno longer works?\b/i,
      /\b(?:worked|was working|was valid|has been working|had been working)\b.{0,80}\b(?:until|before|previously|stopped|yesterday|today|now|suddenly|month|week)\b/i,
      /\b(?:valid|working|worked) previously\b|\btoken expiration\b|\bexpired token\b/i,
      /\bsince (?:yesterday|today|this morning|last (?:week|month))\b/i,
      /\bworked (?:fine |well |ok )?when I (?:first )?(?:issued|created|made|set (?:it )?up|installed|configured)\b/i,
    ],
    fits: 'A token that worked and then stopped has often expired: 30 days is a common choice. It may also have been deleted.',
    check: {
      text: 'Look for the token in the list. Expired and deleted tokens no longer appear there:',
      url: links.tokens,
    },
  },
  {
    id: 'too-few-scopes',
    title: 'The token has too few scopes',
    together: [
      /\b(?:unless|only|except|but|works?|fine)\b[^.\n]{0,80}\bfull[ -](?:access|read|write|rights?|permissions?|scopes?)\b/i,
      /\b(?:rights?|permissions?|scopes?)\b/i,
      /\bunauthori[sz]ed\b|\b40[13]\b|\bforbidden\b|\bdenied\b|\berrors?\b|\bfails?\b/i,
    ],
    // The answer 403 has a report of its own, which knows more scopes.
    unless: /\b403\b/,
    decisive: true,
    fits: 'The text says that a token with full access works, so DigitalOcean refuses only what the smaller token may not do. A scope is missing.',
    check: {
      text: 'See which scopes the job needs. For Kubernetes volumes:',
      terminal: 'token-check scopes kubernetes-csi',
    },
    afterwards: {
      text: 'Create a new token with all of them. A token’s scopes can’t be edited:',
      url: links.tokens,
    },
  },
  {
    id: 'called-invalid',
    title: 'The program calls the token invalid and hides the answer',
    together: [mentionsDigitalOcean, calledInvalid],
    unless: /\bspaces\b|digitaloceanspaces|\bs3\b|\b40[13]\b|\bunable to authenticate\b/i,
    fits: 'Programs say so after a 401, or after a 403 because their test needs a scope such as account:read. A space that was copied with the token does it too.',
    check: { place: true, text: 'Check the token itself.' },
    afterwards: {
      text: 'Create a token with full access for a test if the same value still fails there: then a scope was missing.',
      url: links.tokens,
    },
  },
  {
    id: 'other-operation',
    title: 'The token works for another operation, so it’s good',
    patterns: [
      /\bsame (?:api |access )?(?:tokens?|keys?)\b[^.\n]{0,40}\b(?:able to|can|I could|creates?|works for)\b/i,
      /\b(?:able to|can) (?:create|list|delete|get|read)\b[^.\n]{0,40}\bwith (?:the|that|this) (?:same|very same) (?:\w{1,10} )?(?:token|key)\b/i,
      /\b(?:token|key) (?:still )?works for (?:creating|listing|other)\b/i,
    ],
    status: 401,
    decisive: true,
    fits: 'A token that creates or lists anything is accepted. The failing request probably loses it: an old library follows a redirect (a `/` at the end of the path) without the header, or reads another setting there.',
    check: {
      text: 'Send the failing request with curl and the same token, without a slash at the end of the path. If that works, the library is at fault:',
      command:
        'curl -i -H "Authorization: Bearer ${variable}" https://api.digitalocean.com/v2/account',
    },
    afterwards: { text: 'Update the library or the program.' },
  },
  {
    id: 'issuer-namespace',
    title: 'cert-manager reads the Secret in its own namespace only',
    together: [/\bClusterIssuer\b/, /\btokenSecretRef\b|\bkind: Secret\b/],
    unless: /\bnamespace: cert-manager\b|\b40[13]\b|\bunable to authenticate\b/i,
    last: true,
    decisive: true,
    // https://cert-manager.io/docs/configuration/issuers/
    fits: 'The text shows no error yet. A ClusterIssuer reads its Secret only in the namespace of cert-manager, and the text names none for it.',
    check: {
      text: 'See what the challenge waits for, and whether the Secret is there:',
      command:
        'kubectl describe challenges --all-namespaces; kubectl -n cert-manager get secret <name>',
    },
    afterwards: {
      text: 'Create the Secret in that namespace, under `stringData` or with `--from-literal`, so that it’s encoded once.',
    },
  },
  {
    id: 'revoked-told',
    title: 'DigitalOcean revoked the token that was public',
    together: [
      /\btokens?\b|\.env\b/i,
      /\b(?:gist|public|repo\w{0,8}|github|leak\w{0,2}|committ?\w{0,3}|push\w{0,2})\b/i,
      /\b(?:revoked|disabled|deactivated)\b|\b(?:push|commit|post|past|publish|leak)\w{0,4}\b[\s\S]{0,300}\b(?:e-?)?mail(?:ed)?\b[^.\n]{0,20}\bdigital ?ocean\b/i,
    ],
    unless:
      /\boauth\b|\bapps? (?:access|authorization)\b|\b(?:not|never|n['’]t|no)\b[^.\n]{0,24}\b(?:revo|disabled|commit|publish|push|leak)|\b403\b/i,
    decisive: true,
    // https://docs.digitalocean.com/reference/api/create-personal-access-token/
    fits: 'A revoked token can’t be restored, and it was readable for others until then.',
    check: {
      text: 'Create a new token with few scopes, and put it where the old one was, but not into the repository:',
      url: links.tokens,
    },
    afterwards: {
      text: 'Look in the control panel for Droplets and keys that you don’t know, and at the bill:',
      url: links.billing,
    },
  },
  {
    id: 'vanished',
    title: 'The token has expired or was deleted',
    patterns: [
      /\btokens?\b[^.\n]{0,60}\b(?:has|have|is|are|was|were) (?:\w{1,10} )?(?:vanished|disappeared|gone)\b/i,
      /\btokens?\b[^.\n]{0,60}\b(?:missing (?:from|in)|no longer (?:in|on|shown in|listed in)|not (?:in|on|shown in|listed in)) (?:the |my |our )?(?:list|(?:\w{1,10} )?page|panel|dashboard|control panel|overview)\b/i,
      /\bno(?:thing| token)\b[^.\n]{0,30}\b(?:with|under|of) that name\b/i,
      // "Ana cleaned up unused API keys"
      /(?<!not |n['’]t |nobody |never |if I |should I )\b(?:cleaned up|tidied up|purged|deleted|removed|revoked) (?:["“]?(?:all|some|the|our|my|unused|old|stale|other|api|access|DO)["”]? ){0,4}(?:api keys?|tokens?|PATs?)\b(?! (?:from|of|in (?:the|my|our) (?:code|repo|file|commit))\b)/i,
    ],
    unless:
      /\b(?:could|might|may|can) (?:\w{1,12} ){1,3}(?:revoked|deleted|removed)\b|\bno revocation\b|\b(?:on purpose|deliberately|intentionally)\b/i,
    decisive: true,
    fits: 'A token leaves the list when its expiry date is reached or a person deletes it, and it can’t be restored. Another team in the panel’s menu shows another list.',
    check: {
      text: 'Select the right team in the panel, and create a new token with the expiry and scopes that you want:',
      url: links.tokens,
    },
    afterwards: { text: 'Put it where the old one was, and restart what reads it.' },
  },
  {
    id: 'password-changed',
    title: 'A new password or 2FA doesn’t change the token',
    patterns: [/\b(?:changed|reset|new)\b.{0,20}\bpassword\b/i, /\btwo-factor\b|\b2FA\b/i],
    fits: 'DigitalOcean doesn’t document that a new password or two-factor login ends a token. Check the token itself before you look further.',
    check: { text: 'Check the token:', variable: true },
  },
  ...pipelineJobs,
  {
    id: 'on-macos',
    title: 'The text is from a Mac',
    shown: [/\bmac ?os\b|\bOS X\b|\bdarwin\b|\/Users\/\w|\bMacBook\b|\bmy Mac\b|\bhomebrew\b/i],
    silent: true,
    fits: '',
    // https://docs.python.org/3/using/mac.html#installation-steps
    check: {
      text: 'Install the certificates of the Python that runs the program, and check the clock. A Python from python.org brings a script for it:',
      command:
        'open "/Applications/Python 3.x/Install Certificates.command"; python3 -m pip install --upgrade certifi',
    },
  },
  {
    id: 'on-windows',
    title: 'The text is from Windows',
    shown: [
      /\bwindows (?:\d|server)|\bPS [A-Z]:\\|\b[A-Z]:\\(?:Users|Windows|Program)|\bwin(?:32|64)\b/i,
    ],
    silent: true,
    fits: '',
    check: { text: 'Update Windows and the program, and check the clock of the machine.' },
  },
  {
    id: 'token-shown',
    title: 'The text for others contains the whole token',
    silent: true,
    fits: '',
    check: {
      text: 'Replace this credential if others can read the text, because the text contains all of it. Tokens are here:',
      url: links.tokens,
    },
  },
  {
    id: 'only-asks',
    title: 'token-check has no answer to this question',
    find: ({ text, told, facts }) =>
      facts.length === 0 &&
      text.length < 600 &&
      /\?\s{0,3}$|^(?:how|can|could|do|does|is|are|should|what|which|will|who)\b/im.test(told) &&
      /\b(?:tokens?|PATs?|api|keys?|secrets?|scopes?|oauth|doctl)\b/i.test(text) &&
      !/\b(?:errors?|fail\w{0,3}|40\d|denied|invalid|not work|broken|wrong)\b|n['’]t\b/i.test(text)
        ? {}
        : null,
    last: true,
    decisive: true,
    fits: 'The text asks something, and shows no failure. token-check answers questions about kinds of tokens, expiry, scopes, teams and leaks.',
    check: {
      text: 'Look it up in DigitalOcean’s documentation:',
      url: 'https://docs.digitalocean.com/reference/api/',
    },
    afterwards: {
      text: 'Look up which scopes an operation needs:',
      terminal: 'token-check scopes',
    },
  },
  {
    id: 'own-words',
    title: 'The text has an error in words of its own',
    silent: true,
    fits: '',
    check: { text: 'Look up the words of the error in the documentation of the program.' },
  },
  tokenFile,
  ...signIn,
  ...proofs,
] as const satisfies readonly Circumstance[];

/** The name of a circumstance, of a refusal, or of an area of the API. */
export type CircumstanceId =
  | (typeof circumstances)[number]['id']
  | (typeof refusals)[number]['id']
  | AreaId;
