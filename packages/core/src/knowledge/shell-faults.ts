import type { Fact } from '../facts.ts';
import { shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { readSilently } from './step.ts';
import { variablesOf } from './tools.ts';
import { isCredential, nameOf, prompt, variableOf, variablesIn } from './variables.ts';

/**
 * Why a variable that a person has set doesn't reach the program: the shell keeps it to itself, or
 * another window, user, container or file has it.
 */

/** Whether the program had no token, or DigitalOcean refused it. */
const isFailure = (fact: Fact): boolean =>
  fact.type === 'no-credential' || (fact.type === 'answer' && (fact.status === 401 || fact.vague));
const failed = ({ facts, text }: Paste): boolean =>
  facts.some(isFailure) ||
  /\b(?:is|are|prints?|shows?|gives?|just|an) (?:\w{1,8} )?(?:empty|blank|nothing)\b/i.test(text);

const profile =
  /(?:~\/|\/home\/\w{1,30}\/|\$HOME\/)?(?<file>\.(?:bashrc|zshrc|bash_profile|profile|zprofile|zshenv|config\/fish\/config\.fish)|\$PROFILE)\b/;
const saving = new RegExp(
  `\\b(?:add(?:ed)?|put|chang(?:ed|e)|edit(?:ed)?|updated?|replaced?|wrote|saved?|set|pasted?|echo)\\b[^\\n]{0,120}?(?<![\\w.])${profile.source}`,
  'i',
);
const reloaded =
  /(?:\bsource|(?:^|\s)\.) ["'`]?(?:~|\$HOME|\.?\/|\.(?:bash|zsh|profile)|\$PROFILE)|\b(?:new|fresh|re-?open\w{0,3}|another|restart\w{0,3}|logged|log) (?:terminal|shell|tab|window|session|out|in|the (?:terminal|shell|computer)|my (?:terminal|mac|machine|shell))|\breboot|\bexec (?:\$SHELL|bash|zsh)\b/i;
const otherPlace =
  /\bcron(?:tab)?\b|\bsystemd\b|\bsystemctl\b|\bservice\b|\bsudo\b|\bdocker\b|\bcontainers?\b|\bpods?\b|\bssh\b|\bjenkins\b|\bCI\b|\bactions?\b|\brunner\b|\bWSL2?\b/i;
const editor = /(?<editor>VS ?Code|Cursor|Windsurf|IntelliJ|PyCharm|WebStorm|GoLand|Zed)\b/i;
const inEditor = new RegExp(
  `\\b${editor.source}(?:['’]s)? (?:integrated |built-in )?(?:terminal|console|shell)|\\b(?:terminal|console|shell) (?:in|of|inside|inside of|within) ${editor.source.replace('editor', 'editor2')}`,
  'i',
);
const otherWindow =
  /\b(?:other|another|different|second|new|2nd|next) (?:ssh |bash |shell |terminal |tmux |powershell |cmd )?(?:tab|window|terminal|shell|session|pane|console)\b(?! script)|\btmux\b|\bafter (?:a |the |I )?(?:reboot|restart|clos|re-?open|log)\w{0,5}\b|\b(?:each|every) (?:time I open|new) /i;

/** The environment of a window is older than the change, or the variable is another window's. */
function otherEnvironment(paste: Paste): Names | null {
  const { text } = paste;
  if (!failed(paste)) return null;
  if (
    /\bsetx\b/i.test(text) &&
    !/\b(?:setx|bash)\b: |new (?:cmd|terminal|window|prompt|console|powershell|shell)|re-?open|restart/i.test(
      text,
    )
  ) {
    return {
      lateness:
        '`setx` saves a variable for the windows that you open later. This one doesn’t get it.',
      refresh: 'Close this window, open a new one, and run the program there.',
      refreshing: '',
    };
  }
  const groups = inEditor.exec(text)?.groups;
  const named = shownName(groups?.editor ?? groups?.editor2);
  if (named !== null && /\bworks?\b|\bfine\b|\bold\b|\bnot (?:set|there)\b|\bempty\b/i.test(text)) {
    return {
      lateness: `A terminal in ${named} has the environment from the time when ${named} was started.`,
      refresh: `Quit ${named} completely, with all of its windows, and start it again.`,
      refreshing: '',
    };
  }
  const file = saving.exec(text)?.groups?.file;
  if (file !== undefined && !reloaded.test(text) && !otherPlace.test(text)) {
    const path = file.startsWith('.') ? `~/${file}` : file;
    return {
      lateness: `A shell reads \`${path}\` when it starts, so a window that was open before the change still has the old environment.`,
      refresh: 'Load the file in this window, and run the program again:',
      refreshing: `${path.startsWith('$') ? '.' : 'source'} ${path}`,
    };
  }
  const isExported = variablesIn(text).some(
    ({ name, set }) =>
      isCredential(name) && (set === 'shell' || set === 'powershell' || set === 'told'),
  );
  if (
    !isExported ||
    profile.test(text) ||
    !otherWindow.test(text) ||
    otherPlace.test(text.replace(/\bssh\b/g, ''))
  )
    return null;
  const name = variableOf(text);
  return {
    lateness: 'A variable exists only in the window in which you set it, and until you close it.',
    refresh:
      'Set it in the window that runs the program. Add the line to `~/.bashrc` or `~/.zshrc` to keep it:',
    refreshing: `export ${name}=<token>`,
  };
}

/** A program that a shell starts. */
const started =
  /(?:sudo |\.\/\w|bash \w|sh \w|python3? \w|node \w|npm \w|npx \w|go run|ruby \w|php \w|doctl|terraform|tofu|lego|acme\.sh|ansible|pulumi|packer|octodns|certbot|kubectl|helm|docker-machine|s3cmd|aws |rclone|traefik|caddy)/;
const assigned = new RegExp(
  `${prompt}${nameOf('name')}=(?:"[^"\\n]{1,200}"|'[^'\\n]{1,200}'|\\$\\([^)\\n]{1,120}\\)|[^\\s"'=;]{1,200})[ \\t\\r]{0,4};?[ \\t\\r]{0,4}\\n(?:[ \\t]{0,9}(?:#[^\\n]{0,120})?\\n){0,3}(?:[^\\n$#%>❯]{0,60}[$#%>❯] ?)?${started.source}`,
  'm',
);
const toldAssigned = new RegExp(
  `\\b(?:ran|run|typed?|did)\\b[^\\n=]{0,20}?[\`"' ]${nameOf('name')}=[^\\s\`]{1,200}[\`"']?,? (?:and|then|but|before|in (?:the|my) (?:shell|terminal)|&&)`,
  'i',
);
const sourced =
  /(?:^|[\s`"'&;])(?:source|\.) (?:\.\/|[\w/~-]{0,60}\/)?(?<file>[\w.-]{0,30}\.?env(?:\.\w{1,12})?)\b/m;

/** A person sees the value in the shell, or says that it isn't exported. */
const shellHasIt =
  /\b(?:echo|printenv) [^\n]{0,40}\b(?:shows?|prints?|gives?|has|returns?|outputs?|displays?)\b[^\n]{0,24}\b(?:it\b|(?:the|my|a) (?:\w{1,9} )?(?:token|value|key))|\b(?:never|not|without|forgot|n['’]t)\b[^.\n]{0,20}\bexport/i;

/** A variable that the shell keeps to itself. */
function unexported(paste: Paste): Names | null {
  const { text, facts } = paste;
  if (!facts.some(isFailure) || /\bset -a\b|\ballexport\b|\bdeclare -x\b/.test(text)) return null;
  const file = sourced.exec(text)?.groups?.file;
  const isFile = file !== undefined && !/\bvenv|activate/.test(file);
  const line = assigned.exec(text);
  // What a program prints of its environment or of a file is no command.
  const before = text.slice(0, line?.index ?? 0).trimEnd();
  const isPrinted = /\b(?:env|printenv|grep|cat|export -p)\b/.test(
    before.slice(before.lastIndexOf('\n') + 1),
  );
  const typed = ((isPrinted ? null : line) ?? (isFile ? fileLine : toldAssigned).exec(text))?.groups
    ?.name;
  // The shell has it, and the program doesn't.
  const isKept = shellHasIt.test(text);
  const kept = variablesIn(text).find(
    ({ set, lacking, name }) => set !== null && lacking && isCredential(name),
  );
  const name = typed ?? (isKept ? kept?.name : undefined);
  if (name === undefined) return null;
  if (!isFile && /(?:^|[\s"'`(/])\.env\b/m.test(text)) return null;
  const parts = text.split(`export ${name}`);
  const isExported = parts.slice(0, -1).some((before) => !/please $/i.test(before));
  // A command that gets the value as an argument needs no environment.
  const commands = text.replace(/\b(?:echo|printenv|printf)\b[^|\n]{0,40}/g, '');
  const isPassed = commands.includes(`$${name}`) || commands.includes(`\${${name}`);
  if (isExported || isPassed) return null;
  return {
    unexported: name,
    exporting: isFile ? `set -a; . ./${file}; set +a` : `export ${name}`,
  };
}
const fileLine = new RegExp(`^[ \\t]{0,4}${nameOf('name')}=\\S`, 'm');

/** Compose reads `.env` for its own file, and gives nothing of it to a container. */
function composeContainer({ text, facts }: Paste): Names | null {
  if (
    !/\bdocker[ -]compose\b|\bcompose\.ya?ml\b/i.test(text) ||
    !/(?:^|[\s"'`(/])\.env\b/m.test(text)
  )
    return null;
  if (!facts.some(isFailure) || /\benv_file\b|\benvironment:|--env-file/.test(text)) return null;
  const use = variablesIn(text).find(({ name, lacking }) => isCredential(name) && lacking);
  return use === undefined ? null : { unpassed: use.name };
}

function bareContainer(paste: Paste): Names | null {
  const { text } = paste;
  if (!failed(paste) || !/\bdocker (?:container )?run\b/.test(text)) return null;
  // What is passed, or is a part of the image.
  if (/\s-e\b|--env|\bENV [A-Z]\w{1,40}[ =](?!["']?\$)|\bCOPY [^\n]{0,40}\.env/.test(text))
    return null;
  const use = variablesIn(paste.text).find(
    ({ name, set, lacking }) => isCredential(name) && (set !== null || lacking),
  );
  const isInside = /\b(?:inside|in the container|container|host|Dockerfile|ENV )\b/.test(
    paste.text,
  );
  return use === undefined || !isInside ? null : { passed: use.name };
}

/** A secret of Docker or Kubernetes that is mounted as a file. */
function secretInFile({ text, facts }: Paste): Names | null {
  const file = shownName(/(?<![\w.])\/run\/secrets\/[\w.-]{1,40}/.exec(text)?.[0]);
  const use = variablesIn(text).find(({ name, lacking }) => isCredential(name) && lacking);
  const isRead = /(?:\$\(|`|< ?)[^\n]{0,20}\/run\/secrets\//.test(text);
  if (file === null || use === undefined || isRead || !facts.some(isFailure)) return null;
  return { fromFile: `export ${use.name}="$(cat ${file})"` };
}

const doctlWorks =
  /\bdoctl\b[^.\n]{0,60}(?<!not |n't |n’t )\b(?:works?|worked|is fine|is ok|succeeds)\b|\bworks?\b[^.\n]{0,20}\b(?:with|in|from|for) doctl\b/i;

/** doctl has a login of its own, which other programs don't read. */
function loginOfDoctl({ text, facts }: Paste): Names | null {
  const failing = facts.find(isFailure);
  const tool = failing !== undefined && 'tool' in failing ? failing.tool : null;
  const [name] = variablesOf(tool ?? null);
  if (tool == null || tool === 'doctl' || tool === 'kubectl' || name === undefined) return null;
  if (!doctlWorks.test(text) || !/\bauth init\b|\bdoctl\/config|\blogged in\b/.test(text))
    return null;
  return variablesIn(text).some(({ set }) => set !== null)
    ? null
    : { other: tool, otherReads: name };
}

const users =
  /\b(?:as|under|user|su -|sudo -u|sudo -iu) (?:the |user ){0,2}["'`]?(?<user>root|www-data|jenkins|deploy\w{0,3}|ubuntu|git|nobody|gitlab-runner|admin|me|myself|my (?:own )?user)\b/gi;

/** Two users in the text, of whom one has saved the token. */
function otherUser({ text, facts }: Paste): Names | null {
  if (!/\bdoctl\b/.test(text) || !facts.some(({ type }) => type === 'no-credential')) return null;
  if (!/(?<!run ['"`]doctl )\bauth init\b/.test(text)) return null;
  const named = new Set([...text.matchAll(users)].map(({ groups }) => groups?.user?.toLowerCase()));
  const isOther = /\b(?:another|different|other) (?:linux |unix |system )?user\b/i.test(text);
  return named.size > 1 || isOther ? {} : null;
}

/** Places that don't have a variable that is set elsewhere. */
export const shellFaults = [
  {
    id: 'not-exported',
    title: 'The variable isn’t exported',
    find: unexported,
    decisive: true,
    fits: 'The shell keeps `{unexported}` to itself until it’s exported, so the program didn’t get it.',
    check: {
      text: 'Export the variable, and run the program in the same window:',
      command: '{exporting}',
    },
  },
  {
    id: 'in-wsl',
    title: 'WSL doesn’t get the variables of Windows',
    together: [
      /\bWSL2?\b/i,
      /\b(?:empty|blank|nothing|missing|not (?:set|there|see)|401|unable to authenticate|required)\b/i,
      /\b(?:set|setx|defined|added|saved|created|put|have|export\w{0,3})\b(?:(?!wsl|ubuntu|debian|linux|bash)[^.\n]){0,60}\b(?:in|on|under|with) (?:the )?(?:windows|powershell|cmd|system (?:settings|properties))\b|\b(?:windows|powershell|cmd)\b[^.\n]{0,30}\b(?:has|have|sees|shows|prints|knows)\b/i,
    ],
    unless: /\bWSLENV\b/,
    decisive: true,
    // https://learn.microsoft.com/windows/wsl/filesystems#share-environment-variables-between-windows-and-wsl-with-wslenv
    fits: 'Linux in WSL has its own environment. A variable of Windows gets there only if `WSLENV` names it.',
    check: {
      text: 'Set it in the shell of WSL, and add the line to `~/.bashrc` to keep it:',
      command: 'export {variable}=<token>',
    },
  },
  {
    id: 'other-environment',
    title: 'The window of the program doesn’t have the variable',
    find: otherEnvironment,
    decisive: true,
    fits: '{lateness}',
    check: { text: 'Update the environment of the program. {refresh}', command: '{refreshing}' },
  },
  {
    id: 'bare-container',
    title: 'The container doesn’t get `{passed}`',
    find: bareContainer,
    decisive: true,
    fits: 'A container has none of the variables of your shell. A Dockerfile’s `ENV` is filled in when the image is built.',
    check: {
      text: 'Export the variable, and pass it on by its name:',
      command: 'docker run -e {passed} <image>',
    },
  },
  {
    id: 'compose-container',
    title: 'Compose doesn’t pass on the .env file',
    find: composeContainer,
    decisive: true,
    // https://docs.docker.com/compose/how-tos/environment-variables/set-environment-variables/
    fits: 'Compose uses `.env` to fill in the compose file. A container gets `{unpassed}` only if its service names it or the file.',
    check: { text: 'Add the file to the service, and start it again:', command: 'env_file: .env' },
  },
  {
    id: 'secret-in-file',
    title: 'The secret is in a file, not in a variable',
    find: secretInFile,
    decisive: true,
    // https://docs.docker.com/engine/swarm/secrets/
    fits: 'Docker mounts a secret as a file under `/run/secrets`. The program reads a variable, and nothing fills that from the file.',
    check: {
      text: 'Set the variable where the container starts, before the program:',
      command: '{fromFile}',
    },
  },
  {
    id: 's3cmd-configuration',
    title: 's3cmd finds no configuration for this user',
    shown: [/\.s3cfg: None\b|\bConsider using --configure parameter\b/],
    sure: true,
    decisive: true,
    // https://docs.digitalocean.com/products/spaces/reference/s3cmd/
    fits: 's3cmd reads `~/.s3cfg` of the user who runs it. With sudo, in cron and in a service that is another directory.',
    check: { text: 'Name the file that has the keys:', command: 's3cmd -c /home/<user>/.s3cfg ls' },
    afterwards: {
      text: 'Create it if there is none, with a Spaces key pair:',
      command: 's3cmd --configure',
    },
  },
  {
    id: 'direnv-blocked',
    title: 'direnv doesn’t load the .envrc file',
    shown: [/\.envrc is blocked\b/],
    sure: true,
    decisive: true,
    // https://direnv.net/
    fits: 'direnv loads a new or changed `.envrc` only after you allow it, so its variables aren’t set.',
    check: { text: 'Read the file and allow it, in its directory:', command: 'direnv allow' },
  },
  {
    id: 'dotenv-nothing',
    title: 'dotenv loaded no variable',
    shown: [/\binjecting env \(0\)/],
    unless: /\binjecting env \([1-9]/,
    decisive: true,
    // https://github.com/motdotla/dotenv
    fits: 'dotenv reads `.env` from the directory in which the program starts. It’s elsewhere or empty, or the variables are set already.',
    check: {
      text: 'Name the file by its whole path:',
      command: "require('dotenv').config({ path: '/path/to/.env', override: true })",
    },
  },
  {
    id: 'doctl-login-only',
    title: '{other} doesn’t use the token that doctl saved',
    find: loginOfDoctl,
    decisive: true,
    fits: 'doctl works, so its token is good. doctl keeps it in a file of its own, and {other} reads `{otherReads}`.',
    check: {
      text: 'Set that variable, by pasting the token at the silent prompt, and run it again:',
      command: readSilently('{otherReads}'),
    },
  },
  {
    id: 'doctl-other-user',
    title: 'doctl saved the token for another user',
    find: otherUser,
    decisive: true,
    fits: '`doctl auth init` saves the token in the home directory of the user who runs it. Other users don’t have it.',
    check: {
      text: 'Save it as the user that runs doctl now:',
      command: 'sudo -iu <user> doctl auth init',
    },
  },
] as const satisfies readonly Circumstance[];
