import { closest } from '../text/closest.ts';
import { sentenceAround, shownName } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';

/**
 * Faults of the machine on which a program runs: it ended before it sent a request, so no token was
 * judged. A row names what is missing in the words of the program, and the command that mends it.
 */

/** How a program says it, with the group `name`; and the command that helps, with `{name}`. */
type Saying = readonly [pattern: RegExp, command?: string];

const quotedIn = (text: string, { index }: { readonly index: number }): Names => {
  const sentence = sentenceAround(text, index);
  const guesses = /\btoken (?:might|may) be (?:incorrect|wrong|missing|invalid)\b/i.test(text)
    ? ' That the token may be wrong is only a guess of the program.'
    : '';
  return { quoted: (sentence === null ? '' : ` Its own words: “${sentence}”.`) + guesses };
};

const noNetwork =
  /\b(?:temporary failure in name resolution|name or service not known|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|connection refused|network is unreachable|could not resolve host)\b/i;

/** Finds the first saying whose name can be shown. */
const finder =
  (sayings: readonly Saying[]) =>
  ({ text }: Paste): Names | null => {
    // An installer without a network says the same as one without the package.
    if (noNetwork.test(text)) return null;
    for (const [pattern, command] of sayings) {
      const match = pattern.exec(text);
      if (match === null) continue;
      const { name: named, version = '' } = match.groups ?? {};
      const name = shownName(named?.replace(/[.,:'"]{1,3}$/, ''));
      if (named !== undefined && name === null) continue;
      const wanted =
        version === '' ? packageOf(name ?? '') : `${packageOf(name ?? '')}==${version}`;
      return {
        ...quotedIn(text, match),
        ...(name !== null && { name }),
        ...(command !== undefined && {
          command: command.replaceAll('{name}', () => wanted),
        }),
      };
    }
    return null;
  };

/** Modules of Python that another package contains. */
const packages: Readonly<Record<string, string>> = {
  digitalocean: 'python-digitalocean',
  yaml: 'pyyaml',
  dotenv: 'python-dotenv',
};
const packageOf = (name: string): string => packages[name] ?? name;

/** Several words can be told by a program, a person or a report of a build. */
const python = 'python3 -m pip install {name}';

const noTerminal = finder([
  [
    /\bThe handle is invalid\b|\binappropriate ioctl for device\b|\b(?:input device|stdin|standard input) is not a (?:tty|terminal)\b|\bEOFError: EOF when reading a line\b|\bNo TTY\b|\bcan't open \/dev\/tty\b|\/dev\/tty: (?:no such|device not)|\bNot running in an interactive (?:terminal|session)\b|\bunable to read DigitalOcean access token\b/i,
  ],
]);
/** A program that asks although it got the option got an empty variable. */
const tokenOption = /\s(?:-t|--access-token)[ =]["']?\$/;

/** An image of Docker Hub, which the name of an image without a host means. */
const imageAt = finder([
  [
    /\bUnable to find image ["'](?<name>(?!registry\.digitalocean)[\w./:-]{2,50})["'] locally[\s\S]{0,300}\b(?:denied|not found|manifest unknown)\b/i,
    'docker pull {name}',
  ],
  [
    /\b(?:pull access denied for|manifest for) (?<name>(?!registry\.digitalocean)[\w./:-]{2,50}?)(?:[, ]| not found)/,
    'docker pull {name}',
  ],
]);

export const localFaults = [
  {
    id: 'local-module',
    title: 'Not about the token: `{name}` isn’t installed',
    find: finder([
      [
        /\bpip3? install (?<name>[\w-]{2,40})==(?<version>[\d.]{1,12})[\s\S]{0,400}\brequired for this module\b/,
        python,
      ],
      [
        /(?<name>[\w-]{2,40}) (?:[<>=]{1,2} ?[\d.]{1,12} )?(?:is )?required for this module\b[\s\S]{0,1500}?\bpip3? install ["'`]?\w{2,40}==(?<version>[\d.]{1,12}\d)/,
        python,
      ],
      [
        /(?<name>[\w-]{2,40}) (?:[<>=]{1,2} ?[\d.]{1,12} )?(?:is )?required for this module\b/,
        python,
      ],
      [/\bFailed to import the required Python library \((?<name>[\w-]{2,40})/, python],
      [/\bNo module named ["']?(?<name>\w{2,40})/, python],
      [
        /\bcouldn't resolve module\/action ["']?(?<name>[\w.]{2,60})/,
        'ansible-galaxy collection install community.digitalocean',
      ],
      [
        /\bmodule (?<name>\w{2,40})[: ]{1,2}not found in configured module paths/,
        'ansible-galaxy collection install community.digitalocean',
      ],
      [
        /\bThe ["'](?<name>[\w-]{2,40})[^"'\n]{0,20}["'] distribution was not found\b/,
        'python3 -m pip install {name}',
      ],
      [
        /\bThe box ["'](?<name>[\w./-]{2,40})["'] could not be found\b/,
        'vagrant box add {name} https://github.com/devopsgroup-io/vagrant-digitalocean/raw/master/box/digital_ocean.box',
      ],
      [
        /(?<name>[\w-]{3,40}) plugin (?:does not appear to be|is not|isn['’]t) installed/,
        'python3 -m pip install certbot-{name}',
      ],
      [/\bCannot find (?:module|package) ["'`](?<name>[@\w/-]{2,60})["'`]/, 'npm install {name}'],
      [/\bcannot load such file -- (?<name>[\w/-]{2,40})/, 'gem install {name}'],
      [
        /\bCould not find (?:gem ["'`]|)(?<name>[\w-]{2,40})["'`]?[^\n]{0,60} in (?:any of the sources|locally installed gems|rubygems repository)/,
        'bundle install',
      ],
      [/\bClass ["'`](?<name>[\w\\]{3,60})["'`] not found/, 'composer install'],
      [
        /\bthere is no package called ["'‘“](?<name>[\w.]{2,40})/,
        `Rscript -e 'install.packages("{name}")'`,
      ],
      [/\bno required module provides package (?<name>[\w./-]{3,60})/, 'go get {name}'],
      [/\bpackage (?<name>[\w./-]{3,60}) is not in (?:GOROOT|std)\b/, 'go get {name}'],
    ]),
    local: true,
    sure: true,
    decisive: true,
    fits: 'The program needs `{name}` and doesn’t find it, so it sent no request and used no token.{quoted}',
    check: {
      text: 'Install it for the same interpreter and user that run the program, and run it again:',
      command: '{command}',
    },
  },
  {
    id: 'local-shadowed',
    title: 'Not about the token: another module with that name is loaded',
    find: finder([
      [
        /\bmodule ["'](?<name>\w{2,40})["'] has no attribute\b|'module' object has no attribute ["']\w{1,40}["']|\bcannot import name ["']?\w{1,40}["']? from (?:partially initialized module )?["']?(?<name2>\w{2,40})/,
      ],
    ]),
    local: true,
    sure: true,
    decisive: true,
    fits: 'Python found a module under that name which lacks what the code uses. It’s a file of yours with the same name, another package, or another version.{quoted} No token was used.',
    check: {
      text: 'Rename a file of your own that has the name of the library. See which one is loaded:',
      command: 'python3 -c "import digitalocean; print(digitalocean.__file__)"',
    },
    afterwards: {
      text: 'Install the library that the code was written for, in the same environment:',
      command: 'python3 -m pip install --upgrade python-digitalocean',
    },
  },
  {
    id: 'local-install',
    title: 'Not about the token: a package couldn’t be installed',
    find: finder([
      [
        /\bCould not install packages due to an (?:OSError|EnvironmentError)\b/,
        'python3 -m venv .venv && .venv/bin/pip install <package>',
      ],
      [/\bFailed (?:building wheel for|to build) (?<name>[\w-]{2,40})/],
      [
        /\b(?:Could not find a version that satisfies the requirement|No matching distribution found for) (?<name>[\w-]{2,40})/,
      ],
      [
        /\bpip subprocess to install|\bsubprocess-exited-with-error\b|\bexternally-managed-environment\b|\bCommand failed: (?:sudo )?(?:pip3?|npm|yarn|pnpm|gem|apt|apt-get|apk|brew|go) |\bERESOLVE\b|\bnpm ERR! code (?:E404|ENOENT|EACCES|ELIFECYCLE|ETARGET|EINTEGRITY)\b|\bgyp ERR!|\bFailed to build gem native extension\b|\bUnable to locate package \w|\bhas no installation candidate\b/,
      ],
    ]),
    local: true,
    sure: true,
    decisive: true,
    fits: 'The installer failed before the program could run, so DigitalOcean wasn’t contacted.{quoted}',
    check: {
      text: 'Read the installer’s own lines for the first package that fails, and install what that one needs: its build tools, another version, or a directory of your own:',
      command: '{command}',
    },
    afterwards: {
      text: 'Use a newer version or image of the program if that package doesn’t build on your platform.',
    },
  },
  {
    id: 'local-command',
    title: 'Not about the token: `{name}` isn’t found on this machine',
    find: finder([
      [/(?<![\w/.:-])(?<name>[\w.-]{2,30}): (?:command )?not found\s{0,3}$/m, 'command -v {name}'],
      [/\bcommand not found: (?<name>[\w.-]{2,30})/, 'command -v {name}'],
      [/["'](?<name>[\w.-]{2,30})["'] is not recognized as an internal/, 'where {name}'],
      [/\bThe term ["'](?<name>[\w.-]{2,30})["'] is not recognized/, 'Get-Command {name}'],
      [
        /\bexec: \\?"(?<name>[\w./-]{2,40})\\?": (?:executable file not found|stat )/,
        'command -v {name}',
      ],
      [
        /\b(?:spawn|Unable to locate executable file:|executable) (?<name>[\w./-]{2,40}) (?:ENOENT|not found)/,
        'command -v {name}',
      ],
      [
        /\bNo such file or directory: ["'](?<name>doctl|kubectl|helm|terraform|docker|ssh-keygen|git)["']/,
        'command -v {name}',
      ],
    ]),
    last: true,
    local: true,
    sure: true,
    decisive: true,
    fits: 'The shell or the program can’t find `{name}`: it isn’t installed, or isn’t on the PATH of the user who runs this. Nothing was sent.',
    check: {
      text: 'Install it where the command runs, open a new shell, and check that it’s found:',
      command: '{command}',
    },
  },
  {
    id: 'local-too-open',
    title: 'Not about the token: others may read `{name}`',
    find: finder([
      [
        /(?<name>~?[\w/\\.-]{0,60}\.netrc)\b[\s\S]{0,40}?\b(?:too permissive|permissions)/i,
        'chmod 600 {name}',
      ],
      [
        /\bPermissions \d{3,4} for ["'](?<name>[\w/\\.~-]{2,60})["'] are too open/i,
        'chmod 600 {name}',
      ],
      [
        /\b(?:file is (?:group|world)-readable|Kubernetes configuration file is (?:group|world)-readable)[\s\S]{0,80}?Location: (?<name>[\w/\\.~-]{2,60})/i,
        'chmod 600 {name}',
      ],
      [
        /(?<name>[\w/\\.~-]{2,60}) (?:has|with) (?:unsafe|insecure|too (?:open|permissive)) permissions/i,
        'chmod 600 {name}',
      ],
      [/\bLoad key ["'](?<name>[\w/\\.~-]{2,60})["']: bad permissions/i, 'chmod 600 {name}'],
      [
        /\bUnsafe permissions on credentials configuration file: (?<name>[\w/\\.~-]{2,60})/i,
        'chmod 600 {name}',
      ],
    ]),
    local: true,
    sure: true,
    decisive: true,
    fits: 'A program on this machine refuses or criticizes a file, because other users may read it.{quoted} DigitalOcean didn’t say this, and the token isn’t the cause.',
    check: {
      text: 'Let only the owner of the file read it, and run the command again:',
      command: '{command}',
    },
  },
  {
    id: 'local-docker',
    title: 'Not about the token: Docker doesn’t run, or isn’t allowed',
    find: finder([
      [
        /\bCannot connect to the Docker daemon\b|\bIs the docker daemon running\b|\bpermission denied while trying to connect to the Docker daemon\b|\bdocker\.sock: (?:connect|permission)/i,
        'docker info',
      ],
    ]),
    last: true,
    local: true,
    sure: true,
    decisive: true,
    fits: 'The program couldn’t reach Docker on this machine, so no login and no token was used.',
    check: {
      text: 'Start Docker, and let your user use it (on Linux: the group docker). Check it:',
      command: '{command}',
    },
  },
  {
    id: 'local-permission',
    title: 'Not about the token: this user may not use a file',
    find: finder([
      [
        /\b(?:open|mkdir|stat|unlink|read|write|touch|chmod|exec|fork\/exec|cp|cannot (?:open|create|touch)[\w ]{0,20}) ["'‘`]?(?<name>[/~.][\w/.~-]{2,60})["'’`]?: (?:permission denied|operation not permitted|read-only file system)/i,
        'ls -ld {name}',
      ],
      [
        /\b(?:EACCES|EPERM|EROFS)\b[^\n]{0,60}["'](?<name>[/~.][\w/.~-]{2,60})["']/,
        'ls -ld {name}',
      ],
      [/\bPermission denied: ["'](?<name>[/~.][\w/.~-]{2,60})["']/, 'ls -ld {name}'],
      [/(?<![\w@.])(?<name>[/~][\w/.~-]{2,60}): Permission denied(?! \()/, 'ls -ld {name}'],
    ]),
    last: true,
    local: true,
    sure: true,
    decisive: true,
    fits: 'The user that runs the program may not use `{name}`. That is a file on this machine, not a permission of the token.',
    check: {
      text: 'Compare the owner of the file with the user that runs the program:',
      command: '{command}',
    },
    afterwards: {
      text: 'Run it as that user, or give the file to it. A `sudo` run earlier often made it root’s.',
    },
  },
  {
    id: 'local-quotes',
    title: 'Not about the token: a quote or bracket isn’t closed',
    find: ({ text }) => {
      const isOpen =
        /\bunbalanced (?:jinja2|quote)|\bunexpected EOF while looking for matching|\bunterminated (?:quote|string)|\bEOL while scanning string literal|\bNo closing quotation|\bunmatched ["'`(){}]|\bdquote>|\bUnclosed (?:configuration|template|quote)|\bUnterminated (?:template|quoted)/i;
      const open = isOpen.exec(text);
      if (open === null) return null;
      // An apostrophe between two letters opens a quote where values are split.
      const key = /\b([A-Za-z_]{2,40})=[A-Za-z0-9_-]{1,40}['’][a-z]{1,3}\b/.exec(text)?.[1];
      return {
        ...quotedIn(text, open),
        where: key === undefined ? 'the values' : `\`${key}\`, which has an apostrophe`,
      };
    },
    local: true,
    sure: true,
    decisive: true,
    fits: 'The program or the shell stopped while it read its own input, so nothing was sent.{quoted}',
    check: {
      text: 'Look at {where}: remove an apostrophe, quote or brace without a partner, or put the whole value in quotes. Names without spaces and apostrophes are safest.',
    },
  },
  {
    id: 'local-argument',
    title: 'Not about the token: the program doesn’t know `{name}`',
    find: ({ text }) => {
      const match =
        /\bUnsupported parameters for \([\w.]{1,60}\) module: (?<name>\w{2,40})[\s\S]{0,200}?Supported parameters include: (?<list>[\w, ()]{2,900})/.exec(
          text,
        ) ??
        /\bAn argument named ["'](?<name>\w{2,40})["'] is not expected here(?:\. Did you mean ["'](?<list>\w{2,40})["'])?/.exec(
          text,
        ) ??
        /\b(?:unknown (?:shorthand )?(?:flag|option|argument|parameter|key)s?:? |unrecognized (?:arguments?|options?):? |flag provided but not defined: |no such option: |got an unexpected keyword argument |unsupported argument:? )["'`]?(?<name>-{0,2}[a-zA-Z][\w-]{1,40})/i.exec(
          text,
        );
      const name = shownName(match?.groups?.name?.replace(/^-{1,2}/, ''));
      if (name === null || match === null) return null;
      const { list = '' } = match.groups ?? {};
      const options = list.match(/[a-z_]{2,40}/g) ?? [];
      const [best] = options.length === 1 ? options : closest(name, options);
      const token = options.find((one) => /token/.test(one));
      const other = best ?? (/token|key/.test(name) ? token : undefined);
      return {
        ...quotedIn(text, match),
        name,
        instead: /keyword argument/.test(match[0])
          ? 'If it’s in the code of a library, update the program and that library together: one is newer than the other.'
          : other === undefined
            ? 'Look up what your version calls it, in `--help` or the documentation, or update the program.'
            : `Write \`${other}\` instead of \`${name}\`.`,
      };
    },
    local: true,
    sure: true,
    decisive: true,
    fits: 'This version of the program rejects the name `{name}` before it sends anything.{quoted}',
    check: { text: 'Change that name, and run it again. {instead}' },
  },
  {
    id: 'local-image',
    title: 'Not about the token: Docker can’t pull `{name}`',
    find: (paste) => {
      const found = imageAt(paste);
      const own = `registry.digitalocean.com/${found?.name}`;
      return paste.text.includes(own) ? { ...found, command: `docker pull ${own}` } : found;
    },
    local: true,
    sure: true,
    decisive: true,
    fits: 'The image isn’t at Docker Hub under that name and tag, or it’s private there. DigitalOcean wasn’t contacted.',
    check: {
      text: 'Correct the name and the tag. For an image of your own, write the whole address of the registry and log in to it:',
      command: '{command}',
    },
  },
  {
    id: 'local-action',
    title: 'Not about the token: no such version of the action',
    find: ({ text }) => {
      const match = /\bUnable to resolve action [`'"]?(?<name>[\w./-]{3,50})@/i.exec(text);
      const name = shownName(match?.groups?.name);
      return name === null || match === null ? null : { ...quotedIn(text, match), name };
    },
    local: true,
    sure: true,
    decisive: true,
    fits: 'GitHub stopped before the job, because it can’t find the version that the workflow names.{quoted}',
    check: {
      text: 'Look up the releases of `{name}`, and name one that exists after the `@`. For doctl:',
      command: 'uses: digitalocean/action-doctl@v2',
    },
  },
  {
    id: 'local-base64',
    title: 'Not about the token: the Secret’s value isn’t base64',
    find: finder([[/\billegal base64 data at input byte\b/]]),
    local: true,
    sure: true,
    decisive: true,
    // https://kubernetes.io/docs/concepts/configuration/secret/
    fits: 'Kubernetes decodes the values under `data`, and this one is plain text. The Secret wasn’t created.',
    check: {
      text: 'Put the plain token under `stringData` instead of `data`, or let kubectl encode it:',
      command:
        'kubectl create secret generic <name> --from-literal=access-token="${variable}" --dry-run=client -o yaml | kubectl apply -f -',
    },
  },
  {
    id: 'local-syntax',
    title: 'Not about the token: a file couldn’t be parsed',
    find: finder([
      [/\bResource ["'][\w.-]{3,60}["'] not found for variable\b/],
      [
        /\bon (?<name>[\w./-]{2,40}\.(?:tf|hcl|pkr\.hcl)) line \d{1,5}[\s\S]{0,300}(?:Argument or block definition required|Invalid (?:expression|character|block definition|multi-line string|argument name)|Unclosed|Missing (?:newline|item separator)|Reference to undeclared|block definition must have)/,
      ],
      [
        /(?:Argument or block definition required|Invalid (?:expression|character|block definition|multi-line string|argument name)|Unclosed configuration block|Missing newline after argument|Missing item separator|Reference to undeclared \w{1,20} ?\w{0,20})[\s\S]{0,200}?\bon (?<name>[\w./-]{2,40}) line \d{1,5}/,
      ],
      [
        /\berror (?:parsing|converting|loading|reading) (?:\w{1,14} ){0,3}["']?(?<name>[\w/.-]{2,40}\.(?:ya?ml|json|toml|ini))\b/i,
      ],
      [/\berror (?:parsing|converting|loading) (?:the )?(?:YAML|JSON|TOML|config(?:uration)?)\b/i],
      [
        /\byaml: (?:line \d{1,5}: )?(?:mapping values|did not find|could not find|found character|unmarshal)|\bmapping values are not allowed\b|\bfound character that cannot start any token\b|\bdid not find expected\b|\btoml: line \d/i,
      ],
      [
        /\bSyntaxError: (?:invalid syntax|Missing parentheses|unexpected indent|invalid character|unexpected EOF)|\bIndentationError\b|\bsyntax error near unexpected token\b|\bparse error near\b|\bParseError: |\bParse error: syntax error\b/,
      ],
      [
        /(?<name>[\w./-]{0,30}Caddyfile):\d{1,4}\b[^\n]{0,60}(?:unrecognized|unknown|wrong argument|parsing)/,
      ],
    ]),
    last: true,
    local: true,
    sure: true,
    decisive: true,
    fits: 'The program couldn’t read its own file or code, so it sent nothing.{quoted}',
    check: {
      text: 'Correct the line that the message names: the indentation, a colon, a quote or a bracket there or in the line before.',
    },
  },
  {
    id: 'local-terminal',
    title: 'Not about the token: the program can’t ask for it here',
    find: (paste) => (tokenOption.test(paste.text) ? null : noTerminal(paste)),
    local: true,
    sure: true,
    decisive: true,
    fits: 'The program wants to read your input and has no usable terminal: an old version, another console, a pipe or a job.{quoted} No token was entered or sent.',
    check: {
      text: 'Give it the token without a prompt, in its variable:',
      command: 'export {variable}=<token>',
    },
    afterwards: {
      text: 'Update the program, or use another terminal (on Windows: cmd.exe or PowerShell).',
    },
  },
  {
    id: 'local-version',
    title: 'Not about the token: the versions don’t fit together',
    find: finder([
      [
        /\bUnsupported Terraform Core version\b|\bInvalid (?:resource type|data source)\b[\s\S]{0,200}does not support|\bdoes not support (?:resource type|data source)\b/i,
        'terraform init -upgrade',
      ],
      [/\bcannot import name \b/, 'python3 -m pip install --upgrade pydo python-digitalocean'],
      [
        /\b(?:requires|needs) (?:a )?(?:Python|Node(?:\.js)?|Ruby|PHP|Go|Java) ?(?:version )?[<>=~^ ]{0,3}v?\d|\bThe engine "?node"? is incompatible\b|\bUnsupported engine\b|\bclient version [\d.]{1,8} is too (?:old|new)\b|\bversion [`'"]?GLIBC_[\d.]{1,6}|\bexec format error\b|\bcannot execute binary file\b|\bBad CPU type in executable\b|\bno matching manifest for \w|\bthis version of \S{2,40} is not compatible with\b|\bchart requires kubeVersion\b|\bunsupported (?:Python|Node|Ruby|PHP|Go|kubectl|Ansible) version\b/i,
      ],
      [
        /\bCollection [\w.]{3,60} does not support Ansible version\b[\s\S]{0,3000}\b(?:ERROR!|FAILED!)/,
        'ansible-galaxy collection list',
      ],
    ]),
    last: true,
    local: true,
    sure: true,
    decisive: true,
    fits: 'A program, its plugin or its platform has a version or form that the other one doesn’t support.{quoted} The token isn’t the cause.',
    check: {
      text: 'Update the older of the two, or choose the build for this system:',
      command: '{command}',
    },
  },
  {
    id: 'local-file',
    title: 'Not about the token: a file isn’t there',
    find: finder([
      [
        /\b(?:ENOENT|No such file or directory|cannot find the (?:file|path) specified|file (?:does not|doesn't) exist)\b[^\n]{0,40}?["'‘]?(?<name>[/~][\w/.~-]{3,60})/i,
        'ls -l {name}',
      ],
      [/\bCannot find module ["'](?<name>\/[\w/.-]{3,60})["']/, 'ls -l {name}'],
      [/\bopen ?: (?:The system cannot find the file|no such file)/],
      [
        /\b(?:open|stat|read|load|access|source|cat:?) ["'‘`]?(?<name>[\w/.~-]{3,60})["'’`]?: (?:no such file|The system cannot find|file (?:does not|doesn't) exist)/i,
        'ls -l {name}',
      ],
    ]),
    last: true,
    local: true,
    sure: true,
    decisive: true,
    fits: 'The program can’t find a file where it runs. It looks in another directory or another user’s home, or the file isn’t mounted there.{quoted}',
    check: {
      text: 'Check the path as the user, and in the container or job, that runs the program:',
      command: '{command}',
    },
    afterwards: {
      text: 'Set the token in the environment if that file only keeps it, so that the program needs no file:',
      command: 'export {variable}=<token>',
    },
  },
] as const satisfies readonly Circumstance[];
