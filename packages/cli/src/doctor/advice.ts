import type { Report } from '@token-check/core';
import type { Machine } from './machine.ts';
import type { Place } from './place.ts';
import type { Doctl } from './places/doctl.ts';
import { isPlain, remedyOf, takeAway, unset } from './remedy.ts';
import type { Survey } from './survey.ts';
import { distinct, isSame, isSameIn, type Token } from './tokens.ts';
import { printable } from './variable-names.ts';

/** Something to look at, and how to mend it. */
export interface Advice {
  readonly code: AdviceCode;
  /** Something fails because of it; otherwise it is only worth knowing. */
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly command?: string;
  readonly url?: string;
}

export type AdviceCode =
  | 'token-fails'
  | 'stale-copy'
  | 'missing-context'
  | 'missing-config'
  | 'context-hides-variable'
  | 'different-tokens'
  | 'shell-beats-file';

/** What stands out when all is seen together, the gravest first. */
export function advise(
  survey: Survey,
  tokens: readonly Token[],
  platform: Machine['platform'],
): Advice[] {
  const failures = tokens.flatMap((token) => failing(token, tokens, survey, platform));
  const others = [
    ...missingConfig(survey, platform),
    ...missingContexts(survey, platform),
    ...hiddenVariable(survey, tokens, platform),
    ...differentTokens(survey, tokens),
    ...shellBeatsFile(survey, tokens, platform),
  ];
  // What one command mends needs no second mention.
  const given = new Set<string>();
  return [...failures, ...others].filter(({ command }) => {
    const isKnown = command !== undefined && given.has(command);
    for (const line of command?.split('\n') ?? []) given.add(line);
    return !isKnown;
  });
}

/** Only the server's own word on the token itself makes a copy of it stale. */
const dead = ['token-rejected', 'token-expired', 'token-revoked'];

function isDead(report: Report | undefined): boolean {
  return report?.verdict === 'problem' && dead.includes(report.diagnoses[0]?.code ?? '');
}

function isDeadIn(place: Place, tokens: readonly Token[]): boolean {
  return tokens.some(({ places, reports }) => places.includes(place) && isDead(reports[0]));
}

function failing(
  token: Token,
  tokens: readonly Token[],
  { choices, doctl }: Survey,
  platform: Machine['platform'],
): Advice[] {
  const [report] = token.reports;
  const [diagnosis] = report?.diagnoses ?? [];
  if (report === undefined || diagnosis === undefined) return [];
  // A value that is no credential, as the name of another variable, is sent as it stands.
  if (report.verdict !== 'problem' && report.credential !== null) return [];
  const places = apiPlaces(token);
  const where = listed(places.map(({ shown }) => shown));
  const senders = choices.flatMap(({ tool, place }) =>
    place !== null && places.includes(place) ? [tool] : [],
  );
  const sent = senders.length > 0 ? `${listed(senders, 3)} would send it.` : '';
  const good = distinct(tokens.filter(({ reports }) => reports[0]?.verdict === 'usable'));
  if (!isDead(report) || good.length === 0) {
    const { text = '', ...more } = remedyOf(diagnosis, places, platform) ?? {};
    const same = sameElsewhere(token, tokens);
    const words = [`${where}: ${report.summary}`, sent, same, text].filter(Boolean).join(' ');
    return [{ code: 'token-fails', severity: 'error', text: words, ...more }];
  }
  const ours = token.places.filter(
    ({ other, source }) => other === null || source.kind === 'docker',
  );
  const commands = ours.flatMap((place) => takeAway(place, doctl, platform));
  const files = places.filter(({ source }) => !['env', 'doctl'].includes(source.kind));
  const words = [
    `${where}: DigitalOcean does not accept this token, and it does accept ${acceptedIn(good)}.`,
    sent,
    'Probably this is an old copy.',
    sameElsewhere(token, tokens),
    files.length > 0 ? `Change it in ${listed(files.map(({ shown }) => shown))}.` : '',
    commands.length > 0 ? 'To take it away:' : '',
  ];
  return [
    {
      code: 'stale-copy',
      severity: 'error',
      text: words.filter(Boolean).join(' '),
      ...(commands.length > 0 ? { command: commands.join('\n') } : {}),
    },
  ];
}

/** `the one in .env`; of several it is said that they are not the same. */
function acceptedIn(good: readonly Token[]): string {
  const places = good.flatMap((token) => apiPlaces(token).slice(0, 1));
  const where = listed(
    places.map(({ shown }) => shown),
    2,
  );
  return good.length === 1
    ? `the one in ${where}`
    : `${good.length} others, which are not the same token: in ${where}`;
}

/** Where the same token stands as a credential of something else, or in another spelling. */
function sameElsewhere(token: Token, tokens: readonly Token[]): string {
  // What is asked about nowhere is worth a word where it is known to be dead.
  const others = token.places.filter(({ other }) => isDead(token.reports[0]) && other !== null);
  const spelled = tokens.filter((one) => one !== token && isSame(one, token)).flatMap(apiPlaces);
  return [
    others.length > 0
      ? `The same token stands in ${listed(others.map(({ shown, other }) => `${shown} (${other})`))}.`
      : '',
    spelled.length > 0
      ? `Apart from that it is the token in ${listed(
          spelled.map(({ shown }) => shown),
          2,
        )}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function missingConfig({ doctl }: Survey, platform: Machine['platform']): Advice[] {
  if (doctl.missing === null) return [];
  return [
    {
      code: 'missing-config',
      severity: 'warning',
      text: `DIGITALOCEAN_CONFIG names ${doctl.missing}, which does not exist, so doctl has no saved token. To let its usual file count:`,
      command: unset('DIGITALOCEAN_CONFIG', platform),
    },
  ];
}

function missingContexts({ doctl, kubernetes }: Survey, platform: Machine['platform']): Advice[] {
  // Nobody can tell what stands in a file that cannot be read.
  if (doctl.unread) return [];
  const known = (context: string) => context === 'default' || doctl.tokens.has(context);
  const result: Advice[] = [];
  if (!known(doctl.context)) {
    const by =
      doctl.chosenBy === 'DIGITALOCEAN_CONTEXT' ? 'DIGITALOCEAN_CONTEXT' : 'its configuration';
    result.push({
      code: 'missing-context',
      severity: 'error',
      text: `doctl has no context ${quoted(doctl.context)}, which ${by} selects, so it sends no token. ${doctl.tokens.size > 0 ? 'These exist:' : 'No other is saved. To let doctl use its default again:'}`,
      command: doctl.tokens.size > 0 ? 'doctl auth list' : toDefault(doctl, platform),
    });
  }
  for (const { user, context } of kubernetes.users) {
    if (context === null || known(context)) continue;
    result.push({
      code: 'missing-context',
      severity: 'warning',
      text: `kubectl asks doctl for the credential of its user ${quoted(user)} in the context ${quoted(context)}, which doctl does not have.`,
      ...(isPlain(context) ? { command: `doctl auth init --context ${context}` } : {}),
    });
  }
  return result;
}

/** doctl reads the flag and the variable for the context `default` alone: `commands/command_config.go` */
function hiddenVariable(
  { doctl, places }: Survey,
  tokens: readonly Token[],
  platform: Machine['platform'],
): Advice[] {
  const variable = inEnv(places, 'DIGITALOCEAN_ACCESS_TOKEN');
  if (doctl.unread || doctl.context === 'default' || variable === undefined) return [];
  const own = doctl.tokens.get(doctl.context);
  if (own !== undefined && isSameIn(own, variable, tokens)) return [];
  // Nobody wants a dead token to count.
  if (isDeadIn(variable, tokens)) return [];
  return [
    {
      code: 'context-hides-variable',
      severity: 'warning',
      text: `doctl uses the context ${quoted(doctl.context)}. In a named context it ignores DIGITALOCEAN_ACCESS_TOKEN, and --access-token too. To let the variable count:`,
      command: toDefault(doctl, platform),
    },
  ];
}

/** The command after which doctl uses the context `default`. */
function toDefault({ chosenBy }: Doctl, platform: Machine['platform']): string {
  return chosenBy === 'DIGITALOCEAN_CONTEXT'
    ? unset('DIGITALOCEAN_CONTEXT', platform)
    : 'doctl auth switch --context default';
}

/** Tools that would send different tokens, both of them good: nothing fails, and yet it is not one. */
function differentTokens({ choices, places }: Survey, tokens: readonly Token[]): Advice[] {
  const sentBy = (name: string) => choices.find(({ tool }) => tool === name)?.place ?? undefined;
  const pairs = [
    [inEnv(places, 'DIGITALOCEAN_TOKEN'), inEnv(places, 'DIGITALOCEAN_ACCESS_TOKEN')],
    [sentBy('Terraform'), sentBy('doctl')],
  ] as const;
  for (const [first, second] of pairs) {
    if (!first?.text || !second?.text || isSameIn(first, second, tokens)) continue;
    if (isDeadIn(first, tokens) || isDeadIn(second, tokens)) continue;
    const [ours, theirs] = [first, second].map((place) =>
      choices.flatMap((choice) => (choice.place === place ? [choice.tool] : [])),
    );
    const which =
      ours?.length && theirs?.length
        ? ` ${listed(ours, 3)} would send the first; ${listed(theirs, 3)} the second.`
        : '';
    const teams = teamsOf([first, second], tokens);
    return [
      {
        code: 'different-tokens',
        severity: 'warning',
        text: `${first.shown} and ${second.shown} hold different tokens${teams}.${which}`,
      },
    ];
  }
  return [];
}

/** The readers of .env files leave a variable alone that is set already. */
function shellBeatsFile(
  { places }: Survey,
  tokens: readonly Token[],
  platform: Machine['platform'],
): Advice[] {
  return places.flatMap((place): Advice[] => {
    const [, file, name] = /^(\.env(?:\.local)?): (.+)$/.exec(place.shown) ?? [];
    const variable = name === undefined ? undefined : inEnv(places, name);
    if (name === undefined || variable === undefined) return [];
    if (isSameIn(variable, place, tokens) || isDeadIn(place, tokens)) return [];
    return [
      {
        code: 'shell-beats-file',
        severity: 'warning',
        text: `${name} is set in this shell and has another value in ${file}. Most programs that read ${file} keep what is set. To let the file count:`,
        command: unset(name, platform),
      },
    ];
  });
}

/** The teams of two tokens, where they are known and are not the same. */
function teamsOf(pair: readonly Place[], tokens: readonly Token[]): string {
  const names = pair.map((place) => {
    const token = tokens.find(({ places }) => places.includes(place));
    return token?.reports[0]?.account?.team?.name ?? null;
  });
  const [a, b] = names;
  return a && b && a !== b ? `, of the teams ${a} and ${b}` : '';
}

/** The places that an API token belongs in. */
function apiPlaces({ places }: Token): Place[] {
  return places.filter(({ other }) => other === null);
}

function inEnv(places: readonly Place[], name: string): Place | undefined {
  return places.find(({ source }) => source.kind === 'env' && source.name === name);
}

const quoted = (name: string) => `“${printable(name)}”`;

/** `a, b and c`; what is more than `most` is counted. */
function listed(names: readonly string[], most = 9): string {
  // “1 more” is no shorter than the name.
  const shown = names.length === most + 1 ? [...names] : names.slice(0, most);
  if (names.length > shown.length) shown.push(`${names.length - most} more`);
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}
