import type { Circumstance } from './circumstance.ts';
import { links } from './links.ts';

/** What texts show of doctl: the prompt of `auth init`, and its contexts. */

export const doctlSetUp = [
  {
    id: 'doctl-kept-token',
    title: 'doctl used the saved token again',
    together: [
      /\bUsing token for context\b/,
      /\bnever\b[^\n]{0,20}\bask|\bdidn['’]t (?:even )?ask|\brotat\w{2,3}\b|\bnew (?:one|token|PAT)\b|\bdeleted (?:the )?old\b/i,
    ],
    decisive: true,
    // https://github.com/digitalocean/doctl/pull/1870
    fits: '`doctl auth init` doesn’t ask if a token is already saved for the context or set in the environment. It tested that one, not your new one.',
    check: { text: 'Remove the saved token:', command: 'doctl auth remove --context default' },
    afterwards: {
      text: 'Unset `DIGITALOCEAN_ACCESS_TOKEN` if it has the old token, and save the new one:',
      command: 'doctl auth init',
    },
  },
  {
    id: 'doctl-asks-anyway',
    title: 'doctl asks for a token although you pass one',
    together: [
      /\bdoctl auth init\b/,
      /(?:^|\s)(?:-t\b|`?--access-token\b)/,
      /\bprompt(?:s|ed)? (?:me|for|input)?|\bprompted\b|\bstill asks?\b/i,
    ],
    unless: /--context[ =](?!default)\S/,
    decisive: true,
    // https://github.com/digitalocean/doctl/issues/1176
    fits: 'An old doctl always asks, and doctl ignores `-t` while another context than default is selected. The token isn’t the cause.',
    check: {
      text: 'See which context doctl uses, and switch back to the default one:',
      command: 'doctl auth list && doctl auth switch --context default',
    },
    afterwards: {
      text: 'Update doctl. Without a prompt, it also reads this variable, and needs no `auth init`:',
      command: 'export DIGITALOCEAN_ACCESS_TOKEN=<token>',
    },
  },
  {
    id: 'doctl-init-context',
    title: 'doctl ignores -t for a named context, and asks for the token',
    together: [
      /\bdoctl auth init\b[^\n]{0,80}--context[ =](?!default\b)\S/,
      /(?:^|\s)(?:-t\b|--access-token\b)/,
      /\bunable to read digitalocean access token\b|\bunknown terminal\b/i,
    ],
    decisive: true,
    // https://github.com/digitalocean/doctl commands/auth.go
    fits: 'A job has no terminal for this prompt. The token itself wasn’t used.',
    check: {
      text: 'Remove `auth init` from the job. doctl reads this variable in its default context:',
      command: 'DIGITALOCEAN_ACCESS_TOKEN="${variable}" doctl account get',
    },
    afterwards: { text: 'Remove --context otherwise, so that doctl takes the token of `-t`.' },
  },
  {
    id: 'doctl-context-variable',
    title: 'doctl doesn’t use the context in DIGITALOCEAN_CONTEXT',
    together: [/\bDIGITALOCEAN_CONTEXT=/, /\b(?:does not|doesn['’]t|not|ignor\w{1,3})\b/i],
    decisive: true,
    fits: 'The token isn’t the cause. Some versions of doctl read the context only from the flag or from `auth switch`.',
    check: {
      text: 'Name the context with the flag, after the command:',
      command: 'doctl account get --context <name>',
    },
    afterwards: { text: 'Update doctl if you need the variable.' },
  },
  {
    id: 'snap-forgets',
    title: 'doctl from snap doesn’t find what it saved',
    together: [
      /\bsnap install doctl\b|\/snap\//,
      /\bValidating token\.{3} ?(?:OK|✔)/,
      /\bserverless\b[^\n]{0,80}\bnot (?:connected|installed)\b/i,
    ],
    unless: /\b40[13]\b|✘/,
    decisive: true,
    // https://github.com/digitalocean/doctl#snap-supported-os
    fits: 'The token works: doctl validated it. A snap may read and write only a few directories, and the credentials for Functions got lost there.',
    check: {
      text: 'Install doctl without snap, from its release archive:',
      url: 'https://github.com/digitalocean/doctl/releases',
    },
    afterwards: {
      text: 'Connect again with that doctl:',
      command: 'doctl serverless install && doctl serverless connect',
    },
  },
  {
    id: 'accepted-then-failed',
    title: 'DigitalOcean accepted the token; something after it failed',
    patterns: [/\bresponse (?:is|was) 200\b|\bafter (?:writing|printing|saying) OK\b/i],
    shown: [/\bValidating token\.{3} ?(?:OK|✔)|\bSuccessfully logged into doctl\b/],
    unless: /\b40[13]\b|✘|\bcancell?ed\b|\bauth init\b[^\n]{0,200}--context\b/,
    decisive: true,
    fits: 'The token was checked and is valid. What fails comes after this check, on this machine or in a later step.',
    check: {
      text: 'Set the token in the environment if doctl doesn’t save it, and update doctl:',
      command: 'export DIGITALOCEAN_ACCESS_TOKEN=<token>',
    },
    afterwards: { text: 'Check whether doctl saved it:', command: 'doctl auth list' },
  },
] as const satisfies readonly Circumstance[];

export const doctlContexts = [
  {
    id: 'doctl-context-token',
    title: 'doctl uses the saved token of the context, not -t',
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
    id: 'doctl-selected-context',
    title: 'doctl sends the token saved for the selected context',
    shown: [
      /\bdoctl\b[\s\S]{0,2000}\n[ \t]{0,4}(?!default\b)[\w.-]{1,60} \(current\)[ \t\r]{0,4}$/m,
      /\bNow using context \[(?!default\])/,
      /\bdoctl (?!auth)[^\n]{0,120}--context[ =](?!default\b)\S/,
    ],
    unless: /(?:^|\s)(?:-t\b|--access-token\b)/,
    status: 401,
    decisive: true,
    // https://github.com/digitalocean/doctl commands/command_config.go
    fits: 'While another context than default is selected, doctl sends the token that is saved for it, and ignores `DIGITALOCEAN_ACCESS_TOKEN`. DigitalOcean rejected that saved token.',
    check: {
      text: 'Save a token that works in that context:',
      command: 'doctl auth remove --context <name> && doctl auth init --context <name>',
    },
    afterwards: {
      text: 'Switch to the default context instead if doctl should read the variable:',
      command: 'doctl auth switch --context default',
    },
  },
  {
    id: 'kubectl-through-doctl',
    title: 'doctl’s saved token is rejected, and kubectl fails with it',
    together: [
      /\bYou must be logged in to the server\b|\bgetting credentials: exec\b/i,
      /\bUnable to use supplied token\b|\bdoctl\b[\s\S]{0,400}\b401\b/i,
    ],
    status: 401,
    decisive: true,
    fits: 'kubectl gets its credential for the cluster from doctl. A new kubeconfig needs a token that works.',
    check: { text: 'Create a new token:', url: links.tokens },
    afterwards: {
      text: 'Save it for doctl, and get a new kubeconfig with it:',
      command: [
        'doctl auth remove --context default; doctl auth init',
        'doctl kubernetes cluster kubeconfig save <cluster>',
      ].join('\n'),
    },
  },
  {
    id: 'doctl-token-damaged',
    title: 'DigitalOcean can’t read the request of doctl (400)',
    shown: [/\bUnable to use supplied token\b[^\n]{0,120}: 400\b/i],
    status: 400,
    decisive: true,
    fits: 'doctl reached DigitalOcean, which answered 400 instead of 401. The saved token probably contains another character, such as a line break or a quote.',
    check: {
      text: 'Remove the saved token, and enter it again on one line:',
      command: 'doctl auth remove --context default; doctl auth init',
    },
    afterwards: {
      text: 'Check which token doctl sends if that fails:',
      terminal: 'token-check doctor',
    },
  },
  {
    id: 'doctl-context-not-switched',
    title: 'doctl still uses the other context',
    together: [
      /\bdoctl auth init\b[^\n]{0,200}--context\b/,
      /\bswitch\b|\bstill (?:shows?|lists?|uses?|sees?)\b|\b(?:shows?|lists?|prints?|sees?|uses?) (?:\w{2,12} ){0,3}(?:of|from|for) |\bdoctl (?!auth|[^\n]{0,100}--context)[\s\S]{0,200}\baccess token is required\b/i,
    ],
    unless: /\bdoctl auth switch\b/,
    decisive: true,
    // https://docs.digitalocean.com/reference/doctl/how-to/use-multiple-accounts/
    fits: '`doctl auth init --context` saves a token under a name, but it doesn’t switch to it.',
    check: { text: 'Switch to the context:', command: 'doctl auth switch --context <name>' },
    afterwards: { text: 'Check whose account doctl uses now:', command: 'doctl account get' },
  },
  {
    id: 'doctl-named-context',
    title: 'doctl sent the token that is saved for a context',
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
] as const satisfies readonly Circumstance[];
