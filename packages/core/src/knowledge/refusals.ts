import type { Circumstance } from './circumstance.ts';
import { links } from './links.ts';

/**
 * What DigitalOcean says if it refuses the content of a request: the words of its messages, what they
 * mean, and the step. The messages are those of public threads; godo, doctl and Terraform print them as
 * they are.
 */
export const refusals = [
  {
    id: 'size-restricted',
    title: 'This account can’t create that size yet',
    shown: [
      /\bsize is (?:currently )?(?:restricted|not available to you)\b|\bto unlock (?:this|larger)/i,
    ],
    fits: 'Larger sizes are locked for new accounts until a payment is made or support allows them.',
    check: { text: 'Choose another size, or pay to unlock this one:', url: links.billing },
  },
  {
    id: 'payment-required',
    title: 'The account needs a payment first',
    shown: [
      /\b402\b[^\n]{0,20}\bpayment required\b/i,
      /"message"\s{0,3}:\s{0,3}"[^"\n]{0,60}\bpayment\b[^"\n]{0,60}\brequired\b/i,
    ],
    fits: 'DigitalOcean knows the token, and wants a payment or a payment method before it goes on.',
    check: { text: 'Check the billing page for an open invoice or a notice:', url: links.billing },
  },
  {
    id: 'size-or-region',
    title: 'The size isn’t available in that region',
    shown: [
      /\bsize is not available in this region\b|\bsize\b[^\n.]{0,40}\b(?:unavailable|not available)\b/i,
      /\b(?:invalid|unknown) size\b|\bsize (?:slug )?(?:is )?invalid\b/i,
    ],
    fits: 'The size doesn’t exist, or the region doesn’t offer it at the moment.',
    check: {
      text: 'List the sizes, and choose another size or region:',
      command: 'doctl compute size list',
    },
  },
  {
    id: 'image-invalid',
    title: 'The image doesn’t exist or isn’t in that region',
    shown: [
      /\binvalid image\b|\bimage you specified\b|\bimage\b[^\n.]{0,40}\bnot available\b|\b(?:unknown|no such) image\b/i,
    ],
    fits: 'DigitalOcean removes old images, and a snapshot is only in its own regions.',
    check: {
      text: 'List the images, and use one of them:',
      command: 'doctl compute image list --public',
    },
  },
  {
    id: 'region-invalid',
    title: 'The region doesn’t accept this',
    shown: [
      /\binvalid region\b(?!: region was)|\bregion\b[^\n.]{0,40}\b(?:not available|unavailable|disabled|not accepting)\b/i,
    ],
    fits: 'The region doesn’t exist, or it doesn’t offer this product at the moment.',
    check: {
      text: 'List the regions, and choose another one:',
      command: 'doctl compute region list',
    },
  },
  {
    id: 'ssh-key-taken',
    title: 'The SSH key is already in the account',
    shown: [/\bSSH key is already in use\b|\bssh key\b[^\n]{0,40}\balready (?:exists|in use)\b/i],
    fits: 'DigitalOcean stores each public key only once.',
    check: {
      text: 'Use the existing key by its ID or fingerprint instead of importing it:',
      command: 'doctl compute ssh-key list',
    },
    afterwards: { text: 'Update the program if it imports the same key again at each run.' },
  },
  {
    id: 'ssh-key-unknown',
    title: 'The SSH key isn’t in this account',
    shown: [/\binvalid (?:ssh )?key (?:identifiers?|ids?)\b|\binvalid ssh key ids?\b/i],
    fits: 'The ID or fingerprint names no SSH key of the team, or the body of the request isn’t valid JSON.',
    check: {
      text: 'Compare the key with the list, and add it if it’s missing:',
      command: 'doctl compute ssh-key list',
    },
  },
  {
    id: 'ssh-key-invalid',
    title: 'The SSH public key isn’t valid',
    shown: [
      /\bkey invalid, key should be\b|\binvalid (?:ssh )?public key\b|\bpublic key (?:is )?invalid\b/i,
    ],
    fits: 'The program sends something else than the content of a public key: a path, a private key, or an empty value.',
    check: {
      text: 'Compare what the program sends with the public key file, which starts with ssh-rsa or ssh-ed25519:',
      command: 'cat ~/.ssh/id_ed25519.pub',
    },
  },
  {
    id: 'git-not-connected',
    title: 'DigitalOcean has no access to your Git account',
    shown: [
      /\b(?:github|gitlab|bitbucket)\b[^\n]{0,30}\bnot (?:authenticated|connected|authorized|linked|installed)\b/i,
      /\b(?:github|gitlab|bitbucket) (?:user|account|app|installation) (?:does not|doesn['’]t|has no|lacks?)\b/i,
      /\b(?:no|not have|without|missing) access to (?:the |this |your )?(?:github|gitlab|bitbucket|git) ?(?:repo\w{0,8}|account)?\b/i,
    ],
    // https://docs.digitalocean.com/products/app-platform/how-to/create-apps/
    fits: 'App Platform reads the repository with its own access, which you grant in the control panel. The API token doesn’t include it.',
    check: {
      text: 'Connect the Git account, and allow the repository:',
      url: 'https://cloud.digitalocean.com/apps/new',
    },
    afterwards: {
      text: 'Fork the repository if it isn’t yours, and deploy your fork.',
    },
  },
  {
    id: 'limit-reached',
    title: 'A limit of the account stops this',
    shown: [
      /\b(?:exceed|reached|over)\b[^\n.]{0,40}\blimit\b|\blimit\b[^\n.]{0,30}\b(?:exceeded|reached)\b/i,
      /\bdroplet limit\b(?! {2})|\bquota\b|\bmaximum (?:number|amount) of\b/i,
    ],
    // Other systems have quotas too: clusters, disks, clouds.
    unless:
      /\brate[- ]limit|\b429\b|\bexceeded quota:|\bdisk quota\b|\bError from server \(Forbidden\)|\bgoogle cloud\b|\bResourceExhausted\b|\biptables\b|\bDroplet Limit\s{2,}/i,
    fits: 'The team has as many of these resources as it may have.',
    check: {
      text: 'Delete what you no longer need, or ask DigitalOcean support for a higher limit.',
    },
  },
  {
    id: 'cname-conflict',
    title: 'A CNAME record already has this name',
    shown: [/\bcannot share a name with a CNAME\b|\bCNAME records? cannot\b/i],
    fits: 'DNS allows no other record beside a CNAME with the same name.',
    check: {
      text: 'Rename or delete one of the two records. In external-dns, set a prefix for its TXT records:',
      command: '--txt-prefix=external-dns-',
    },
  },
  {
    id: 'record-invalid',
    title: 'A DNS record has an invalid value',
    shown: [
      /\bdata needs to end with a dot\b|\bdata\b[^\n.]{0,30}\b(?:is invalid|must be)\b|\binvalid (?:dns )?record\b/i,
    ],
    fits: 'The value of a record isn’t valid for its type. A host name as the value ends with a dot.',
    check: {
      text: 'Compare the record that failed with the existing ones:',
      command: 'doctl compute domain records list <domain>',
    },
  },
  {
    id: 'body-malformed',
    title: 'DigitalOcean couldn’t read the request',
    shown: [/\brequest (?:body )?was malformed\b|\bmalformed (?:request|body|json)\b/i],
    fits: 'A header or the body is broken: a line break or another hidden character in a value, such as the token, ends the header early. A wrong token alone gets 401.',
    check: {
      text: 'Print the values with their hidden characters, and strip the token. In Python:',
      command: 'print(repr(token), len(token)); token = token.strip()',
    },
    afterwards: {
      text: 'Log the whole request, and compare its names and values with a curl command that works.',
    },
  },
  {
    id: 'body-invalid',
    title: 'The body of the request isn’t what the API expects',
    shown: [
      /\bunpermitted parameters?\b|\binvalid json\b|\bunable to parse\b[^\n]{0,30}\b(?:json|body)\b|\berror parsing (?:the )?(?:json|body)\b/i,
      /\bcontent-type must be\b|\bunsupported media type\b/i,
    ],
    fits: 'The program sends a field that the API doesn’t know, or a body that isn’t JSON.',
    check: { text: 'Update the program: an old version sends old fields.' },
    afterwards: {
      text: 'Send valid JSON with `Content-Type: application/json` if the request is your own.',
    },
  },
  {
    id: 'busy',
    title: 'Another action is still running on this resource',
    shown: [
      /\bpending event\b|\bdeployment\b[^\n.]{0,20}\b(?:in progress|already running)\b|\balready (?:has )?(?:an? )?(?:action|event)s? (?:in progress|pending)\b|\bis (?:currently|still) (?:being|processing|provisioning|locked)\b/i,
    ],
    fits: 'DigitalOcean runs one action on a resource at a time.',
    check: { text: 'Wait until the action ends, and try again.' },
  },
  {
    id: 'attached',
    title: 'The volume is attached elsewhere',
    shown: [/\b(?:volume|storage)\b[^\n]{0,60}\balready attached\b|\battachment not found\b/i],
    fits: 'A volume can be attached to one Droplet only, in its own region.',
    check: {
      text: 'See where the volume is attached, and detach it there:',
      command: 'doctl compute volume list',
    },
  },
  {
    id: 'version-invalid',
    title: 'The Kubernetes version isn’t offered',
    shown: [
      /\b(?:validation error: )?(?:invalid|unsupported|unknown) (?:kubernetes )?version\b|\bversion\b[^\n.]{0,30}\b(?:not available|no longer supported|is not supported)\b/i,
    ],
    fits: 'DigitalOcean offers only a few versions of Kubernetes at a time.',
    check: {
      text: 'List the versions, and use one of them:',
      command: 'doctl kubernetes options versions',
    },
  },
  {
    id: 'name-invalid',
    title: 'The name has characters that aren’t allowed',
    shown: [
      /\bonly valid hostname characters\b|\bname\b[^\n.]{0,30}\b(?:is invalid|must (?:only )?(?:contain|consist|start))\b/i,
    ],
    fits: 'Names can contain letters, digits, dots and hyphens.',
    check: { text: 'Change the name in the request.' },
  },
  {
    id: 'name-taken',
    title: 'The name or the resource already exists',
    shown: [/\balready (?:exists|in use|taken)\b|\bhas already been taken\b|\bduplicate name\b/i],
    fits: 'Something with this name exists, perhaps from an earlier run that failed.',
    check: {
      text: 'Look for it in the control panel. Use it, delete it, or choose another name.',
    },
  },
  {
    id: 'field-missing',
    title: 'A value is missing in the request',
    shown: [
      /\bcan['’]t be blank\b|\bmust be (?:present|provided|specified)\b|\bis missing\b|\b(?:field|parameter|value) is required\b/i,
    ],
    fits: 'The message names the field.',
    check: { text: 'Add the field that the message names to the request.' },
  },
  {
    id: 'library-message',
    title: 'DigitalOcean refused the content of the request',
    // The errors of python-digitalocean, droplet_kit and DigitalOceanV2 with a message of the API.
    shown: [
      /\b(?:DataReadError|DropletKit::\w{1,30}|DigitalOceanV2\\\w{1,20}\\\w{1,30}): (?!unable|\[?"?401)[A-Z[]/,
    ],
    unless: /\bunable to authenticate\b|\brequest not processed\b/i,
    fits: 'The message behind the name of the error is DigitalOcean’s, and says what is wrong with the request.',
    check: { text: 'Change in the request what the message names, or update the library.' },
  },
] as const satisfies readonly Circumstance[];
