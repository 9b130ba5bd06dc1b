import type { Step } from './step.ts';

/** A text about an error that needs no fix: what says so, and what is known about it. */
interface NoFailure {
  readonly id: string;
  readonly title: string;
  /** How a person says it. */
  readonly says: RegExp;
  /** What must all be in the text, too. */
  readonly together: readonly RegExp[];
  /** What says that something does fail. */
  readonly unless: RegExp;
  /** What takes it back, in what follows. */
  readonly revoked?: RegExp;
  /** An error in the text is only quoted. Otherwise any error says that something does fail. */
  readonly quotes: boolean;
  readonly answer: string;
  readonly step: Step;
}

const failing =
  /\b(?:I|we)(?:['’]m| am|['’]re| are)? (?:still |now |always |just |only )?(?:get|gets|getting|keep|receive|receiving|see|seeing|can['’]?t|cannot)\b|\b(?:fails?|failing|causing|causes|doesn['’]?t work|not working|any ideas?|what am I doing wrong)\b/i;

/** Debates, wishes, cases that are closed, and errors that are made on purpose. */
export const noFailures = [
  {
    id: 'catching',
    title: 'The 401 is on purpose: the question is how to catch it',
    says: /\b(?:catch|catching|handle|handling|detect)\b[^\n]{0,60}\b(?:errors?|exceptions?|401|wrong|invalid)\b/i,
    together: [
      /\b(?:key|token|credentials?|password|401)\b[^.\n]{0,30}\b(?:is|are|was)? ?(?:wrong|invalid|incorrect|bad|expired)\b|\b(?:wrong|invalid|incorrect|bad|expired) (?:\w{1,12} )?(?:key|token|credentials?)\b/i,
      /\b(?:try|catch|except|rescue)\b|\berr\b|\bin my \w{1,12} (?:code|app)\b/,
    ],
    unless: /\b(?:key|token) (?:is|should be) (?:right|correct|valid)\b/i,
    quotes: true,
    answer:
      'DigitalOcean answers a wrong token with 401, “Unable to authenticate you”. The code in the text wants to catch that, so the token isn’t the fault. A handler catches only the exact class that the client throws, by its full name.',
    step: {
      text: 'Print the class of the exception, and catch that one. In PHP, write it with a backslash at the start:',
      command: 'catch (\\Throwable $e) { echo get_class($e); }',
    },
  },
  {
    id: 'status-codes',
    title: '401 and 403 mean different things',
    says: /\b(?:differentiate|distinguish|good idea|versus|vs\.?|rather than|should (?:be|return|answer|respond)|makes? (?:more )?sense|backwards?|confusing|same (?:error )?status)\b/i,
    together: [/\b401\b/, /\b403\b/],
    unless: failing,
    quotes: true,
    answer:
      '401: DigitalOcean didn’t accept the token; it’s missing, wrong, expired or deleted. 403: the token works, but a scope is missing or the owner’s role forbids the operation. A read-only token that writes gets 403. The text discusses the two, and reports no failure.',
    step: {
      text: 'Send a request that only reads, if you have to tell the two apart. 401 means that the token itself is refused:',
      command:
        'curl -i -H "Authorization: Bearer $DIGITALOCEAN_ACCESS_TOKEN" https://api.digitalocean.com/v2/account',
    },
  },
  {
    id: 'better-message',
    title: 'This asks for a better error message',
    says: /\bshould (?:print|show|display|give|report|say|return|tell)\b[^\n]{0,80}\b(?:messages?|errors?|hints?|reason)\b|\b(?:better|helpful|clearer|clear|friendlier|misleading|confusing|cryptic|useless) (?:error )?messages?\b/i,
    together: [/\b(?:tokens?|keys?|credentials?|authenticat\w{1,5}|401)\b/i],
    unless: failing,
    quotes: true,
    answer:
      'DigitalOcean’s 401, “Unable to authenticate you”, never says whether the token is missing, wrong, expired or deleted. The text asks a program for clearer words, and reports no failure of its own.',
    step: {
      text: 'Check a token to see whether DigitalOcean accepts it. Paste it at the prompt:',
      terminal: 'token-check',
    },
  },
  {
    id: 'solved',
    title: 'The text says that this is solved',
    says: /\b(?:pilot error|my (?:own )?(?:mistake|fault|bad)|never ?mind|(?:problem|issue) (?:is )?(?:solved|fixed|resolved)|^(?:solved|fixed|resolved)\b|(?:solved|fixed) (?:it|this|that|by|my)|that (?:fixed|solved|did|was) it|turns out|turned out|(?:it|this|that|everything) (?:all )?works now|works? (?:again|fine) now|now (?:it|everything|all of it) (?:all )?works|does (?:seem to )?work|which worked|closing (?:this|as|the)|(?:thanks|thank you)[^.\n]{0,30}, closing|for the record,? it was|it was (?:just )?(?:my|our|the) [^.\n]{2,30} (?:all along|after all))\b/im,
    together: [],
    unless:
      /\b(?:not|n't|n’t) (?:\w{1,10} )?(?:solved|fixed|resolved)\b|\bdoes(?:n't|n’t| not) (?:seem to )?work\b/i,
    revoked:
      /\?|\b(?:still|but|however|until|except|unfortunately|yet|same error|not anymore|n't|n’t|fails?|40[13])\b/i,
    quotes: true,
    answer:
      'The text tells what was wrong and that it works now, so nothing has to be done about the token here. An error in it is from before.',
    step: {
      text: 'Check that no other place still has the old token:',
      terminal: 'token-check doctor',
    },
  },
  {
    id: 'cluster-tokens',
    title: 'Tokens with a cluster’s name belong to kubeconfigs',
    says: /\b(?:many|flood\w{0,3}|lots|hundreds?|dozens?|\d{2,4}|new|extra|unknown|strange|multiple|more and more)\b[^\n]{0,80}\btokens\b|\btokens?\b[^.\n]{0,60}\b(?:each|every|flood\w{0,3}|pil(?:e|ing) up|accumulat\w{0,4}|named like)\b/i,
    together: [
      /\b(?:kubeconfig|cluster|doks)\b/i,
      /\b(?:list|console|panel|page|dashboard|account)\b/i,
      /\b(?:every|each|update|run|apply|create[sd]?|makes?|again)\b/i,
    ],
    unless: /\b40[13]\b|\bunauthori[sz]ed\b|\bfails?\b/i,
    quotes: false,
    // https://docs.digitalocean.com/products/kubernetes/how-to/connect-to-cluster/
    answer:
      'Each time a program asks for a kubeconfig, DigitalOcean can create a token for the cluster, and the panel lists it. That is no leak and no fault of your API token. Such tokens expire by themselves, usually within days.',
    step: {
      text: 'Keep the kubeconfig until it expires instead of asking for it on every run. Don’t delete the token that the program itself uses:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
  },
  {
    id: 'change',
    title: 'This describes a change, and reports no failure',
    says: /^(?:(?:chore|docs?|feat|fix|refactor|style|test|ci|build)(?:\([\w ./-]{1,40}\))?!?: \S|(?:adds?|updates?|documents?|bumps?|renames?|allows?) [^\n]{0,60}\b(?:docs?|documentation|readme|support|guide|example|token|env(?:ironment)? variables?)\b)/im,
    together: [],
    unless: failing,
    quotes: false,
    answer:
      'The text describes a change to a program or its documentation. It shows no error, so nothing in it says that a token is missing or wrong.',
    step: {
      text: 'Check that the names of the variables in the change are the ones that the program reads. See what each tool reads:',
      terminal: 'token-check doctor',
    },
  },
  {
    id: 'wish',
    title: 'This asks for a change, and reports no failure',
    says: /\b(?:feature request|would be (?:very |really )?(?:nice|great|good|helpful|cool|useful|awesome|lovely)|it['’]d be (?:nice|great|good|helpful|cool|useful)|please,? (?:add|support|allow|make|consider|can we|could (?:you|we))|can we (?:make|have|get|add)|could (?:you|we) (?:please )?(?:add|support|make)|(?:I|we)(?:['’]d| would) (?:like|love) (?:to (?:see|have|be able)|if|an? |the )|add(?:ing)? support for|describe the solution you|(?:please )?(?:update|correct|fix) the (?:docs?|documentation|readme|guide))\b/i,
    together: [],
    unless: failing,
    quotes: false,
    answer:
      'The text asks the makers of a program for something that it can’t do yet. It shows no error, so nothing in it says that a token is missing or wrong.',
    step: {
      text: 'Look in the program’s issue tracker and in its newest version for the change.',
    },
  },
] as const satisfies readonly NoFailure[];

/** The name of a kind of text that reports no failure. */
export type NoFailureId = (typeof noFailures)[number]['id'];
