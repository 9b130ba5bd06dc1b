import { links } from './links.ts';
import type { NoFailureId } from './no-failure.ts';
import type { Step } from './step.ts';

/** A question that people ask about DigitalOcean's credentials, and its answer. */
interface Topic {
  readonly id: string;
  /** The subject of the question, as a headline. */
  readonly title: string;
  /** Recognises the question by its own words. */
  readonly patterns: readonly RegExp[];
  /** What the text around the question must mention. */
  readonly about?: RegExp;
  /** Topics that this one answers too, if the same question is about both. */
  readonly includes?: readonly string[];
  /** At most 300 characters, so that several answers fit one screen. */
  readonly answer: string;
  readonly step: Step;
}

/**
 * The topics. The facts come from DigitalOcean's documentation, from its own tools and from public
 * threads; where nothing is documented, the answer says so.
 */
export const topics = [
  {
    id: 'shown-once',
    includes: ['where', 'safety', 'vanished', 'owner'],
    title: 'The value of a token is shown only once',
    about: /\b(?:tokens?|PATs?|api keys?)\b/i,
    patterns: [
      /\b(?:see|show|view|find|read|copy|get|reveal|look up|display)\b.{0,40}\b(?:it|token|value|key|PAT)\b.{0,20}\b(?:again|somewhere|once more|a second time)\b/i,
      /\b(?:lost|forgot|didn['’]t (?:save|copy|store))\b.{0,30}\b(?:token|PAT|api key)\b/i,
      /\bsupport\b.{0,30}\b(?:send|tell|show|give)\b.{0,20}\b(?:it|token|me)\b/i,
    ],
    // https://docs.digitalocean.com/reference/api/create-personal-access-token/
    answer:
      'DigitalOcean shows the value when you create the token, and never again, also not to support. A second token doesn’t disturb the first one.',
    step: {
      text: 'Create a new token and use it. Delete the old one when nothing uses it:',
      url: links.tokens,
    },
  },
  {
    id: 'vanished',
    includes: ['expiry', 'owner', 'where', 'safety', 'permissions', 'kubeconfig'],
    title: 'An expired token disappears from the list',
    about: /\btokens?\b/i,
    patterns: [
      /\b(?:can(?:['’]?t|not)|cannot|could not|couldn['’]?t|do not|don['’]?t|no longer) (?:find|see)\b.{0,30}\btokens?\b.{0,40}\b(?:lists?|listed|any ?more|any longer|control panel|dashboard)\b/i,
      /\bwhere (?:did|has|is|are|have)\b.{0,20}\b(?:it|they|token|tokens)\b.{0,30}(?:\bgo\b|\bgone\b|\?)/i,
      /\btokens?\b.{0,60}\b(?:vanish\w{0,3}|disappear\w{0,3}|gone|missing from|no longer (?:in|there|listed|shown)|not (?:in|there|listed))\b/i,
      /\b(?:bring|get|restore|recover)\b.{0,30}\b(?:it|token|them)\b.{0,12}\bback\b|\brestor(?:e|ed)\b.{0,30}\btoken/i,
    ],
    answer:
      'A token leaves the list when its expiry date is reached, or when a person deletes it; DigitalOcean also revokes tokens that it finds in public. None can be restored. Another team in the panel’s menu shows another list.',
    step: {
      text: 'Select the right team, create a new token with the expiry that you want, and put it where the old one was:',
      url: links.tokens,
    },
  },
  {
    id: 'spaces-key-api',
    includes: ['spaces-keys', 'where', 'owner', 'permissions', 'pat-or-oauth'],
    title: 'An API token can create Spaces keys',
    about: /\bspaces?\b|\bdigitalocean_spaces_key\b/i,
    patterns: [
      /(?<!without )\b(?:creat|generat|mak|manag)\w{1,4}\b.{0,60}\b(?:spaces? (?:access )?keys?|keys? (?:for|of) (?:the |a )?(?:digital ?ocean )?spaces?)\b/i,
    ],
    // https://docs.digitalocean.com/products/spaces/how-to/manage-access/
    // https://docs.digitalocean.com/reference/doctl/reference/spaces/keys/create/
    answer:
      'The API creates Spaces keys for the team of the token, if it has spaces_key:create_credentials. In Terraform, use `digitalocean_spaces_key`. In the control panel, switch to the team that owns the Space; your role there must allow it.',
    step: {
      text: 'Create a key that is limited to one bucket:',
      command: 'doctl spaces keys create <name> --grants "bucket=<bucket>;permission=readwrite"',
    },
  },
  {
    id: 'database-password',
    includes: ['permissions', 'see-scopes', 'pat-or-oauth'],
    title: 'Only some tokens see a database’s password',
    about:
      /database[\s\S]{0,400}\bpasswords?\b[^.\n]{0,40}\b(?:empty|blank|missing|null)\b|\b(?:empty|blank|missing|no) password\b[\s\S]{0,400}database/i,
    patterns: [/\b(?:scopes?|scoped|full[- ]access|tokens?|passwords?|permissions?)\b/i],
    // https://docs.digitalocean.com/reference/api/scopes/database/view_credentials/
    answer:
      'A token without database:view_credentials gets the cluster without its password, and the password in the URI is missing too. A token with full access has this scope.',
    step: {
      text: 'Create a token that also has database:view_credentials, and run the program again:',
      url: links.tokens,
    },
  },
  {
    id: 'certbot-file',
    title: 'The file for certbot has one line: the token',
    patterns: [
      /\b(?:format|contents?|syntax|structure|look(?:s|ed)? like|example|template|belongs? in|put in(?:to)?|goes in(?:to)?)\b.{0,60}\b(?:dns-conf|digitalocean\.ini|ini[- ]file|certbot|credentials? file)\b/i,
      /\b(?:dns-conf|digitalocean\.ini|certbot\b.{0,20}\bfile|credentials? file)\b.{0,60}\b(?:format|contents?|syntax|look(?:s)? like|example|template)\b/i,
    ],
    // https://certbot-dns-digitalocean.readthedocs.io/
    answer:
      'certbot reads an ini file with one line. The token has no quotes, and needs domain:read, domain:create and domain:delete. In LinuxServer’s containers, the file is `/config/dns-conf/digitalocean.ini`.',
    step: {
      text: 'Write this line, and let only its owner read the file (`chmod 600`):',
      command: 'dns_digitalocean_token = <token>',
    },
  },
  {
    id: 'registry-login',
    includes: ['pat-or-oauth', 'where', 'safety', 'permissions'],
    title: 'Log in to the registry with the token as user and password',
    about: /\bregistry\b|\bDOCR\b|\bdocker\b/i,
    patterns: [
      /\b(?:user ?names?|passwords?)\b/i,
      /\b(?:log ?in|authenticate)\b.{0,60}\b(?:registry|docker)\b|\bhow are you supposed to authenticate\b/i,
    ],
    // https://docs.digitalocean.com/products/container-registry/how-to/use-registry-docker-kubernetes/
    answer:
      'An API token with registry scopes is both the user name and the password. An email address and the password of the account don’t work. `doctl registry login` does the same, for 30 days.',
    step: { text: 'Log in with doctl:', command: 'doctl registry login' },
  },
  {
    id: 'refresh-token',
    includes: ['expiry', 'oauth-flow', 'pat-or-oauth'],
    title: 'Only the authorization code flow gives a refresh token',
    patterns: [
      /\b(?:no|without|missing|get|any) (?:an? )?refresh[ _-]?tokens?\b|\brefresh[ _-]?tokens?\b.{0,40}\b(?:missing|not (?:in|part))\b/i,
    ],
    // https://docs.digitalocean.com/reference/api/oauth/
    answer:
      'With response_type=token (implicit flow), DigitalOcean sends only an access token. With response_type=code, your app exchanges the code and gets a refresh token too. A personal access token has none.',
    step: { text: 'Read how each flow works:', url: links.oauthDocs },
  },
  {
    id: 'app-secrets',
    includes: ['safety', 'where', 'expiry', 'permissions'],
    title: 'How an app spec keeps its secrets',
    about: /\bEV\[|\btype: SECRET\b|\bapp spec\b|\bdoctl apps spec\b/i,
    patterns: [/\b(?:secrets?|values?|variables?)\b/i],
    // https://docs.digitalocean.com/products/app-platform/how-to/use-environment-variables/
    answer:
      'A SECRET in the spec needs its value or the encrypted `EV[…]` that the app already has. Without either, the app gets an empty variable. The encrypted form works only in the same app.',
    step: {
      text: 'Compare the spec of the app with the one that you apply:',
      command: 'doctl apps spec get <app-id>',
    },
  },
  {
    id: 'old-format',
    includes: ['expiry', 'where', 'pat-or-oauth', 'permissions'],
    title: 'What the prefix of a token says',
    patterns: [
      /\b64 (?:characters?|hex|digits?|chars)\b|\b(?:without|no) (?:the |a )?(?:dop_v1_|prefix)|\bold[- ](?:style|format) (?:api )?tokens?\b|\bdo[opr]_v1_/i,
    ],
    // https://docs.digitalocean.com/release-notes/api/#2022-03-29
    answer:
      '`dop_v1_` is a personal access token, `doo_v1_` an OAuth access token, and `dor_v1_` an OAuth refresh token, which the API doesn’t accept. 64 digits follow. A token from before March 2022 has the digits alone, and putting a prefix before it doesn’t help.',
    step: {
      text: 'Check the token that you use. Paste it at the prompt of:',
      terminal: 'token-check',
    },
  },
  {
    id: 'rotate',
    includes: ['where', 'safety', 'expiry', 'permissions', 'owner', 'kubeconfig'],
    title: 'How to replace a token without an interruption',
    about: /\b(?:tokens?|keys?|PATs?)\b/i,
    patterns: [
      /\bwithout (?:\w{2,8} ){0,2}?(?:taking down|breaking|stopping|an outage|downtime)\b/i,
      /\bwhat (?:else )?(?:happens|breaks|stops)\b.{0,80}\b(?:delet|remov|revok)\w{1,3}\b.{0,20}\btokens?\b/i,
      /\brotat(?:e|ing|ion)\b.{0,60}\b(?:tokens?|keys?|PATs?)\b|\b(?:tokens?|keys?|PATs?)\b.{0,60}\brotat(?:e|ing|ion)\b/i,
      /\b(?:token|key|PAT)\b.{0,60}\bwithout (?:any )?(?:downtime|interruption)\b/i,
    ],
    answer:
      'Two tokens can be valid at the same time. Create the new one first with the same scopes, put it wherever the old one is, and restart what reads it only at its start. Check that it works, and delete the old one last.',
    step: { text: 'Create the new token:', url: links.tokens },
  },
  {
    id: 'ip-addresses',
    includes: ['permissions', 'safety', 'where'],
    title: 'A token can’t be limited to IP addresses',
    patterns: [
      /\b(?:restrict|lock|bind|allow|white)\w{0,4}\b.{0,40}\bIPs?\b|\b(?:to|by) (?:an? |certain |specific |some )?IPs?\b/i,
    ],
    about: /\btokens?\b|\bkeys?\b|\bPATs?\b/i,
    answer:
      'DigitalOcean documents no IP list for tokens. Limit what a stolen one can do: give it only the scopes that it needs and an expiry date, and use one token per program.',
    step: { text: 'Look up the scopes:', url: links.scopes },
  },
  {
    id: 'see-sent',
    includes: ['permissions', 'see-scopes', 'pat-or-oauth', 'where', 'safety'],
    title: 'How to see which token a program sends',
    patterns: [
      /\b(?:see|log|print|debug|trace|find out|inspect|tell|know)\b.{0,40}\b(?:what|which)\b.{0,40}\b(?:sends?|sent|uses?|used)\b/i,
      /\bwhich (?:token|key|PAT) (?:does|did|is) .{0,30}\b(?:use|using|send|sending|read|take)\b/i,
    ],
    answer:
      'Run token-check where the program runs, with the variable that it reads. It shows the last four characters, a fingerprint, the scopes and the team of the token, and never the token itself. In a cluster, check the value in the Secret that the Pod names.',
    step: { text: 'See which token each tool there would send:', terminal: 'token-check doctor' },
  },
  {
    id: 'account-read',
    includes: ['permissions', 'see-scopes'],
    title: 'Add account:read, because many tools read the account first',
    patterns: [
      /\b(?:needs?|requires?)\b.{0,20}["'`“]account(?::read)?["'`”]|\baccount scopes?\b|\baccount:read\b/i,
    ],
    answer:
      'Many tools test a token with GET /v2/account, which needs account:read. A token’s scopes can’t be edited, so create a new one with account:read and the scopes for the job.',
    step: { text: 'Create the token:', url: links.tokens },
  },
  {
    id: 'kubeconfig',
    includes: ['expiry', 'where', 'permissions', 'see-scopes', 'safety', 'owner', 'pat-or-oauth'],
    title: 'Each kubeconfig gets a credential of its own',
    about: /\bkubeconfig\b/i,
    patterns: [/\btokens?\b|\bcredentials?\b|\bkubeconfig\b/i],
    // https://docs.digitalocean.com/reference/doctl/reference/kubernetes/cluster/kubeconfig/save/
    // https://docs.digitalocean.com/reference/pydo/reference/kubernetes/get_kubeconfig
    answer:
      'That’s expected: a kubeconfig has a credential for the cluster, not your token. `kubeconfig save` can create one each time, and `kubeconfig remove` only deletes the local entry. It expires by itself; `--expiry-seconds` sets when.',
    step: {
      text: 'Save it for ten minutes only, with the name of your cluster:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster> --expiry-seconds 600',
    },
  },
  {
    id: 'test-api',
    includes: ['safety', 'permissions', 'pat-or-oauth', 'where'],
    title: 'DigitalOcean documents no test API',
    patterns: [
      /\b(?:sandbox|test (?:api|mode|environment|account)|mock|dry[- ]run|fake (?:api|token))\b/i,
      /\bwithout (?:a |any )?real (?:token|account|droplets?)\b/i,
    ],
    about: /\bapi\b|\btokens?\b|digital ?ocean/i,
    answer:
      'Every request acts on a real team. For tests, let your code talk to a mock of the API, or use a token that only reads, in a team of its own. token-check itself has a simulated DigitalOcean.',
    step: {
      text: 'Try token-check with its simulated DigitalOcean:',
      terminal: 'token-check --sandbox',
    },
  },
  {
    id: 'docker-machine',
    includes: ['safety', 'where', 'variable-not-read'],
    title: 'docker-machine keeps the token of each machine',
    about: /\bdocker[- ]machine\b/i,
    patterns: [
      /\b(?:where|how)\b.{0,60}\b(?:new|change|replace|update|put|set)\b.{0,40}\b(?:tokens?|credentials?)\b/i,
    ],
    // https://github.com/docker-archive-public/docker.machine/issues/2220
    answer:
      'docker-machine saves the token when it creates a machine, and uses that one later. Replace the value of `AccessToken` in the config.json of each machine.',
    step: {
      text: 'Find the files that contain the saved token:',
      command: 'grep -l AccessToken ~/.docker/machine/machines/*/config.json',
    },
  },
  {
    id: 'rate-limit',
    title: 'The rate limit counts per token',
    patterns: [/\brate[- ]?limit(?:s|ed|ing)?\b/i, /\b(?:requests|calls) per (?:hour|minute)\b/i],
    // The description of the API: 5,000 requests an hour and 250 a minute for each token.
    answer:
      'DigitalOcean counts requests per token, not per IP address: 5,000 an hour, and 250 a minute. So each user’s own token has a limit of its own. The answer headers `ratelimit-limit`, `ratelimit-remaining` and `ratelimit-reset` show the state.',
    step: {
      text: 'Show the headers for a token:',
      command:
        'curl -sS -o /dev/null -D - -H "Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN" https://api.digitalocean.com/v2/account',
    },
  },
  {
    id: 'shared',
    includes: ['where', 'safety', 'owner', 'permissions', 'rate-limit'],
    title: 'Several programs can use one token at the same time',
    about: /\b(?:tokens?|PATs?|api keys?)\b/i,
    patterns: [
      /\b(?:one|same|single) (?:\w{2,12} )?(?:token|key|PAT)\b.{0,40}\b(?:two|both|several|multiple|many|at (?:once|the same time)|all (?:my|our|the))\b/i,
      /\bshar(?:e|ing)\b.{0,20}\b(?:token|key|PAT)s?\b.{0,30}\b(?:between|across|among)\b/i,
    ],
    answer:
      'Yes: a token has no session, so a second program doesn’t end the first one. They share its rate limit, and replacing it means changing all of them. A token for each program is easier to replace and to limit.',
    step: { text: 'Create a token for each program:', url: links.tokens },
  },
  {
    id: 'expiry-alert',
    includes: ['expiry', 'where', 'safety'],
    title: 'How to be warned before a token expires',
    patterns: [
      /\b(?:notif\w{2,8}|remind\w{0,4}|alert\w{0,3}|warn\w{0,4}|monitor\w{0,3}|e-?mail\w{0,2})\b.{0,60}\bexpir\w{1,5}\b/i,
    ],
    answer:
      'Let a scheduled job check the token. token-check reads its expiry from DigitalOcean, warns 14 days before it, and can fail the job.',
    step: { text: 'Write a first configuration for the job:', terminal: 'token-check ci init' },
  },
  {
    id: 'what-ends',
    includes: ['where', 'owner', 'expiry', 'vanished', 'permissions', 'safety', 'pat-or-oauth'],
    title: 'What ends a token',
    about: /\b(?:tokens?|PATs?|api keys?)\b/i,
    patterns: [
      /\b(?:delet|destroy|renam|mov|rebuild|chang|reset|enabl|enforc)\w{0,4}\b(?! (?:\w{1,6} ){0,3}(?:tokens?|PATs?|keys?)\b).{0,60}\b(?:(?:also )?(?:remove|delete|revoke|end)s? (?:\w{2,6} )?(?:api )?tokens?\b|(?:tokens?|PATs?)\b.{0,30}\b(?:gone|stop|cut off|lost|revoked|survive|keep|work|affected|invalid))/i,
      /\b(?:tokens?|PATs?|api keys?)\b.{0,30}\b(?:gone|stop|invalid|cut off|lost|revoked|survive|keep|remain)\w{0,3}\b.{0,30}\b(?:when|if|after)\b.{0,40}\b(?:delet|destroy|renam|mov|rebuild|chang|reset|enabl)/i,
    ],
    // https://docs.digitalocean.com/reference/api/create-personal-access-token/
    answer:
      'It ends at its expiry date, when a person deletes it, or when DigitalOcean finds it in public. It belongs to a person and a team, and not to a Droplet or an app. DigitalOcean documents no other change, such as a new name, password or 2FA, that ends it.',
    step: { text: 'See the tokens of the team and their expiry:', url: links.tokens },
  },
  {
    id: 'inspect',
    includes: ['see-scopes', 'permissions', 'where', 'expiry', 'owner', 'safety'],
    title: 'How to see what a token can do and when it ends',
    patterns: [
      /\b(?:what|which)\b.{0,60}\btokens?\b.{0,40}\b(?:allowed|able|can|may)\b.{0,60}\b(?:ends?|expires?|valid)\b/i,
      /\b(?:when|until when|how long)\b.{0,60}\btokens?\b.{0,60}\b(?:what|which)\b.{0,40}\b(?:allowed|can|may|scopes?)\b/i,
    ],
    answer:
      'Check the token: token-check reads its scopes, its team and its remaining time from DigitalOcean. It only reads, so nothing changes and the token keeps working.',
    step: { text: 'Paste the token at the prompt:', terminal: 'token-check' },
  },
  {
    id: 'spaces-keys',
    includes: ['where', 'owner', 'pat-or-oauth', 'permissions'],
    title: 'Spaces uses access key pairs, not API tokens',
    patterns: [
      /\b(?:bucket|s3|spaces (?:bucket|key)|(?:digital ?ocean|DO) spaces?)\b.{0,80}\b(?:keys?|tokens?|credentials?)\b/i,
      /\b(?:keys?|tokens?|credentials?)\b.{0,80}\b(?:bucket|s3|(?:digital ?ocean|DO) spaces?)\b/i,
      /\bS3_(?:ACCESS_KEY|SECRET|ENDPOINT)/,
      /\b(?:keys?|tokens?|credentials?)\b.{0,80}\b(?:s3cmd|rclone|boto3|aws cli|cyberduck|minio|spaces)\b|\b(?:s3cmd|rclone|boto3|cyberduck)\b.{0,80}\b(?:keys?|tokens?|credentials?)\b/i,
    ],
    answer:
      'Spaces needs an access key ID (DO…) and a secret key, not an API token. Without a pair, only public files and presigned URLs work; a key can be limited to one bucket. Terraform and Pulumi read it from SPACES_ACCESS_KEY_ID and SPACES_SECRET_ACCESS_KEY, beside the token for the API.',
    step: { text: 'Create a Spaces key pair:', url: links.spacesKeys },
  },
  {
    id: 'legacy-key',
    includes: ['pat-or-oauth', 'where'],
    title: 'A personal access token replaces client ID and API key',
    patterns: [
      /(?:\b|_)client[_ ]?id\b.{0,40}(?:\b|_)api[_ ]?key\b/i,
      /\btokens?\b.{0,40}\breplace(?:s|ment)?\b.{0,30}\bapi[_ ]?key\b/i,
    ],
    answer:
      'Yes: version 1 of the API, with its client ID and API key, was retired in November 2015. Today you need a single token. Put a personal access token (dop_v1_…) there, and use a tool that works with version 2 of the API.',
    step: { text: 'Create a personal access token:', url: links.tokens },
  },
  {
    id: 'scope-value',
    includes: ['permissions', 'safety', 'see-scopes', 'pat-or-oauth'],
    title: 'Name each OAuth scope in the link, separated by %20',
    patterns: [
      /\bscope\b.{0,80}\bread\b.{0,20}\bwrite\b/i,
      /\bread-write\b.{0,60}\bscope\b|\bscope variable\b|\bvalue\b.{0,60}\bscope\b/i,
      /\boauth\b.{0,80}\bscopes?\b|\bconsent screen\b.{0,80}\baccess\b/i,
    ],
    answer:
      'The parameter `scope` of the authorization link decides what the app can do. Separate scopes with a space, which is %20 in a URL: `scope=read%20write` for all read and write access, or only what the app needs, such as `scope=genai:read%20genai:create`.',
    step: { text: 'Look up the names of the scopes:', url: links.scopes },
  },
  {
    id: 'oauth-flow',
    title: 'Use the authorization code flow, with PKCE without a secret',
    patterns: [
      /\bimplicit\b|\bPKCE\b|\bclient[_ ]credentials?\b|\b(?:grant|response)[_ ]types?\b/i,
      /\b(?:which|what|right|best|correct)\b.{0,20}\b(?:oauth )?flow\b/i,
      /\b(?:app|mobile|ios|android|desktop|frontend|browser|cli|ship|bundle|embed)\b.{0,60}\bclient[_ ]secret\b|\bclient[_ ]secret\b.{0,60}\b(?:mobile|ios|android|desktop|frontend|browser|cli|ship|bundle|embed|public)/i,
    ],
    answer:
      'Use the authorization code flow if your app can keep a client secret, and add PKCE if it can’t. The implicit flow gives no refresh token. There is no client_credentials grant, because a token always acts for a user; for your own account, use a personal access token.',
    step: { text: 'Read how each flow works:', url: links.oauthDocs },
  },
  {
    id: 'for-users',
    includes: ['pat-or-oauth', 'safety', 'where', 'owner'],
    title: 'Let the users of an app connect with OAuth',
    patterns: [
      /\b(?:users?|customers?|clients?|people|visitors|members|them)\b.{0,80}\b(?:make|create|generate|paste|enter|provide|give|send)\b.{0,40}\b(?:tokens?|PATs?|api[ -]?keys?)\b/i,
    ],
    answer:
      'With OAuth, each person signs in at DigitalOcean, and your app gets a token (doo_v1_…) for one team with the scopes that it asks for. The person can end it at any time. A personal access token (dop_v1_…) that people paste is for your own scripts and tools.',
    step: { text: 'Register an OAuth app:', url: links.applications },
  },
  {
    id: 'pat-or-oauth',
    title: 'Personal access token or OAuth token',
    patterns: [
      /\boauth (?:apps?|applications?|clients?)\b.{0,80}\b(?:personal|PATs?|tokens?)\b|\b(?:personal|PATs?)\b.{0,80}\boauth\b/i,
      /\b(?:oauth|api)(?: access)? tokens?\b.{0,80}\b(?:personal|PATs?)\b/i,
      /\b(?:personal|PATs?)\b.{0,80}\b(?:oauth|api)\b/i,
      /\bpersonal access tokens?\b.{0,60}\b(?:differ|same|instead|which|right|need|what)/i,
      /\b(?:differ|same|what|which)\b.{0,60}\b(?:personal access tokens?|PATs?)\b/i,
    ],
    answer:
      'Both are API tokens, sent as `Authorization: Bearer`. A personal access token (dop_v1_…) is for your own scripts and tools. An app that acts for other people should get an OAuth token (doo_v1_…) from each of them instead.',
    step: { text: 'Create a personal access token for your own tools:', url: links.tokens },
  },
  {
    id: 'safety',
    includes: ['where'],
    title: 'How to keep a token safe',
    patterns: [
      /\b(?:secure|insecure|safe|safely|safety|security|dangerous|risky?|bad idea|best practice)\b/i,
      /\b(?:leak(?:ed|s)?|stolen|exposed|compromised|pushed|committed|pasted|posted|published)\b/i,
      /\b(?:commit|bake|put|embed|hard-?code)\b.{0,40}\b(?:tokens?|keys?|it)\b.{0,60}\b(?:repo\w{0,8}|image|dockerfile|frontend|front-end|app|browser|javascript|code)\b/i,
      /\bwhere\b.{0,30}\b(?:store|keep|put|save)\b/i,
    ],
    answer:
      'It’s fine if the token stays on your server. Keep it in a secret store or a variable, never in a web page, an app, an image (also not as a build argument) or a repository. Use one token per program, with few scopes and an expiry date. After a leak, delete it first, then create a new one.',
    step: { text: 'Delete a leaked token here:', url: links.tokens },
  },
  {
    id: 'extend',
    includes: ['expiry', 'owner', 'where', 'safety'],
    title: 'An expiry can’t be extended: create a new token',
    about: /\b(?:tokens?|PATs?)\b/i,
    patterns: [
      /\b(?:extend|prolong|renew|reactivate|revive)\b.{0,20}\b(?:it|them|tokens?|PATs?)\b/i,
      /\b(?:tokens?|PATs?)\b.{0,40}\b(?:be )?(?:extended|prolonged|renewed|reactivated)\b/i,
    ],
    answer:
      'The expiry of a personal access token is fixed when you create it. Create the new token in the same team with the same scopes, put it wherever the old one is, and check the jobs. An expired token can’t come back.',
    step: { text: 'Create the new token:', url: links.tokens },
  },
  {
    id: 'one-variable',
    includes: ['variable-not-read', 'where'],
    title: 'Which variable each tool reads',
    patterns: [
      /\bDIGITALOCEAN_(?:ACCESS_)?TOKEN\b.{0,60}\b(?:rather than|instead of|or|and|versus|vs)\b.{0,40}\bDIGITALOCEAN_(?:ACCESS_)?TOKEN\b/i,
      /\b(?:same|one) variable\b.{0,40}\b(?:doctl|terraform)\b/i,
    ],
    // https://github.com/digitalocean/terraform-provider-digitalocean digitalocean/provider.go
    answer:
      'doctl reads DIGITALOCEAN_ACCESS_TOKEN. The Terraform provider reads DIGITALOCEAN_TOKEN first and then DIGITALOCEAN_ACCESS_TOKEN, so the second one is enough for both. A `token` in the provider block comes before them.',
    step: { text: 'See which token each tool uses here:', terminal: 'token-check doctor' },
  },
  {
    id: 'expiry',
    title: 'When a token expires',
    patterns: [
      /\bexpir(?:e|es|ed|y|ation|ing)\b|\brefresh(?:ed|ing)?\b|\brenew(?:ed|al)?\b/i,
      /\bhow long\b|\blifetime\b|\b(?:30|60|90) days\b|\bforever\b|\bvalid (?:for|until)\b/i,
    ],
    answer:
      'You choose the expiry of a personal access token when you create it; “no expiry” is possible. It can’t be refreshed: at its end DigitalOcean answers 401. OAuth tokens usually last 30 days, and the app renews them with a refresh token, which works once. How long an unused one lasts isn’t documented.',
    step: { text: 'See when your tokens expire:', url: links.tokens },
  },
  {
    id: 'permissions',
    title: 'What a token can do',
    patterns: [
      /\bscopes?\b|\bpermissions?\b(?! denied)|\bprivileges?\b|\bread[- ]only\b|\bfull access\b/i,
      /\bread ?\/ ?write\b|\bread and write\b|\bwrite\b.{0,20}\b(?:access|ticked|checked|unticked)\b|\bticked?\b|\bunticked\b/i,
      /\b(?:limit|restrict|grant)\b.{0,40}\b(?:access|resources?|clients?|droplets?|clusters?|projects?|domains?|buckets?)\b|\bless access\b|\bget less\b/i,
      /\bonly\b.{0,20}\b(?:read|reboot|restart|specific|certain)\b/i,
      /\b(?:single|one|specific|particular) (?:\w{2,14} )?(?:droplets?|servers?|domains?|apps?|clusters?)\b/i,
    ],
    answer:
      'You choose full access, read-only or custom scopes when you create it; the owner’s role limits it too. Many tools also need account:read. A scope can’t single out one Droplet or cluster.',
    step: {
      text: 'See which scopes your operation needs, for example:',
      terminal: 'token-check scopes "reboot a droplet"',
    },
  },
  {
    id: 'panel-scopes',
    includes: ['permissions'],
    title: 'A panel that reboots Droplets needs two scopes',
    about: /\b(?:panel|dashboard|reboot|restart|power)\b/i,
    patterns: [
      /\b(?:clients?|customers?|users?|teams?|panel)\b.{0,80}\b(?:less|only|limit\w{0,3}|restrict\w{0,3}|reboot|restart|read)\b|\b(?:get less|less access)\b/i,
      /\b(?:read|see|show)\b.{0,30}\b(?:and|or)\b.{0,10}\b(?:reboot|restart)\b/i,
    ],
    answer:
      'You choose full access, read-only or custom scopes when you create a token; the owner’s role limits it too. A panel that shows and reboots Droplets needs droplet:read and droplet:update. A scope can’t single out one Droplet, so the panel itself must.',
    step: {
      text: 'See which scopes an operation needs:',
      terminal: 'token-check scopes "POST /v2/droplets/1/actions"',
    },
  },
  {
    id: 'see-scopes',
    includes: ['permissions', 'where'],
    title: 'How to see the scopes of a token',
    patterns: [
      /\b(?:check|see|show|list|find out|know)\b.{0,40}\b(?:scopes?|permissions?)\b/i,
      /\bwhat\b.{0,20}\btokens? (?:may|can) do\b/i,
    ],
    answer:
      'DigitalOcean’s token/info endpoint returns the scopes and the remaining lifetime of a token. token-check asks it and shows both.',
    step: {
      text: 'Check a token to see its scopes:',
      terminal: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
    },
  },
  {
    id: 'owner',
    title: 'Whose token it is',
    patterns: [
      /\bteams?\b|\bteam ?mates?\b|\b(?:colleague|coworker|co-worker|employee)s?\b/i,
      /\bwhose\b|\bimpersonal\b|\b(?:role|service|machine|bot) (?:account|user)\b/i,
      /\bleaves?\b.{0,30}\b(?:company|us|organi[sz]ation)\b|\bchoose\b.{0,30}\baccount\b/i,
    ],
    answer:
      'A token belongs to the person who created it, works for one team, and can do no more than that person’s role. We don’t know what happens to it when the person leaves: create tokens for automation with a team member made for that. A token can’t be moved; with OAuth, the team is chosen at the sign-in.',
    step: {
      text: 'Check a token to see its team:',
      terminal: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
    },
  },
  {
    id: 'variable-not-read',
    includes: ['where', 'safety'],
    title: 'Why a program doesn’t see the variable',
    patterns: [
      /\benv(?:ironment)?(?: variables?)?\b.{0,120}\b(?:no effect|ignored?|not (?:found|read|used|picked))\b/i,
      /\b(?:look|read|find)\b.{0,30}\bin the environment\b/i,
    ],
    answer:
      'A program sees a variable only if it was exported in the same shell. A token in the configuration, such as a Terraform provider argument or `pulumi config set`, is used first. So check both, and which one the program takes.',
    step: { text: 'See which token each tool uses here:', terminal: 'token-check doctor' },
  },
  {
    id: 'locked-account',
    includes: ['where', 'safety', 'owner', 'expiry', 'permissions'],
    title: 'A payment or a locked account isn’t about the token',
    patterns: [
      /\baccount\b.{0,20}\b(?:locked|suspended|disabled)\b/i,
      /\b(?:payments?|invoices?|past due|refunds?|credit card|card (?:was |is |got )?declined|overdue)\b/i,
    ],
    answer:
      'A new token changes nothing about either. Check the billing page and your email for a notice. Requests fail while an account is locked, and only DigitalOcean support can unlock it.',
    step: { text: 'Check the billing page:', url: links.billing },
  },
  {
    id: 'where',
    title: 'Where to create, see and delete tokens',
    patterns: [
      /\bwhere\b.{0,60}\b(?:tokens?|PATs?|api keys?)\b/i,
      /\bhow\b.{0,30}\b(?:get|create|make|generate|obtain|delete|revoke|find)\b.{0,30}\b(?:tokens?|PATs?|api keys?)\b/i,
    ],
    answer:
      'Create, see and delete tokens in the control panel, under API > Tokens. DigitalOcean shows the value only once, when you create it. The API can’t create personal access tokens.',
    step: { text: 'Open the list of tokens:', url: links.tokens },
  },
] as const satisfies readonly Topic[];

/** The name of a topic. */
export type TopicId = (typeof topics)[number]['id'] | NoFailureId;
