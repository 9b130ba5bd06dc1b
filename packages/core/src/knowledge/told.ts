import { anyOf } from '../text/patterns.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { links } from './links.ts';

/** What a person tells of the token's history, its owner and its place. */

/** What runs all the time, and how it's started again. */
const restarts: readonly (readonly [RegExp, string])[] = [
  [/\bpm2\b/i, 'pm2 restart <app> --update-env'],
  [/\b(?:docker[- ]compose|compose)\b/i, 'docker compose up -d --force-recreate'],
  [
    /\b(?:deployment|pods?|kubernetes|k8s|kubectl|helm)\b/i,
    'kubectl rollout restart deployment <name>',
  ],
  [
    /\bsystemd\b|\bsystemctl\b|\.service\b|\/etc\/environment\b/i,
    'sudo systemctl restart <service>',
  ],
];
const changed = anyOf(
  [
    /\b(?:rotated|replaced|changed|swapped|renewed|regenerated|recreated)\b[^.\n]{0,40}\b(?:tokens?|keys?|PATs?)\b/,
    /\b(?:tokens?|keys?|PATs?)\b[^.\n]{0,40}\b(?:rotated|replaced|changed|swapped|renewed)\b/,
    /\b(?:updated|put|pasted|set|saved|wrote|added|copied|stored|replaced|tried|made|created|generated|issued|used?|using|have|got)\b[^.\n]{0,40}\bnew (?:(?:api|access|personal|DO) ){0,2}(?:token|key|PAT|one|value)\b/,
  ],
  'i',
);
/** The new value is where the program reads it. */
const stored =
  /\b(?:updat|chang|edit|put|past|sav|set|writ|replac|cop(?:y|i)|stor|add)\w{0,4}\b[^.\n]{0,60}(?:\.env\b|\/etc\/|\benv(?:ironment)?\b|\bconfig\w{0,9}\b|\bsecrets?\b|\bvault\b|\bcompose\b|\bunit\b|\bvariables?\b|\bsettings?\b)/i;
const restarted =
  /\b(?:restart|redeploy|re-deploy|reboot|recreat(?:e|ed|ing) the (?:pod|container))\w{0,3}\b/i;

function keptByProcess({ text, told }: Paste): Names | null {
  if (!changed.test(told) || restarted.test(text)) return null;
  const runner = restarts.find(([pattern]) => pattern.test(text));
  const isRunning =
    /\b(?:app|servers?|service|daemon|workers?|backend|process|bot|site|prod(?:uction)?|staging|containers?|pods?|deployment)\b/i.test(
      told,
    );
  if (!/\bstill\b|\bsame (?:401|error)\b|\bold (?:one|token|value)\b/i.test(told)) return null;
  if (runner?.[1].startsWith('pm2') !== true && !(isRunning && stored.test(told))) return null;
  return { restart: runner?.[1] ?? 'sudo systemctl restart <service>' };
}

/** Where a text reads the token from the environment or from the files of a user. */
const fromUser =
  /\benv(?:iron(?:ment)?)?\b|\bexport(?:ed|s)?\b|_TOKEN\b|\$\{?\w{0,20}TOKEN|\.(?:bashrc|zshrc|profile|bash_profile)\b|\bdoctl\b/i;

export const told = [
  {
    id: 'env-file-quotes',
    title: 'docker --env-file keeps the quotes around the token',
    patterns: [],
    find: ({ text }) => {
      const line = /(?:^|[\s:])(?<!export )([A-Z][A-Z0-9_]{1,40}(?:TOKEN|KEY|PAT))=["']\S/m.exec(
        text,
      )?.[1];
      const isRun = /\bdocker (?:run|create)\b[^\n]{0,200}--env-file\b/.test(text);
      return isRun && line !== undefined ? { line } : null;
    },
    status: 401,
    decisive: true,
    // https://docs.docker.com/reference/cli/docker/container/run/#env
    fits: 'Docker takes each line of such a file as it is, so the quotes become a part of the value. A shell and Compose remove them.',
    check: {
      text: 'Write the line without quotes, and create the container again:',
      command: '{line}=<token>',
    },
    afterwards: { text: 'Check the token if the 401 stays.', place: true },
  },
  {
    id: 'sudo-told',
    title: 'sudo runs the program without your token',
    patterns: [],
    find: ({ text, told }) =>
      /\b(?:with|using|under|via|through) sudo\b/i.test(told) &&
      fromUser.test(text) &&
      !/--preserve-env|\bsudo -\w{0,3}E|\bwithout sudo\b|\bNOPASSWD\b/.test(text)
        ? {}
        : null,
    status: 401,
    decisive: true,
    fits: 'With `sudo`, a program runs as root. It sees neither the variables of your shell nor a token that a tool saved for your user.',
    check: {
      text: 'Keep the variable for the program, or run it without `sudo`:',
      command: 'sudo --preserve-env={variable} <command>',
    },
    afterwards: { text: 'Check the token if that fails too.', place: true },
  },
  {
    id: 'kept-by-process',
    title: 'The running program still has the old token',
    patterns: [],
    find: keptByProcess,
    status: 401,
    decisive: true,
    fits: 'The text says that the token was replaced. A program reads its variables when it starts, so one that runs on keeps the old value.',
    check: { text: 'Restart the program where it runs:', command: '{restart}' },
    afterwards: {
      text: 'Compare the last four characters of the token that it sends with the new one, if the 401 stays.',
    },
  },
  {
    id: 'role-told',
    title: 'The team role of the token’s owner doesn’t allow it (403)',
    patterns: [
      /\broles?\b[^.\n]{0,40}\b(?:biller|billing|viewer|modifier)\b/i,
      /\b(?:billers?|(?:billing|resource) viewers?|modifiers?)\b[^.\n]{0,30}\b(?:role|in (?:the|our|this|that) team)\b/i,
      /\b(?:I['’]?m|I am|am only|added me|invited me|he is|she is|they are|we are)\b[^.\n]{0,24}\b(?:biller|(?:billing|resource) viewer|modifier)\b/i,
    ],
    status: 403,
    decisive: true,
    // https://docs.digitalocean.com/platform/teams/roles/predefined/
    fits: 'A token can do no more than its owner, also with full access. The text names a role that allows only a part.',
    check: {
      text: 'Ask an owner of the team for a role that allows the operation, such as Member. Otherwise use a token that such a person creates.',
    },
    afterwards: {
      text: 'See the roles of the team’s members:',
      url: 'https://cloud.digitalocean.com/account/team',
    },
  },
  {
    id: 'full-access-told',
    title: 'Another token was sent, or the owner’s role forbids it (403)',
    patterns: [
      /\b(?:has|have|with|gave (?:it|the token)|it['’]?s|is|set to|selected|ticked|chose)\b[^.,;\n]{0,24}\b(?:full[- ]access|all (?:the )?(?:scopes|permissions|boxes)|every scope|full (?:permissions|scopes?)|read[ /&+and-]{1,5}write)\b/i,
    ],
    unless:
      /(?:\bnot|n['’]t|\bwithout|\binstead of|\brather than|\bonly|\bunless|\bexcept|\bneeds?|\bshould|\bwant to|\bif I)\b[^.,;\n]{0,40}\b(?:full[- ]access|all (?:the )?(?:scopes|permissions)|every scope|full (?:permissions|scopes?))\b|\b(?:full[- ]access|all (?:the )?scopes)\b[^.\n]{0,40}\b(?:works?|worked|fine|fixe[sd]|solve[sd]|too (?:much|broad)|required|needed)\b/i,
    status: 403,
    decisive: true,
    fits: 'The text says that the token may do everything. So the program sends another token than that, or the team role of the token’s owner doesn’t allow it.',
    check: { text: 'Check the token that the program sends.', place: true },
    afterwards: {
      text: 'Ask an owner of the team for a role that allows it, if that token really has full access.',
    },
  },
] as const satisfies readonly Circumstance[];

/** Tokens of DigitalOcean, as people name them when they delete some. */
const deletedTokens = anyOf(
  [
    /\b(?:cleaned up|cleaned out|tidied up|purged|deleted|removed|revoked|cleared)\b[^.\n]{0,30}\b(?:api keys?|tokens?|PATs?)\b/,
    /\b(?:api keys?|tokens?|PATs?)\b[^.\n]{0,20}\b(?:were|was|got|been) (?:\w{1,12} )?(?:deleted|removed|purged|cleaned up|cleared)\b/,
  ],
  'i',
);

export const toldLater = [
  {
    id: 'deleted-told',
    title: 'The token was among those that a person deleted',
    patterns: [deletedTokens],
    unless:
      /\b(?:nobody|no one|never|not|n['’]t|without|didn['’]?t|if|should|did (?:you|anyone|we))\b[^.\n]{0,30}\b(?:clean|tidi|purg|delet|remov|revok|clear)|\b(?:ssh|public|private|spaces|stripe|github|aws|gitlab) (?:api )?(?:keys?|tokens?)\b|\b(?:from|of) (?:the|my|our) (?:code|file|repo|commit|env|config)/i,
    status: 401,
    decisive: true,
    fits: 'The text says that tokens were deleted before the failure. A deleted token gets a 401 and can’t be restored.',
    check: {
      text: 'Create a new token with the same scopes, and put it where the program reads the old one:',
      url: links.tokens,
    },
    afterwards: {
      text: 'Check the old token first if the person is sure to have kept it.',
      place: true,
    },
  },
  {
    id: 'leak-revoked',
    title: 'The token was public: replace it (401)',
    patterns: [],
    together: [
      /\b(?:public|github|gitlab|gist|leak\w{0,2}|slack|discord|forum|stack ?overflow|pastebin)\b/i,
      /\b(?:push|commit|post|past|publish|leak|shar|upload|expos)\w{0,4}\b[^.\n]{0,60}(?:\btokens?\b|\bkeys?\b|\.env\b|\bsecrets?\b|\btfvars\b|\bconfig\w{0,9}\b|\bcredentials?\b)|(?:\btokens?\b|\bkeys?\b|\.env\b|\bsecrets?\b)[^.\n]{0,60}\b(?:pushed|committed|posted|pasted|published|leaked|shared|exposed)\b/i,
      /\b(?:e-?mail|mail|message|notice|warning|alert)\b[^.\n]{0,30}\b(?:from|by) (?:digital ?ocean|DO|github)\b|\b(?:digital ?ocean|DO|github) (?:\w{1,10} ){0,2}(?:e-?mailed|mailed|sent|warned|alerted|notified|wrote)\b/i,
    ],
    unless: /\bpublic[ -]keys?\b/i,
    status: 401,
    decisive: true,
    // https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
    fits: 'DigitalOcean revokes a token that it finds in public, and writes an email about it. Others could read the token until then, so a new one is needed in any case.',
    check: {
      text: 'Create a new token, and put it where the old one was, but not into the repository:',
      url: links.tokens,
    },
    afterwards: {
      text: 'Look in the control panel for Droplets and keys that you don’t know, and delete the old token if it’s still listed.',
    },
  },
  {
    id: 'listed-told',
    title: 'The program sends another value than the token in the panel',
    patterns: [
      /\b(?:tokens?|PATs?|it)\b[^.;\n]{0,30}\b(?:is|are|shows?|appears?)\b(?! no\b| not\b)[^.;\n]{0,20}\b(?:listed|there|visible|active|valid|shown)\b[^.;\n]{0,24}\b(?:panel|dashboard|console|list|page|UI|settings|account)\b/i,
      /\b(?:panel|dashboard|console|list|page)\b[^.;\n]{0,24}\b(?:still )?(?:lists?|shows?|has)\b[^.;\n]{0,16}\b(?:it|the token|my token|this token)\b/i,
      /\btokens?\b[^.;\n]{0,30}\b(?:(?:is|has) (?:not|n['’]t)|isn['’]t|hasn['’]t|doesn['’]t|never) (?:yet )?expire[sd]?\b|\btokens?\b[^.;\n]{0,30}\b(?:no expiry|no expiration|never expires|expires? (?:in|on|at)? ?(?:\d{1,3} (?:days|months)|next \w{4,6}|20\d\d|never))\b/i,
    ],
    unless: /\bexpired (?:yesterday|today|last|on|\d)|\btoken (?:has |is )?expired\b/i,
    status: 401,
    decisive: true,
    fits: 'The text says that the token is still there and hasn’t expired. Then the program sends something else: an empty variable, an old copy, or the token with another character.',
    check: { text: 'Check the token that the program sends.', place: true },
    afterwards: {
      text: 'Print its length where the program runs. A whole token has 71 characters, and 0 means that the variable is missing:',
      command: 'echo "${#{variable}}"',
    },
  },
] as const satisfies readonly Circumstance[];
