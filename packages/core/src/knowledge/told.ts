import type { Circumstance, Names, Paste } from './circumstance.ts';

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
const changed =
  /\b(?:rotated|replaced|changed|renewed|regenerated)\b[^.\n]{0,40}\b(?:tokens?|keys?|PATs?)\b|\b(?:updated|put|pasted|set|saved|wrote|added|copied|tried|made|created|generated|using|have|got)\b[^.\n]{0,40}\bnew (?:(?:api|access|DO) )?(?:token|key|PAT|one|value)\b/i;
/** The new value is where the program reads it. */
const stored =
  /\b(?:updat|chang|edit|put|past|sav|set|writ|replac|stor|add|creat|appl)\w{0,4}\b[^.\n]{0,60}(?:\.env\b|\/etc\/|\benv(?:ironment)?\b|\bconfig\w{0,9}\b|\bsecrets?\b|\bcompose\b|\bvariables?\b|\bsettings?\b)/i;
const restarted =
  /\b(?:(?:re-?)?start|redeploy|re-deploy|reboot)(?:ed|ing)?\b|\brecreat(?:ed|ing) the (?:pod|container)/i;

function keptByProcess({ text, told, facts }: Paste): Names | null {
  if (!changed.test(told) || restarted.test(text)) return null;
  const runner = restarts.find(([pattern]) => pattern.test(text));
  const isRunning =
    /\b(?:app|servers?|service|daemon|workers?|backend|process|bot|site|prod(?:uction)?|staging|containers?|pods?|deployment)\b/i.test(
      told,
    );
  const isRefused =
    /\bstill\b|\bsame (?:401|error)\b|\bold (?:one|token|value)\b/i.test(told) ||
    facts.some((fact) => fact.type === 'answer' && fact.status === 401);
  if (!isRefused) return null;
  if (runner?.[1].startsWith('pm2') !== true && !(isRunning && stored.test(told))) return null;
  return { restart: runner?.[1] ?? 'sudo systemctl restart <service>' };
}

export const told = [
  {
    id: 'new-interface',
    title: 'The library has another interface than the code expects',
    together: [
      /\bis not a (?:function|constructor)\b|\bunexpected keyword argument\b|\bunknown keywords?:|\bcannot import name\b|\bhas no exported member\b/,
      /\b(?:upgrad|updat|bump|migrat)\w{0,4}\b|\baudit fix\b|\b(?:dependabot|renovate)\b|\b(?:v|version )?\d{1,3}\.(?:x|\d)/i,
    ],
    unless: /\b40[13]\b/,
    local: true,
    decisive: true,
    fits: 'The call fails in the program itself, before a request. So the token isn’t the cause; a new major version of the library renamed what the code calls.',
    check: {
      text: 'Install the version that worked before, or change the call as the library’s upgrade notes say.',
    },
  },
  {
    id: 'kept-by-process',
    title: 'The running program still has the old token',
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
      /\b(?:roles?|I['’]?m|I am|only|as|made me|added me|became)\b[^.\n]{0,30}\b(?:billers?|(?:billing|resource) viewers?|modifiers?)\b/i,
    ],
    unless: /\bI['’]?(?:m| am) (?:the |an |also )?owner\b|\bof another team\b/i,
    status: 403,
    decisive: true,
    // https://docs.digitalocean.com/platform/teams/roles/predefined/
    fits: 'A token can do no more than its owner, also with full access. The text names a role that allows only a part.',
    check: {
      text: 'Ask an owner of the team for a role that allows the operation, such as Member. Otherwise use a token that such a person creates.',
    },
    afterwards: {
      text: 'Read what each role allows:',
      url: 'https://docs.digitalocean.com/platform/teams/roles/',
    },
  },
  {
    id: 'full-access-told',
    title: 'Another token was sent, or the owner’s role forbids it (403)',
    patterns: [
      /\b(?:has|have|with|gave it|gave the token|is) (?:\w{2,8} )?(?:full[- ]access|all (?:the )?scopes)\b/i,
    ],
    unless:
      /(?:\bnot|n['’]t|\bwithout|\bonly|\bneeds?|\bif)\b[^.\n]{0,30}\b(?:full[- ]access|all (?:the )?scopes)\b|\b(?:full[- ]access|all (?:the )?scopes)\b[^.\n]{0,30}\b(?:works?|worked|fine|fixe[sd]|too)\b/i,
    status: 403,
    decisive: true,
    fits: 'The text says that the token may do everything. So the program sends another token than that, or the team role of the token’s owner doesn’t allow it.',
    check: { text: 'Check the token that the program sends.', place: true },
    afterwards: {
      text: 'Ask an owner of the team for a role that allows it, if that token really has full access.',
    },
  },
] as const satisfies readonly Circumstance[];

export const toldLater = [
  {
    id: 'listed-told',
    title: 'The program sends another value than the token in the panel',
    patterns: [
      /\b(?:tokens?|PATs?)\b[^.;\n]{0,40}\b(?:still (?:there|listed|active|valid)|listed|visible|never expires|no expiry|(?:not|n['’]t|never) expired?)\b/i,
      /\b(?:panel|dashboard|console|list) (?:still )?(?:lists?|shows?|has) (?:it|(?:the|my|this) token)\b/i,
    ],
    unless:
      /\b(?:not|n['’]t|no longer|nothing|never)\b[^.;\n]{0,12}\b(?:listed|visible|there|shown)\b|\btoken (?:has |is )?expired\b/i,
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
