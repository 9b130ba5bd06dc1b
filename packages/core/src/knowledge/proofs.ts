import { anyOf } from '../text/patterns.ts';
import { errorSentence, sentenceAround, shownName, shownSentence } from '../text/shown.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';

/**
 * What a text proves of the token without naming it: a library that hides DigitalOcean's answer proves
 * nothing, and something that was created proves that the token is accepted.
 */

/** How a program crashes on an answer that it didn't expect. */
const crash = anyOf(
  [
    // A method of a library that isn't loaded has nothing to do with an answer.
    /\bundefined method [`'"](?!(?:blank\?|present\?|presence|try|squish)['"])\S{1,40}['"] for\b/,
    /\bno implicit conversion of \w{2,20} into \w{2,20}\b/,
    /'NoneType' object (?:is not|has no)\b/,
    /\bKeyError: ['"][a-z_]{2,40}['"]/,
    /\b(?:string|list) indices must be integers\b/,
    /\bobject['"]? has no attribute ['"][a-z_]{2,40}['"]/,
    /\bCannot read propert(?:y|ies)\b[^\n]{0,40}\bof (?:undefined|null)\b/,
    /\bundefined is not (?:an object|a function|iterable)\b/,
    /\bis not iterable\b/,
    /\bUndefined (?:index|array key|property|variable)\b/,
    /\bTrying to (?:get property|access array offset)\b/,
    /\bCannot (?:iterate|index) (?:over )?(?:null|string|number)\b/,
    /\bnil pointer dereference\b/,
    /\bcannot unmarshal \w{2,10} into Go (?:value|struct)\b/,
    /\bmissing field `\w{2,40}`|\bexpected value at line 1\b/, // Rust
    /\bMismatchedInputException\b|\bJson(?:Syntax|Reader|)Exception\b|\bJSONObject\[?["'][a-z_]{2,40}["']\]? not found/,
    /\bforeach\(\) argument must be of type\b|\bInvalid argument supplied for foreach\b|\bmust be of type array, null given/,
    /\bJSON::ParserError\b|\bNot an ARRAY reference\b/,
    /\bargument of type ['"]?NoneType\b/,
    /\binvalid character '[U<]' looking for beginning of value\b/,
    /\b(?:JSONDecodeError|Expecting value: line 1 column 1|Unexpected token ['"]?[<U]['"]?)/,
  ],
  'i',
);
/** A program or a library that calls DigitalOcean's API. */
const client =
  /\bdroplet_?kit\b|\bdigital_?ocean(?![a-z])|\bpydo\b|\bdo[-_]?wrapper\b|\bdopy\b|\/v2\/[a-z]|\bdoctl\b|api\.digitalocean/i;

/** The lists of the API, by what a text calls them. */
const lists: readonly (readonly [RegExp, string])[] = [
  [/\bdomains?[._/]|\bdomains\.all|\bdns\b/i, '/v2/domains'],
  [/\baccount\/keys\b|\bssh[-_ ]?keys?\b/i, '/v2/account/keys'],
  [/\bimages?\.(?:all|list)|\bget_(?:all|my)_images\b|\/v2\/images\b/i, '/v2/images'],
  [/\bvolumes?\b/i, '/v2/volumes'],
  [/\bdatabases?\b/i, '/v2/databases'],
  [/\bkubernetes\b/i, '/v2/kubernetes/clusters'],
  [/\bapps?\b/i, '/v2/apps'],
  [/\bdroplets?\b/i, '/v2/droplets'],
];

const shownCall = /https:\/\/api\.digitalocean\.com(\/v2\/[a-z_]{2,24}(?:\/[a-z_]{2,24})?)\b/;

/** The list of the API that a text is about. */
function listIn(text: string): string {
  const path = shownCall.exec(text)?.[1];
  if (path !== undefined) return path;
  const found = lists
    .map(([pattern, list]) => ({ list, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.list ?? '/v2/account';
}

function hiddenAnswer({ text, facts }: Paste): Names | null {
  const crashed = crash.exec(text);
  if (crashed === null || !client.test(text)) return null;
  // A printed answer isn't hidden.
  if (facts.some((fact) => fact.type === 'answer' && !fact.vague && fact.status !== null))
    return null;
  if (facts.some(({ type }) => type === 'no-credential')) return null;
  return {
    list: listIn(text),
    crashed: sentenceAround(text, crashed.index, 90) ?? crashed[0],
    hint: /(?:character|token) ['"]?U\b/.test(text)
      ? ' The answer starts with “U”, as “Unable to authenticate you” does, so the token was probably rejected.'
      : /(?:character|token) ['"]?</i.test(text)
        ? ' The answer starts with “<”: a web page, such as one of a proxy or of an outage.'
        : /\bslugs?\b/i.test(text) && /\bids?\b/i.test(text)
          ? ' The text itself names a difference: API v2 expects slugs such as `nyc3`, not numbers.'
          : '',
  };
}

/** A program filters a list and takes the first element that fits. */
function missingElement({ text, facts }: Paste): Names | null {
  // Terraform's data sources, and other programs that look for a name.
  const found =
    /\bno (?:ssh key|droplet|domain|image|volume|snapshot|load balancer|vpc|project|app|certificate|firewall|(?:kubernetes|database) cluster)s? found (?:with|matching|for|named|called)(?: the)?(?: name)?:? ?["'`]?(?<element>[\w.-]{1,60})/i.exec(
      text,
    )?.groups?.element;
  const sought = shownName(found);
  if (sought !== null && client.test(text) && !facts.some(({ type }) => type === 'answer'))
    return { list: listIn(text), element: `\`${sought}\`` };
  if (!/IndexError: list index out of range\b|\bStopIteration\b/.test(text)) {
    return null;
  }
  if (!client.test(text)) return null;
  const name = shownName(/==\s{0,3}\\{0,2}["']([\w .-]{1,40}?)\\{0,2}["']/.exec(text)?.[1]);
  return { list: listIn(text), element: name === null ? 'the element' : `\`${name}\`` };
}

/** Things that only an accepted token can create or list. */
const things =
  /\b(?:droplets?|instances?|servers?|volumes?|clusters?|(?:txt |dns )?records?|load[ -]?balancers?|snapshots?|machines?|nodes?|databases?|buckets?)\b/;
const evidence = anyOf(
  [
    new RegExp(
      `${things.source}[^.\\n]{0,60}\\b(?:(?:is|are|was|were|has been|have been|gets?|got|being) (?:\\w{2,12} )?(?:created|provisioned|listed|visible|running|deployed|up|added|there)|(?:is|are) (?:up and )?running|(?:shows?|showed) up|appears?)\\b`,
    ),
    new RegExp(
      `\\b(?:creates|created|keeps (?:on )?creating|provisions|provisioned|spins up|lists|launches|launched|starts (?:one|new|more|\\d{1,3})) (?:\\w{1,12} ){0,3}?(?:new |all |a |an |the |my )?${things.source}`,
    ),
    new RegExp(`\\b(?:I|we) (?:can )?see (?:\\w{1,12} ){0,4}${things.source}`),
    new RegExp(`\\b[1-9]\\d{0,4} (?:\\w{2,12} ){0,2}${things.source} (?:were |was )?found\\b`),
    /\bCreation complete after\b/,
    /\b(?:limit of|reaches|up to) \d{1,3} droplets\b/,
    /\bcan see (?:it|them) in (?:the |my )?(?:DO|digital ?ocean|control panel|dashboard|back-?office|console)\b/,
    /\bsuccessfully (?:created|uploaded|listed|provisioned)\b/,
  ],
  'i',
);
const negated =
  /\b(?:0|zero|header|once|until|as soon as|whenever|unless|not|never|no|cannot|can['’]?t|couldn['’]?t|doesn['’]?t|isn['’]?t|aren['’]?t|wasn['’]?t|without|fail\w{0,4}|unable|error|try(?:ing)?|tried|want|would|should|could|how|if|before|must|expected?|will|attempt\w{0,3}|(?:need|have|order|like|used|supposed) to)\b/i;
/** What says that the credential itself is refused. */
const refusal =
  /\bunable to authenticate\b|\b40[13]\b|\bunauthori[sz]ed\b|\bforbidden\b|\binvalid (?:api |access )?token\b|\bnot authorized\b|\bauthenticat\w{2,5} (?:failed|error)|\bdenied\b/i;

/** The token sees nothing, so what a person sees in the browser proves nothing of it. */
const emptyList = /\blists? (?:is|are|comes back|stays) empty\b|\bempty (?:list|array)\b|\[ ?\]/i;

function tokenWorks({ text, facts }: Paste): Names | null {
  if (refusal.test(text) || emptyList.test(text)) return null;
  if (
    facts.some(({ type }) => type === 'answer' || type === 'no-credential' || type === 'question')
  )
    return null;
  if (!/digital ?ocean|\bDO\b|\bdoctl\b|droplet/i.test(text)) return null;
  for (const clause of text.split(/(?<=[.!?;])\s|\n|, (?=but|and|however)|\bbut\b/)) {
    if (!evidence.test(clause) || negated.test(clause)) continue;
    const seen = shownSentence(clause, 90);
    if (seen === null) continue;
    const failed = errorSentence(text, 90);
    const isCluster = /\b(?:pods?|kubectl|pvc|csi)\b/i.test(text);
    return {
      seen,
      ...(isCluster && { command: 'kubectl describe pod <pod>; kubectl get volumeattachment' }),
      failed:
        failed === null || failed.includes(seen)
          ? ''
          : ` What fails is something else: “${failed}”.`,
    };
  }
  return null;
}

/** A path of the API that a text says isn't found. */
function notFound({ text, facts }: Paste): Names | null {
  // A printed answer says more.
  if (facts.some((fact) => fact.type === 'answer' && !fact.vague)) return null;
  const path = /\/v2\/[a-z_]{2,24}/.exec(text)?.[0];
  if (path === undefined || !/\b404\b/.test(text)) return null;
  const attribute = /\b(digitalocean_\w{2,30}\.\w{1,30})\.id\b/.exec(text)?.[1];
  return {
    list: path,
    hint:
      attribute === undefined || !/\/v2\/domains/.test(path)
        ? ''
        : ` The path of a domain has its name: try \`${attribute}.name\` instead of \`.id\`.`,
  };
}

export const proofs = [
  {
    id: 'panel-hides',
    title: 'The panel hides why DigitalOcean refused',
    together: [
      /\bdigital ?ocean\b/i,
      /\b(?:server|cloud|dns)? ?provider (?:was |is )?(?:unable|could not|failed|couldn['’]t) to\b|\b(?:unable|failed) to (?:create|provision) (?:your|the|a) (?:server|host|machine)\b|\bserver creation failed\b/i,
    ],
    unless: /\b(?:40[0-9]|42[29])\b|\bunable to authenticate\b|"id"\s?:/i,
    last: true,
    fits: 'The panel passes your request on, and doesn’t show the answer. Frequent reasons are a size or region that isn’t available, the limit of Droplets, a missing payment method, and a token without write access.',
    check: {
      text: 'Create the same server in DigitalOcean’s control panel, or with doctl, to see the reason:',
      command: 'doctl compute droplet create test --size <size> --region <region> --image <image>',
    },
    afterwards: {
      text: 'Check the token that the panel has, if that works. It needs write access, or the scopes for Droplets and SSH keys:',
      url: 'https://cloud.digitalocean.com/account/api/tokens',
    },
  },
  {
    id: 'path-not-found',
    title: 'Not found (404): check the name in the path, not the token',
    find: notFound,
    status: 404,
    decisive: true,
    fits: 'A rejected token gets 401, so the token was accepted. The name or ID in the path doesn’t exist for its team, or isn’t what that path expects.{hint}',
    check: {
      text: 'List what the token sees there, and compare the name or ID with the one in the path:',
      command: 'curl -sS -H "Authorization: Bearer ${variable}" https://api.digitalocean.com{list}',
    },
    afterwards: { text: 'Correct the value in the configuration, or update the program.' },
  },
  {
    id: 'element-missing',
    title: 'The list has no {element}; the token works',
    find: missingElement,
    last: true,
    decisive: true,
    fits: 'The program got a list from DigitalOcean and found nothing in it that matches {element}. A rejected token gets no list.',
    check: {
      text: 'See what the list contains, and add or rename {element}:',
      command:
        'curl -sS -H "Authorization: Bearer ${variable}" "https://api.digitalocean.com{list}?per_page=200"',
    },
  },
  {
    id: 'hidden-answer',
    title: 'The program hides the answer that it got',
    find: hiddenAnswer,
    last: true,
    decisive: true,
    fits: 'It crashed because the answer has another form than it expects: “{crashed}”. That can be a 401, a 403, a 429, an empty list, or a form that this version doesn’t know.{hint}',
    check: {
      text: 'See the answer itself, with the same token. A 401 means the token, a 403 its scopes, and a 200 the program:',
      command: 'curl -i -H "Authorization: Bearer ${variable}" https://api.digitalocean.com{list}',
    },
    afterwards: {
      text: 'Update the program or its library if the answer is fine, and compare the values that it sends with the documentation.',
    },
  },
  {
    id: 'token-works',
    title: 'The token works; the cause comes after it',
    find: tokenWorks,
    last: true,
    decisive: true,
    fits: 'The text says “{seen}”. DigitalOcean does that only with a token that it accepts, so a new one changes nothing.{failed}',
    check: {
      text: 'Read the program’s own log or events at the step that fails:',
      command: '{command}',
    },
    afterwards: {
      text: 'Compare what the control panel shows with what the program looks for: the name, the tags, the region, the limit of the account. Delete what is left over.',
      url: 'https://cloud.digitalocean.com/',
    },
  },
] as const satisfies readonly Circumstance[];
