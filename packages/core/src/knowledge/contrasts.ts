import { anyOf, sequence } from '../text/patterns.ts';
import type { Circumstance } from './circumstance.ts';
import type { Service } from './hosts.ts';
import { links } from './links.ts';
import { formName, hostedApp, panelName } from './tools.ts';

/** A circumstance that is told by a contrast: it works in one place, and fails in another. */
export interface Contrast extends Circumstance {
  /** The services without API tokens whose refusals it explains too. */
  readonly services?: readonly Service[];
}

/**
 * "It works there, but not here": then the token is good, and what differs between the two is the
 * cause. Each row is a place in which it fails, the most specific one first.
 */

/** How people call the place in which something works. */
const atHand =
  /\b(?:locally|localhost|local (?:machine|docker|run|dev\w{0,8})|by hand|manually|interactively|myself|(?:on|from) (?:my|our|the) (?:own )?(?:local )?(?:laptop|machine|mac(?:book)?|pc|computer|desktop|workstation|notebook|host)|(?:from|in|on) (?:my|the|a) (?:normal |own |local )?(?:shell|terminal|command line|console|CLI)|from bash|outside (?:of )?(?:docker|the container|it|kubernetes|the cluster|CI)|without (?:sudo|docker|a container)|when I (?:\w{2,6} in and )?(?:run|start|execute|call|type|do|use|try|issued)|if I (?:run|start|execute|call|type|do|use))\b/;

const good =
  /\b(?:works?|worked|(?:is|was|are|were) working|fine|ok|okay|succeeds?|succeeded|success(?:ful|fully)?|pass(?:es|ed)|(?:no|without|without any) (?:problems?|issues?|errors?)|200(?: ok)?)\b/;
/** It "doesn't work", or "no longer works". */
const notGood = /(?<!\bnot |n't |n’t |\bnever |\bnor |\blonger |\bneither |\bstopped )/;

/** A person says that the same thing works in another place or with another program. */
export const works = anyOf(
  [
    // "With Postman everything's OK", "In the root shell it works"
    sequence([
      /\b(?:in|on|with|from|under|as|via|using|through|outside) [^.;,\n]{1,40}?,? (?:it|that|this|everything|all|they|the same \w{1,20}) ?(?:['’]s |is |was |still |all |just )?/,
      notGood,
      good,
    ]),
    // "works on the Ubuntu runner", "runs fine on push", not "how it works with tokens"
    sequence([
      notGood,
      /(?<!how (?:it|this|that|to) )\b(?:works|worked|(?:is|was|are|were|all|everything) working|works fine|works well|is fine|runs fine|ran fine|is ok|succeeds) (?:fine |well |ok |just fine |perfectly )?(?:in|on|with|from|under|as|via|using|through|outside|when|if) (?!(?:the |your |our |my )?(?:digital ?ocean|DO|api|tokens?)\b)/,
    ]),
    /\bsame (?:\w{1,12} )?(?:token|key)\b[^.\n]{0,50}\b(?:returns|lists|shows|gives|prints) (?:me )?(?:all |my |the )/,
    /\bcan\b[^.\n]{0,80}\bwith the same (?:\w{1,12} )?(?:token|key)\b/,
    sequence([notGood, good, /[^.;\n]{0,40}?/, atHand]),
    sequence([atHand, /[^.;\n]{0,60}?/, notGood, good]),
    /\b(?:curl|postman|doctl|insomnia|httpie)\b(?: \w{1,12}){0,6} (?:works|succeeds|is (?:fine|ok)|gives 200|returns? 200|answers 200)\b/,
    /\bvalidated (?:\w{1,12} ){0,3}(?:by|with|using|via)\b|\b(?:validated|verified) the token\b/,
  ],
  'i',
);

/** The variable is set in a file that only a person's shell reads. */
const worksOrProfile = anyOf(
  [
    works,
    /\b(?:in|from|to|of|via) (?:my |the |root['’]s )?[`'"]?(?:~\/|\/root\/|\/home\/\w{1,30}\/)?\.(?:bashrc|zshrc|profile|bash_profile|zprofile)\b/,
  ],
  'i',
);

/** It worked at an earlier time. Meanwhile, another thing may have changed than the place. */
export const worksBefore =
  /\b(?:ago|earlier|previously|before|last (?:week|month|year)|until \w{3,12})\b[^.\n]{0,30}\b(?:worked|was working|ran|was fine)\b[^.\n]{0,120}|[^.\n]{0,200}\b(?:worked|was working|ran|was fine)\b[^.\n]{0,120}\b(?:in (?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d)|(?:days?|weeks?|months?|years?) ago|until|before|previously|yesterday|last (?:week|month|year)|for (?:days|weeks|months|years)|when (?:I|we) (?:first )?(?:issued|created|made|installed|set|configured|got))\b[^.\n]{0,200}/gi;

/** What other people say about how it works, or should, and what works without a token. */
export const hearsay =
  /\b(?:docs?|documentation|readme|guide|tutorial|article|how|supposed to|should|read that|heard that|claims?|does|will|would)\b(?:(?! and | but )[^.,;\n]){0,60}\bwork(?:s|ing)?\b|\b(?:install(?:ing)? \w{1,20}|terraform (?:plan|init|validate)|--version|--help) (?:works?|worked)\b/gi;

/** What comes before the place in which it works, so that this isn't where it fails. */
const worksIn = sequence([
  notGood,
  /\bwork(?:s|ed|ing)?(?: (?!but\b|not\b|only\b|except\b|while\b)\w{1,10}){0,3}? (?:in|on|inside|from|with|via|under) (?:\w{1,8} ){0,2}/,
]);

/** The same in the other order: "in Docker everything worked". */
const before = /\b(?:in|on|inside|from|with|via|under|as) (?:\w{1,8} ){0,2}/;
const thenWorks = /[^.;\n]{0,24}? (?:works?|worked|is fine|was fine|is ok)\b/;

const fork =
  /\bfork(?:s|ed|ing)?\b|\bdependabot\b|\b(?:external|outside) (?:contributors?|people)\b|\bcontributors?['’]? (?:PRs?|pull requests?)\b|\b(?:PRs?|pull requests?|merge requests?) (?:from|by|of) (?:\w{1,12} )?(?:contributors?|outsiders?|strangers?|others)\b/;
const systemd =
  /\bsystemd\b|\bas an? (?:service|daemon)\b|\bsystemctl\b|\bservice (?:unit|file)\b|\bunit file\b|\.service\b|\.timer\b/;
const cron = /\bcron(?:tab|jobs?)?\b|\bscheduled task\b|\btask scheduler\b/;
const desktop =
  /\b(?:mcp|cursor|claude desktop|vs ?code|vscode|windsurf|intellij|pycharm|goland|webstorm|jetbrains|xcode|rider|eclipse|IDE|raycast|the dock)\b/;
/** Programs with a form of their own for the token. */
const form = anyOf([formName, panelName, /\b(?:n8n|bruno|make\.com|rest client|swagger)\b/]);
/** A program says only that a token is wrong. */
export const calledInvalid = anyOf(
  [
    /\b(?:invalid|incorrect|bad|wrong) (?:(?:digital ?ocean|api|access|auth) ){0,3}(?:tokens?|credentials?|keys?|authorization)\b/,
    /\b(?:tokens?|credentials?|api keys?) (?:is|are|was|were|seems?|appears?) (?:to be )?(?:invalid|incorrect|not valid|wrong)\b/,
    /\b(?:could not|couldn['’]t|unable to|failed to|cannot|can['’]t) (?:connect|verify|validate|authenticate|link|log ?in)\b[^.\n]{0,60}\b(?:token|api key|credentials?)\b/,
    /\b(?:token|api key|credentials?) (?:could not|couldn['’]t|cannot) be (?:verified|validated|used)\b/,
    /\b(?:tokens?|api keys?|credentials?) (?:is |are )?(?:expired or invalid|invalid or expired)\b/,
    /\b(?:could not|couldn['’]t|unable to|failed to|cannot|can['’]t) connect to (?:your )?digital ?ocean\b/,
    /\bprovide (?:a )?valid (?:api |access )?(?:token|key|credentials)\b/,
    /\bplease check your (?:api )?(?:tokens?|keys?|credentials)\b/,
    /\bno digital ?ocean account found\b/, // Home Assistant
  ],
  'i',
);
const platform =
  /\b(?:app platform|heroku|vercel|netlify|render|fly\.io|railway|lambda|(?<!terraform )cloud run|cloud functions|dokku|coolify)\b/;
const live = /\b(?:in|on|to) (?:prod|production|staging)\b/;
const deployed = anyOf(
  [platform, live, /\bwhen deployed\b|\bdeployed (?:app|version|program)\b/],
  'i',
);
const container =
  /\b(?:docker(?![- ](?:machine|hub|pull|push|login|images?|registry))|compose|swarm|podman|dev ?containers?|containers?(?! registry)|containeri[sz]ed)\b/;
const pod = /\b(?:k8s|kubernetes|pods?|cluster|k3s|minikube|helm)\b/;
const ci =
  /\b(?:CI(?:\/CD)?|pipelines?|github actions?|(?:in|on) github|workflows?|gitlab|jenkins|circle ?ci|travis|atlantis|spacelift|terraform cloud|hcp terraform|argo ?cd|runners?|drone|bitbucket|azure devops|teamcity)\b/;
const server =
  /\b(?:build|remote|production|prod|staging|other|new|linux|web|ubuntu|debian|centos|windows|fedora) (?:[\d.]{1,6} )?(?:\d\d-?bit )?(?:server|host|machine|box|vm|instance)\b|\bon (?:the|a|my|our) (?:server|vps|vm|droplet|host|cluster|box|NAS|raspberry pi)\b/;
const shell = /\b(?:powershell|pwsh|cmd(?:\.exe)?|fish|git bash|wsl2?)\b/;

/** It works in a CI system, so this isn't where it fails. */
export const worksInCi = anyOf([sequence([worksIn, ci]), sequence([before, ci, thenWorks])], 'i');

const length = {
  text: 'Print the length there. A whole token has 71 characters, and 0 means that the variable is missing:',
  command: 'echo "${#{variable}}"',
} as const;

export const contrasts = [
  {
    id: 'dependabot',
    title: 'Dependabot’s runs don’t get the repository’s secrets',
    shown: [
      /\bSecret source: Dependabot\b/,
      /\bdependabot(?:['’]s)? (?:PRs?|pull requests?|runs?|branch(?:es)?|bumps?)\b|\b(?:PRs?|pull requests?|runs?|bumps?|opened|triggered|started) (?:from|of|by) dependabot\b/i,
    ],
    unless: /\bforks?\b|\b(?:works|passes|green|fine) (?:for|on|with|in) dependabot\b/i,
    decisive: true,
    services: ['registry', 'spaces'],
    // https://docs.github.com/en/code-security/dependabot/working-with-dependabot/automating-dependabot-with-github-actions
    fits: 'Dependabot started this run, so GitHub passes only Dependabot’s own secrets to it. The stored token can be good.',
    check: {
      text: 'Save the token as a Dependabot secret too, under the same name:',
      command: 'gh secret set {variable} --app dependabot',
    },
    afterwards: {
      text: 'Skip the step for Dependabot instead if it doesn’t need the token:',
      command: "if: github.actor != 'dependabot[bot]'",
    },
  },
  {
    id: 'fork',
    title: 'Runs from forks get no secrets',
    shown: [/\bSecret source: None\b/],
    together: [
      anyOf([fork], 'i'),
      /\bpull requests?\b|\bPRs?\b|\bmerge requests?\b|\bcontributors?\b|\bfrom (?:a |the |an external )?forks?\b/i,
      /\bsecrets?\b|\btokens?\b|\blog ?in\b|\b401\b|authenticat/i,
    ],
    decisive: true,
    services: ['registry', 'spaces'],
    // https://docs.github.com/en/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions
    fits: 'The token is fine. A CI system doesn’t pass secrets to a run that comes from a fork or from Dependabot, so the token is empty there.',
    check: {
      text: 'Run the steps that need the token only for branches of the repository itself. In GitHub Actions:',
      command: 'if: github.event.pull_request.head.repo.full_name == github.repository',
    },
    afterwards: {
      text: 'Set `no_auth: true` in action-doctl if the command needs no token.',
    },
  },
  {
    id: 'other-branch',
    title: 'The variable isn’t passed to that branch',
    together: [
      /\bbranch(?:es)?\b|\bmerge requests?\b|\bpull requests?\b|\b(?:MR|PR)s?\b|\btags?\b/i,
      anyOf(
        [
          sequence([
            /\b(?:main|master|trunk|develop|production|default branch|protected branch(?:es)?)\b[^.\n]{0,40}?/,
            notGood,
            good,
          ]),
          sequence([
            notGood,
            good,
            /[^.\n]{0,30}? (?:on|for|in|from) (?:the )?(?:main|master|trunk|develop|default|protected)\b/,
          ]),
          /\bonly (?:on|in|for) (?:my |our )?(?:feature|other|dev\w{0,8}|non-?\w{1,10}|merge|pull) ?(?:branch|request)/,
          /\b(?:MR|merge request)s?(?: \w{1,10})? only\b|\bonly (?:on|in|for) MRs?\b|\bafter (?:the |a )?merg\w{1,3}\b[^.\n]{0,20}\b(?:fine|works|ok|green)\b/,
        ],
        'i',
      ),
    ],
    decisive: true,
    services: ['registry'],
    // https://docs.gitlab.com/ci/variables/#protect-a-cicd-variable
    fits: 'It works on one branch, so the token is good. A protected variable is passed only to protected branches, and an environment’s secret only to the branches that it allows.',
    check: {
      text: 'Turn off “Protect variable” for {the variable} under Settings > CI/CD > Variables (GitLab), or allow the branch under Settings > Environments (GitHub).',
    },
    afterwards: length,
  },
  {
    id: 'with-sudo',
    title: 'sudo runs {program} without your token',
    patterns: [/\b(?:with|using|via|under) sudo\b/i],
    unless: /--preserve-env|\bsudo -E\b|\b(?:not|n['’]t|never) (?:\w{1,10} ){0,2}sudo\b/i,
    together: [
      /\bsudo (?!apt|snap|systemctl|yum|dnf|pip|npm|cat |vi|nano|tee|service |chmod|chown|mkdir|cp |mv |rm |ls |journalctl|tail )/,
      anyOf(
        [
          /\bwithout sudo\b|\baccess token is required\b/,
          sequence([
            notGood,
            good,
            /[^.\n]{0,40} (?:as|with) (?:my|a|the|normal|regular) (?:\w{1,10} )?user\b/,
          ]),
        ],
        'i',
      ),
    ],
    decisive: true,
    fits: 'With `sudo`, {program} runs as root. It sees neither the variables of your shell nor the token that doctl saved for your user.',
    check: { text: 'Run the command without `sudo` if you can.' },
    afterwards: {
      text: 'Keep the variable otherwise, after you exported it:',
      command: 'sudo --preserve-env={variable} <command>',
    },
  },
  {
    id: 'systemd-unit',
    title: 'The systemd unit doesn’t get the token',
    together: [anyOf([systemd], 'i'), worksOrProfile],
    decisive: true,
    // https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment
    fits: 'The token is good if it works when you start it yourself. A systemd unit doesn’t see the variables of your shell.',
    check: {
      text: 'See which variables the unit gets:',
      command: 'systemctl show <unit> -p Environment -p EnvironmentFiles',
    },
    afterwards: {
      text: 'Put {the variable} into a file, name it in the unit as `EnvironmentFile=`, and reload:',
      command: 'sudo systemctl daemon-reload && sudo systemctl restart <unit>',
    },
  },
  {
    id: 'cron',
    title: 'The cron job doesn’t get the token',
    together: [anyOf([cron], 'i'), worksOrProfile],
    decisive: true,
    fits: 'The token is good if it works when you run it yourself. Cron starts programs with almost no variables, and doesn’t read your shell’s profile.',
    check: {
      text: 'Run it as cron does. If this fails in the same way, the variable is missing:',
      command: 'env -i HOME="$HOME" PATH="$PATH" sh -c \'<command>\'',
    },
    afterwards: { text: 'Set {the variable} in the script, or load it there from a file.' },
  },
  {
    id: 'form-copy',
    title: 'The form has another value, or sends it in another way',
    together: [anyOf([form], 'i'), works],
    unless: anyOf(
      [
        sequence([worksIn, form]),
        sequence([before, form, thenWorks]),
        sequence([form, thenWorks]),
        hostedApp,
        /\binterceptor\b|\bcors\b/,
      ],
      'i',
    ),
    decisive: true,
    fits: 'The token works elsewhere, so it hasn’t expired. The form has an old copy or one with a space, sends it in another way than curl, or needs a scope that the token lacks.',
    check: { place: true, text: 'Check the token where the program has it.' },
    afterwards: {
      text: 'Try a token with full access if the same value still fails there, and look at the Authorization header if the program shows its requests:',
      url: links.tokens,
    },
  },
  {
    id: 'desktop-program',
    title: 'The program doesn’t get the token from your shell',
    together: [anyOf([desktop], 'i'), works],
    unless: anyOf([sequence([worksIn, desktop]), sequence([before, desktop, thenWorks])], 'i'),
    decisive: true,
    // https://cursor.com/docs/context/mcp
    fits: 'The token works in the terminal, so it’s good. A program that the desktop starts doesn’t see the variables of a terminal, and each one has its own way to write a variable in its configuration.',
    check: {
      text: 'Put the token itself into the configuration for a test. If that works, only the reference to the variable is wrong.',
    },
    afterwards: {
      text: 'Write `${env:{variable}}` in Cursor and VS Code, and start them from the shell in which the variable is exported.',
    },
  },
  {
    id: 'namespace',
    title: 'The pull secret is missing in that namespace',
    together: [
      /\bnamespaces?\b/i,
      /\bregistry\b|\bpull(?:s|ing|ed)?\b|\bimagePull/i,
      /\b(?:besides|except|other than|only in|but not in|any(?:thing)? but)\b[^.\n]{0,40}\bdefault\b|\bdefault\b[^.\n]{0,60}\b(?:works?|able|fine|ok)\b|\b(?:other|another|different) namespaces?\b/i,
    ],
    decisive: true,
    services: ['registry'],
    // https://docs.digitalocean.com/products/container-registry/how-to/use-registry-docker-kubernetes/
    fits: 'The login works in one namespace, so it’s good. A pull secret belongs to one namespace. Elsewhere the image starts only if a node has it already.',
    check: {
      text: 'Create the secret in the other namespace too, and name it in `imagePullSecrets`:',
      command: 'doctl registry kubernetes-manifest --namespace <namespace> | kubectl apply -f -',
    },
    afterwards: {
      text: 'Add the registry to the whole cluster instead:',
      command: 'doctl kubernetes cluster registry add <cluster>',
    },
  },
  {
    id: 'other-user',
    title: 'That user has no token',
    together: [
      /\b(?:my|another|other|different|normal|the \w{1,12}) user\b|\bas (?:root|www-data|another user|the \w{1,12} user)\b|\broot (?:shell|user)\b/i,
      works,
    ],
    decisive: true,
    fits: 'It works for one user, so the token is good. The variables of a shell and the token that doctl saved belong to one user.',
    check: {
      text: 'Run this as the user for whom it fails. A whole token has 71 characters, and 0 means that the variable is missing:',
      command: 'echo "${#{variable}}"',
    },
    afterwards: { text: 'Set {the variable} for that user too, or use `doctl auth init` there.' },
  },
  {
    id: 'deployed',
    title: 'The deployed program doesn’t get the token',
    together: [deployed, works],
    unless: anyOf([sequence([worksIn, platform]), sequence([before, platform, thenWorks])], 'i'),
    decisive: true,
    fits: 'The token works before the deployment, so it’s good. A `.env` file and the variables of your shell aren’t deployed with the program.',
    check: {
      text: 'Set {the variable} in the settings of the platform, as it is written in the code, and deploy again.',
    },
    afterwards: {
      text: 'Log the length of the token where the program starts. A whole token has 71 characters.',
    },
  },
  {
    id: 'container',
    title: 'The container doesn’t get the token that works',
    together: [anyOf([container], 'i'), works],
    unless: anyOf([sequence([worksIn, container]), sequence([before, container, thenWorks])], 'i'),
    decisive: true,
    fits: 'The token works outside of the container, so it’s good. The container gets another value: none, one with quotes, or one with a line break.',
    check: {
      text: 'Print the length in the container. A whole token has 71 characters; 72 means a line break, 73 quotes, and 0 that it’s missing:',
      command: "docker exec <container> sh -c 'echo ${#{variable}}'",
    },
    afterwards: {
      text: 'Pass the variable of your shell without a value, so that nothing changes it:',
      command: 'docker run -e {variable} <image>',
    },
  },
  {
    id: 'ci-job',
    title: 'The CI job doesn’t get the token that works',
    together: [anyOf([ci], 'i'), works],
    unless: worksInCi,
    decisive: true,
    services: ['registry'],
    fits: 'The token works outside of the job, so it’s good. The job gets another value: none, an old one, or one with a line break.',
    check: {
      text: 'Print the length in the job. A whole token has 71 characters; 72 means a line break, and 0 that the job gets no secret:',
      command: 'echo "${#{variable}}"',
    },
    afterwards: {
      text: 'Save the secret again, check its name, and pass it to this step as {the variable}.',
    },
  },
  {
    id: 'pod',
    title: 'The Pod doesn’t get the token that works',
    together: [anyOf([pod], 'i'), sequence([notGood, good, /[^.;\n]{0,40}?/, atHand], 'i')],
    unless: anyOf([sequence([worksIn, pod]), sequence([before, pod, thenWorks])], 'i'),
    decisive: true,
    fits: 'The token works outside of the cluster, so it’s good. The Secret that the Pod reads has another value.',
    check: {
      text: 'Print the length of the value in the Secret. A whole token has 71 characters:',
      command:
        "kubectl -n <namespace> get secret <name> -o jsonpath='{.data.<key>}' | base64 -d | wc -c",
    },
    afterwards: {
      text: 'Correct the Secret if the length differs, and restart the Pod, which reads it when it starts.',
    },
  },
  {
    id: 'other-machine',
    title: 'That machine doesn’t have the token that works',
    together: [anyOf([server], 'i'), works],
    unless: anyOf([sequence([worksIn, server]), sequence([before, server, thenWorks])], 'i'),
    decisive: true,
    fits: 'The token works on your machine, so it’s good. A variable in your shell’s profile, or a login that a tool saved, exists only on that machine and for that user.',
    check: length,
    afterwards: {
      text: 'Set {the variable} for the user that runs {program} there.',
    },
  },
  {
    id: 'other-shell',
    title: 'That shell doesn’t set the variable',
    together: [anyOf([shell], 'i'), works],
    unless: anyOf([sequence([worksIn, shell]), sequence([before, shell, thenWorks])], 'i'),
    decisive: true,
    fits: 'The token works in another shell, so it’s good. Each shell has its own way to write and to set a variable.',
    check: {
      text: 'Set the variable in the way of the shell: `$env:{variable}="…"` in PowerShell, `set {variable}=…` without quotes in cmd, `set -x {variable} …` in fish.',
    },
  },
  {
    id: 'other-version',
    title: 'The token works with another version of {program}',
    together: [
      /\bversions?\b|\bupgrad|\bupdat|\bdowngrad|\broll(?:ed|ing)? back\b|\brevert/i,
      /\b(?:old(?:er)?|previous|earlier|prior|last) (?:\w{1,12} )?versions?\b[^.\n]{0,60}\b(?:works?|worked|fine|ok)\b|\b(?:revert(?:ed|ing)?|downgrad(?:ed|ing|e)|roll(?:ed|ing)? back|pinn(?:ed|ing)|going back|went back)\b[^\n]{0,100}\b(?:works?|worked|fine|normal|fixe[sd]|solve[sd]|ok|helps?|helped)\b|\bworks? (?:fine |well |ok )?(?:with|in|on|using) (?:the )?(?:version |v ?)?\d{1,3}\.\d/i,
    ],
    decisive: true,
    services: ['registry', 'spaces'],
    fits: 'The same setup works with another version, so the credential is good. The failing version reads it from another place, or sends it in another way.',
    check: {
      text: 'Use the version that works for now, and look in the notes of the release for what changed.',
    },
    afterwards: {
      text: 'Pass the credential to the failing version directly, as an option or in its configuration. If that works, it no longer reads the old place.',
    },
  },
  {
    id: 'other-library',
    title: 'The token works with another library',
    together: [
      /\b(?:other|another|different|official|old|new|\w{1,30}-?(?:js|py|go|rb))? ?\w{0,30}(?:adapter|client|driver|librar(?:y|ies)|sdk|package|gem|plugin|provider|backend)\b[^.\n]{0,40}\bworks\b/i,
      /\b(?:only|but|not with|fails? with|doesn['’]t|does not)\b[^.\n]{0,60}(?:adapter|client|driver|librar(?:y|ies)|sdk|package|gem|plugin|provider|backend)\b/i,
    ],
    unless: /\bdns provider\b/i,
    decisive: true,
    services: ['registry', 'spaces'],
    fits: 'The text says that another library works with the same token, so the token is good. The failing one probably doesn’t send the Authorization header.',
    check: { text: 'Use the library that works, or update the failing one.' },
    afterwards: {
      text: 'Log the request headers of the failing one. They must contain `Authorization: Bearer` and the token.',
    },
  },
] as const satisfies readonly Contrast[];
