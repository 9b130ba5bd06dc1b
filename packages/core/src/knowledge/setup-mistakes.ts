import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';

/**
 * Earlier steps of a text that went wrong before the command that fails: the credential was put where the
 * program doesn't read it, or never got there.
 */

const tokenLength = 71;

/** `kubectl describe secret` prints the length of each key. */
const describedKey =
  /^[ \t]{0,8}(?<key>[\w.-]{0,30}(?:token|api[-_]?key|do-?pat)[\w.-]{0,20}):[ \t]{1,20}(?<bytes>\d{1,5}) bytes\b/im;

function secretOfWrongLength({ text }: Paste): Names | null {
  const { key, bytes = '' } = describedKey.exec(text)?.groups ?? {};
  const name = shownName(key);
  if (name === null || Number(bytes) === tokenLength || Number(bytes) === 64) return null;
  const secret = shownName(/^Name:[ \t]{1,20}(?<name>[\w.-]{1,60})$/m.exec(text)?.groups?.name);
  const namespace = shownName(
    /^Namespace:[ \t]{1,20}(?<name>[\w.-]{1,60})$/m.exec(text)?.groups?.name,
  );
  const reasons: Readonly<Record<number, string>> = {
    0: 'The variable had no value in the shell that created the Secret.',
    1: 'The variable had no value in the shell that created the Secret.',
    [tokenLength + 1]: 'That is a token and a line break, as `echo` without -n adds it.',
    96: 'That is the Base64 form of a token, so the value was encoded twice.',
  };
  return {
    secretKey: name,
    bytes,
    secret: secret ?? '<name>',
    namespace: namespace ?? '<namespace>',
    reason: reasons[Number(bytes)] ?? 'So the value isn’t a whole token.',
  };
}

/** `echo -n` in a shell whose `echo` has no options prints them. */
const startsWithOption =
  /(?:\b(?<name>[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){0,5})\s{0,3}[=:]\s{0,3}|\bBearer )["'`]?-n {1,4}(?!-)\S/;

function optionInValue({ text }: Paste): Names | null {
  const found = startsWithOption.exec(text);
  // `[ -n "$TOKEN" ]` is a test, and so are the options of a program.
  if (found === null || /\bdocker run\b|\bkubectl\b[^\n]{0,80} -n /.test(found[0])) return null;
  return { place: found.groups?.name ? `\`${found.groups.name}\`` : 'the header' };
}

/** A command of a shell, not a line of YAML or of a Makefile, where `$(NAME)` is a variable. */
const commandSubstitution =
  /^[ \t]{0,16}(?:[$#%] )?(?:echo|printf|curl|export|docker|doctl|terraform|tofu|helm|kubectl|ansible-playbook|sed)\b[^\n]{0,200}?\$\((?<name>[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){1,5})\)/m;
const otherSyntax =
  /\b(?:azure-pipelines|vmImage|Makefile|make: |apiVersion:|kind: )|^\t[@-]?\w|^[ \t]{0,12}- (?:script|bash|task): /m;

function runsCommand({ text }: Paste): Names | null {
  const name = shownName(commandSubstitution.exec(text)?.groups?.name);
  return name === null || otherSyntax.test(text) ? null : { ran: name };
}

/** PowerShell reads a value without quotes as a command, and prints it in its error. */
function unquotedInPowerShell({ text }: Paste): Names | null {
  if (!/\bis not recognized as (?:the|a) name of a cmdlet\b/.test(text)) return null;
  const found = /\$env:(?<name>\w{3,60})\s{0,3}=\s{0,3}(?!["'(@$])\S/i.exec(text)?.groups;
  const name = shownName(found?.name);
  return name === null ? null : { unquoted: name };
}

/** Pulumi's configuration has the token under the name of the provider. */
function pulumiKey({ text }: Paste): Names | null {
  const found =
    /\bpulumi config set (?:--\S{1,20} ){0,3}["']?(?<key>(?!digitalocean:)(?:[\w-]{1,30}:)?[\w-]{0,20}token)\b/i;
  const key = shownName(found.exec(text)?.groups?.key);
  if (key === null || !/digital ?ocean/i.test(text)) return null;
  // The program can read its own key, and give it to a provider.
  return /\b(?:new \w{0,20}\.?Config|pulumi\.Config|require(?:Secret)?\()/.test(text)
    ? null
    : { pulumiKey: key };
}

/** `contexts:` with tokens in doctl's configuration, as kubectl's has them. */
function doctlContexts({ text }: Paste): Names | null {
  if (!/\bdoctl\b/.test(text) || /^\s{0,4}auth-contexts:/m.test(text)) return null;
  const nested =
    /^contexts:[ \t]{0,4}\n(?:[ \t]{1,8}\S[^\n]{0,200}\n){0,12}?[ \t]{1,12}access-token:/m;
  if (!nested.test(text)) return null;
  const context = shownName(/--context[ =](?<name>[\w.-]{1,40})/.exec(text)?.groups?.name);
  return { context: context ?? '<name>' };
}

/** `doctl auth init` without a context, and then a context that has no token. */
function contextWithoutToken({ text }: Paste): Names | null {
  const init = /\bdoctl\S{0,4} auth init\b(?![^\n]{0,120}--context)/.exec(text);
  if (init === null || !/\bValidating token\.{3} ?(?:OK|✔)|\bSuccessfully logged into\b/.test(text))
    return null;
  const rest = text.slice(init.index);
  const found =
    /\bdoctl\S{0,4} auth switch (?:--context[ =])?(?<switched>(?!default\b)[\w.-]{1,40})|\bdoctl\b[^\n]{0,80} --context[ =](?<flag>(?!default\b)[\w.-]{1,40})/;
  const { switched, flag } = found.exec(rest)?.groups ?? {};
  const context = shownName(switched ?? flag);
  return context === null ? null : { context };
}

/** The header of a table of doctl's without a row below it, or an empty list of the API. */
const emptyList =
  /^ID[ \t]{2,12}Name[ \t]{2,12}[A-Z][^\n]{3,300}(?:\n[ \t]{0,8}(?=\n|$)){1,3}(?![ \t]{0,8}\d)|"(?:droplets|domains|volumes|apps|databases|ssh_keys|kubernetes_clusters)"\s{0,3}:\s{0,3}\[\s{0,3}\]/m;
const expectsMore =
  /\b(?:but|although|though|yet|still)\b[^.\n]{0,40}\b(?:I|we) (?:do |clearly |definitely )?(?:have|see|can see|own|created)\b|\b(?:in|on) (?:the |my |our )?(?:control )?(?:panel|dashboard|console|website|UI)\b|\b(?:shows?|returns?|lists?|gives?|get)\b[^.\n]{0,20}\b(?:empty|nothing|no droplets|none|zero)\b/i;
const isFiltered = /--(?:tag-name|region|format)\b|[?&](?:tag_name|name)=/;

const emptyButExpected = ({ text }: Paste): Names | null =>
  emptyList.test(text) && expectsMore.test(text) && !isFiltered.test(text) ? {} : null;

const asksInJob = /\binteractive login from a non[- ]TTY device\b/i;

/** Docker asks for a password although the command has one: the variable is empty. */
function dockerAsks({ text }: Paste): Names | null {
  if (!asksInJob.test(text)) return null;
  const login =
    /\bdocker login\b(?=[^\n]{0,200}\s(?:-p|--password|--password-stdin)\b)[^\n]{0,300}?\$\{?(?<name>[A-Z][A-Z0-9_]{2,40})/;
  const name = shownName(login.exec(text)?.groups?.name);
  return name === null ? null : { login: name };
}

export const setupMistakes = [
  {
    id: 'secret-length',
    title: 'The Secret has {bytes} bytes; a token has 71',
    find: secretOfWrongLength,
    sure: true,
    decisive: true,
    fits: '`kubectl describe` shows the length of the key `{secretKey}`. {reason}',
    check: {
      text: 'Print the length of the variable that has the token, and set it if that isn’t 71:',
      command: 'echo "${#TOKEN}"',
    },
    afterwards: {
      text: 'Create the Secret again, and restart the Pods that read it:',
      command: [
        'kubectl -n {namespace} create secret generic {secret} \\',
        '  --from-literal={secretKey}="$TOKEN" --dry-run=client -o yaml | kubectl apply -f -',
      ].join('\n'),
    },
  },
  {
    id: 'option-in-value',
    title: 'The value starts with “-n ”, which isn’t part of the token',
    find: optionInValue,
    sure: true,
    decisive: true,
    fits: 'Where {place} was filled, `echo -n` ran in a shell whose `echo` has no options (sh, make), so `-n ` became part of the value.',
    check: { text: 'Write the value again without echo:', command: 'printf %s "$TOKEN"' },
    afterwards: { text: 'Restart the program that reads it.' },
  },
  {
    id: 'runs-command',
    title: '$({ran}) runs a command; write "${ran}"',
    find: runsCommand,
    sure: true,
    decisive: true,
    fits: 'In a shell, `$(…)` runs a command of that name. There is none, so the value is empty.',
    check: {
      text: 'Use the variable in its place, and run that line again:',
      command: '"${ran}"',
    },
    afterwards: {
      text: 'Print the length of the variable if it still fails; 0 means empty or not set:',
      command: 'echo "${#{ran}}"',
    },
  },
  {
    id: 'powershell-quotes',
    title: 'PowerShell needs quotes around the token',
    find: unquotedInPowerShell,
    sure: true,
    decisive: true,
    fits: 'PowerShell took the value for a command. So `{unquoted}` isn’t set, and the program sends no token, or an old one.',
    check: {
      text: 'Set it with quotes, and run the program in the same window:',
      command: '$env:{unquoted} = "<token>"',
    },
  },
  {
    id: 'pulumi-key',
    title: 'Pulumi reads `digitalocean:token`, not `{pulumiKey}`',
    find: pulumiKey,
    sure: true,
    decisive: true,
    // https://www.pulumi.com/registry/packages/digitalocean/installation-configuration/
    fits: 'The provider of DigitalOcean doesn’t read `{pulumiKey}`. So it sends no token, or the one from `DIGITALOCEAN_TOKEN`.',
    check: {
      text: 'Save the token under the right key; Pulumi asks for it:',
      command: 'pulumi config set digitalocean:token --secret',
    },
    afterwards: { text: 'Remove the other key:', command: 'pulumi config rm {pulumiKey}' },
  },
  {
    id: 'pulumi-state',
    title: 'Pulumi refreshes with the token in its state',
    together: [
      /\brefreshing urn:pulumi\b|\bpulumi refresh\b/,
      /\bpulumi config set\b|\bnew (?:token|one|PAT|key)\b|\brotat\w{2,3}\b/i,
    ],
    status: 401,
    sure: true,
    decisive: true,
    // https://www.pulumi.com/docs/iac/cli/commands/pulumi_refresh/
    fits: 'A refresh uses the provider as the state has it, with the token of the last update. The new token in the configuration isn’t used yet.',
    check: {
      text: 'Run the program as part of the refresh, so that it reads the configuration:',
      command: 'pulumi refresh --run-program',
    },
    afterwards: {
      text: 'Update without a refresh if this Pulumi has no such option:',
      command: 'pulumi up --refresh=false',
    },
  },
  {
    id: 'doctl-contexts-key',
    title: 'doctl reads `auth-contexts`, not `contexts`',
    find: doctlContexts,
    sure: true,
    decisive: true,
    // https://github.com/digitalocean/doctl/blob/main/commands/auth.go
    fits: 'doctl doesn’t read this block of the file, so the context has no token. Under `auth-contexts`, a line has the name of the context and its token.',
    check: {
      text: 'Let doctl write it, and paste the token at the prompt:',
      command: 'doctl auth init --context {context}',
    },
  },
  {
    id: 'context-without-token',
    title: 'The context {context} has no token here',
    find: contextWithoutToken,
    decisive: true,
    fits: 'DigitalOcean accepted the token, and doctl saved it in the context default. `{context}` is another context, with a token of its own. In it, doctl doesn’t read `DIGITALOCEAN_ACCESS_TOKEN` either.',
    check: {
      text: 'Save the token in that context, or remove it from the command:',
      command: 'doctl auth init --context {context}',
    },
    afterwards: { text: 'List the contexts that have a token:', command: 'doctl auth list' },
  },
  {
    id: 'list-empty',
    title: 'The token works, but belongs to another team',
    find: emptyButExpected,
    decisive: true,
    fits: 'DigitalOcean answered with an empty list, and a rejected token gets no list. A token sees the resources of one team only.',
    check: { text: 'See which team the token belongs to:', variable: true },
    afterwards: {
      text: 'Switch to the right team in the control panel, and create a token there:',
      url: 'https://cloud.digitalocean.com/account/api/tokens',
    },
  },
  {
    id: 'docker-asks',
    title: 'The variable {login} is empty in this job',
    find: dockerAsks,
    sure: true,
    decisive: true,
    fits: '`docker login` asks for a password although the command has one, so the variable has no value. A job has no terminal, and nothing was sent.',
    check: {
      text: 'Print the length of the variable in the job; 0 means that the secret doesn’t reach it:',
      command: 'echo "${#{login}}"',
    },
    afterwards: {
      text: 'Correct its name, its environment or its protection in the settings of the CI system. A protected variable is empty on other branches.',
    },
  },
  {
    id: 'docker-no-password',
    title: 'docker login got no password',
    together: [asksInJob],
    unless: /\s(?:-p|--password|--password-stdin)\b/,
    sure: true,
    decisive: true,
    fits: 'The command has no user name and password, and Docker can’t ask for them in a job. So nothing was sent.',
    check: {
      text: 'Give it the token as user name and as password, from a secret of the CI system:',
      command:
        'printf %s "$TOKEN" | docker login registry.digitalocean.com -u "$TOKEN" --password-stdin',
    },
  },
] as const satisfies readonly Circumstance[];
