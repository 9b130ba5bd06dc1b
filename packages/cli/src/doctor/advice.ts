import type { Report } from '@token-check/core';
import type { Machine } from './machine.ts';
import type { Doctl } from './places/doctl.ts';
import { isPlain, remedyOf, takeAway, unset } from './remedy.ts';
import type { Survey } from './survey.ts';
import { distinct, isSame, isSameIn, type Token, type TokenPlace } from './tokens.ts';
import { printable } from './variable-names.ts';

/** One thing that needs attention, and how to fix it. */
export interface Advice {
  readonly code: AdviceCode;
  /** An error makes something fail; a warning is only worth knowing. */
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly command?: string;
  readonly url?: string;
}

type AdviceCode =
  | 'token-fails'
  | 'stale-copy'
  | 'missing-context'
  | 'missing-config'
  | 'context-hides-variable'
  | 'different-tokens'
  | 'shell-beats-file';

/** What needs attention, the worst first. */
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
  // A second advice with the same command would be noise.
  const given = new Set<string>();
  return [...failures, ...others].filter(({ command }) => {
    const isGiven = command !== undefined && given.has(command);
    for (const line of command?.split('\n') ?? []) given.add(line);
    return !isGiven;
  });
}

/** The codes by which the server itself says that the token no longer works. */
const deadCodes = ['token-rejected', 'token-expired', 'token-revoked'];

function isDead(report: Report | undefined): boolean {
  return report?.verdict === 'problem' && deadCodes.includes(report.diagnoses[0]?.code ?? '');
}

function isDeadIn(place: TokenPlace, tokens: readonly Token[]): boolean {
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
  // Even a value that's no credential, such as the name of another variable, is sent.
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

/** `the one in .env`; several good tokens differ from each other, and the text says so. */
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

/** Where else the same token is: as another kind of credential, or in another spelling. */
function sameElsewhere(token: Token, tokens: readonly Token[]): string {
  // Places that aren't checked matter if the token no longer works.
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
  // The configuration can't be read, so any context may exist.
  if (doctl.unread) return [];
  const exists = (context: string) => context === 'default' || doctl.tokens.has(context);
  const result: Advice[] = [];
  if (!exists(doctl.context)) {
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
    if (context === null || exists(context)) continue;
    result.push({
      code: 'missing-context',
      severity: 'warning',
      text: `kubectl asks doctl for the credential of its user ${quoted(user)} in the context ${quoted(context)}, which doctl does not have.`,
      ...(isPlain(context) ? { command: `doctl auth init --context ${context}` } : {}),
    });
  }
  return result;
}

/** doctl reads the flag and the variable only in the context `default`: `commands/command_config.go` */
function hiddenVariable(
  { doctl, places }: Survey,
  tokens: readonly Token[],
  platform: Machine['platform'],
): Advice[] {
  const variable = inEnv(places, 'DIGITALOCEAN_ACCESS_TOKEN');
  if (doctl.unread || doctl.context === 'default' || variable === undefined) return [];
  const own = doctl.tokens.get(doctl.context);
  if (own !== undefined && isSameIn(own, variable, tokens)) return [];
  // It's better to ignore a token that doesn't work.
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

/** The command that switches doctl to the context `default`. */
function toDefault({ chosenBy }: Doctl, platform: Machine['platform']): string {
  return chosenBy === 'DIGITALOCEAN_CONTEXT'
    ? unset('DIGITALOCEAN_CONTEXT', platform)
    : 'doctl auth switch --context default';
}

/** Tools that would send different tokens. Nothing fails, but it may surprise. */
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

/** Programs that read .env files keep a variable that is already set. */
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

/** The teams of two tokens, if we know both and they differ. */
function teamsOf(pair: readonly TokenPlace[], tokens: readonly Token[]): string {
  const names = pair.map((place) => {
    const token = tokens.find(({ places }) => places.includes(place));
    return token?.reports[0]?.account?.team?.name ?? null;
  });
  const [a, b] = names;
  return a && b && a !== b ? `, of the teams ${a} and ${b}` : '';
}

/** The places of a token that are meant for an API token. */
function apiPlaces({ places }: Token): TokenPlace[] {
  return places.filter(({ other }) => other === null);
}

function inEnv(places: readonly TokenPlace[], name: string): TokenPlace | undefined {
  return places.find(({ source }) => source.kind === 'env' && source.name === name);
}

const quoted = (name: string) => `“${printable(name)}”`;

/** `a, b and c`; names beyond `most` are counted. */
function listed(names: readonly string[], most = 9): string {
  // “1 more” is no shorter than the name.
  const shown = names.length === most + 1 ? [...names] : names.slice(0, most);
  if (names.length > shown.length) shown.push(`${names.length - most} more`);
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}
