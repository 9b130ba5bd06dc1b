import { classify } from '../classify/classify.ts';
import { findingsIn } from '../doctor/findings.ts';
import type { Machine } from '../doctor/machine.ts';
import { isForApi, type Place, sourceOf } from '../doctor/place.ts';
import { type Survey, survey } from '../doctor/survey.ts';
import { type Token, valuesOf } from '../doctor/tokens.ts';
import type { Candidate, Extraction } from '../extract/candidate.ts';
import { extract } from '../extract/extract.ts';
import { accessTokens } from '../knowledge/kinds.ts';
import { startsLikeToken } from '../knowledge/tokens-in-text.ts';
import { layOut } from '../report/layout.ts';
import type { Report, Source } from '../report/report-v1.ts';
import { type CommandSeen, readCommand } from './command.ts';
import { join } from './join.ts';
import { folderOf, machineFor, optionsOf } from './options-of.ts';
import { isAboutDigitalOcean, type Relation, relationOf } from './relation.ts';
import { apiTokenOf, guessedSenders, placeOf, type Sender, sendersOf } from './sender.ts';
import { commandText, sourceOfCommand } from './text.ts';
import { toolIn, toolOf } from './tools-of.ts';

/** A command that failed. */
export interface Failed {
  readonly words: readonly string[];
  /** What it printed last, on both streams, without escape sequences. */
  readonly output: string;
}

/** Diagnoses what `read` finds in a text; `ask`: with two requests to DigitalOcean. */
export type Check = (
  read: () => Promise<Extraction>,
  text: string,
  options: { readonly source: Source; readonly ask: boolean },
) => Promise<Report[]>;

/** Why a command failed. */
export interface Explained {
  readonly report: Report;
  /** Whether the failure has to do with DigitalOcean, so that the report is worth reading. */
  readonly isRelated: boolean;
  /** The reports on the tokens that were checked. */
  readonly checked: readonly Report[];
  /** The paths of the files that were read to find the tokens. */
  readonly files: readonly string[];
}

/** How many tokens of a tool, and how many others, are checked at most. */
const maxChecked = 5;

/** The programs that talk to nothing but DigitalOcean. */
const ownTools: readonly (string | null)[] = ['doctl', 'Gradient ADK'];

/** What the words and the output of a command say. */
interface Told {
  readonly command: CommandSeen;
  readonly text: string;
  readonly printed: Extraction;
  /** The report on the text alone. */
  readonly report: Report;
  readonly relation: Relation;
  /** The tool of the program, or the one that the text names; null without one. */
  readonly tool: string | null;
  /** Whether the text, or the program, has to do with nothing but DigitalOcean. */
  readonly isOurs: boolean;
}

/**
 * How far to look for a cause. `unrelated`: it isn't about DigitalOcean. `printed`: the text says all.
 * `place`: it matters which credential was sent. `ask`: and whether that one works.
 */
type Depth = 'unrelated' | 'printed' | 'place' | 'ask';

function depthFor({ report, relation, tool, isOurs, command }: Told): Depth {
  const code = layOut(report).main?.code;
  const isCluster = tool === 'kubectl' && code === 'other-service';
  // The errors of kubectl don't say whose cluster it is.
  const mayBeOurs = isCluster || (tool === 'kubectl' && relation === 'credential');
  if (!isOurs && !mayBeOurs) return 'unrelated';
  // What mentions DigitalOcean somewhere may fail for any reason.
  const isScript = toolOf(command.program) === null;
  if (isScript && code === 'unexplained' && relation !== 'credential') return 'unrelated';
  // What got no token didn't get the one that is here.
  if (isCluster || code === 'request-refused' || code === 'empty-input') return 'place';
  return relation === 'other-cause' ? 'printed' : 'ask';
}

/**
 * Joins what a command printed, which credential its tool sends from here, and what DigitalOcean says
 * of that one. Asks DigitalOcean only if the credential may be the cause.
 */
export async function explainFailure(
  failed: Failed,
  machine: Machine,
  check: Check,
): Promise<Explained> {
  const told = await readFailure(failed, machine, check);
  const { command, report, relation, tool, isOurs } = told;
  const depth = depthFor(told);
  const alone = { report, isRelated: depth === 'printed', checked: [], files: [] };
  if (depth === 'unrelated' || depth === 'printed') return alone;

  const own = toolOf(command.program);
  const here = await survey(machineFor(own, command, machine), optionsOf(own, command.args));
  const { files } = here;
  const senders = tool === null ? guessedSenders(command, here) : sendersOf(tool, command, here);
  const isFound = senders.some(({ choice }) => choice?.found !== undefined);
  if (!isOurs && !isFound) return { ...alone, files };

  const shownFrom = placeShown(told, here);
  const checked = depth === 'ask' ? await checkSent(told, senders, shownFrom, check) : [];
  const main = checked.find((one) => one.report.verdict === 'problem') ??
    checked[0] ?? { report, sender: senders[0] ?? null, value: null };
  const others = isDead(main.report) ? await checkOthers(main.value, here, check) : [];
  const works = others.filter(({ reports }) => reports[0]?.verdict === 'usable');
  const joined = join({
    command,
    folder: folderOf(own, command),
    platform: machine.platform,
    told: report,
    relation,
    report: main.report,
    sender: main.sender,
    shownFrom,
    works: works.flatMap(({ places }) => places.slice(0, 1)),
    findings: findingsIn(here, [...tokensOf(main, here), ...others]),
  });
  return {
    report: joined,
    isRelated: true,
    checked: [...checked.map((one) => one.report), ...others.flatMap(({ reports }) => reports)],
    files,
  };
}

async function readFailure(failed: Failed, machine: Machine, check: Check): Promise<Told> {
  const command = readCommand(failed.words, machine.env);
  const text = commandText(failed);
  const printed = await readPrinted(text);
  const source = sourceOfCommand(command, failed.words);
  const report = first(await check(async () => printed, text, { source, ask: false }));
  const tool = toolOf(command.program) ?? toolIn(text);
  return {
    command,
    text,
    printed,
    report,
    relation: relationOf(report),
    tool,
    isOurs: isAboutDigitalOcean(text) || ownTools.includes(tool),
  };
}

/**
 * What a text shows, without what only looks like a credential: what a program prints is full of ids
 * and digests. No person asks anything in it either.
 */
async function readPrinted(text: string): Promise<Extraction> {
  const all = await extract(text);
  const kept = await Promise.all(all.candidates.map(isSent));
  return {
    ...all,
    candidates: all.candidates.filter((_, at) => kept[at]),
    facts: all.facts.filter(({ type }) => type !== 'question'),
  };
}

/** Whether a candidate is the credential of a request, or a whole access token. */
async function isSent(candidate: Candidate): Promise<boolean> {
  if (candidate.request !== null) return true;
  const { kind, shape } = (await classify(candidate)).classification;
  return shape.type === 'well-formed' && kind !== 'legacy-token' && accessTokens.includes(kind);
}

interface Checked {
  readonly report: Report;
  /** Null if the text itself contains the token. */
  readonly sender: Sender | null;
  readonly value: string | null;
}

const showsToken = ({ credential }: Report): boolean =>
  credential !== null && accessTokens.includes(credential.kind);

/** The place of the token that the text contains: a shell inserts the value of a variable. */
function placeShown({ text, report }: Told, { places }: Survey): Place | null {
  const { credential } = report;
  if (credential === null || !showsToken(report)) return null;
  const end = credential.label.slice(-4);
  const isShown = (place: Place) => {
    const value = place.text?.trim() ?? '';
    return isForApi(place) && startsLikeToken(value) && value.endsWith(end) && text.includes(value);
  };
  return places.find(isShown) ?? null;
}

/** Checks what the tool sends; the token in the text itself, if there is one. */
function checkSent(
  { text, printed, report }: Told,
  senders: readonly Sender[],
  shownFrom: Place | null,
  check: Check,
): Promise<readonly Checked[]> {
  const ask = async (extraction: Extraction, source: Source) =>
    first(await check(async () => extraction, text, { source, ask: true }));
  if (showsToken(report)) {
    const source = shownFrom === null ? report.source : sourceOf(shownFrom.location);
    const value = shownFrom?.text ?? null;
    return ask(printed, source).then((one) => [{ report: one, sender: null, value }]);
  }
  const checks = senders.slice(0, maxChecked).map(async (sender): Promise<readonly Checked[]> => {
    const value = apiTokenOf(sender.choice);
    const place = placeOf(sender.choice);
    if (value === null || place === null) return [];
    const { candidates, facts } = await extract(value, { exact: true });
    const joined = { ...printed, candidates, facts: [...facts, ...printed.facts] };
    return [{ report: await ask(joined, sourceOf(place.location)), sender, value }];
  });
  return Promise.all(checks).then((all) => all.flat());
}

/** The codes by which the server itself says that the token no longer works. */
const deadCodes: readonly string[] = ['token-rejected', 'token-expired', 'token-revoked'];

const isDead = ({ verdict, diagnoses, probes }: Report): boolean =>
  verdict === 'problem' && probes.length > 0 && deadCodes.includes(diagnoses[0]?.code ?? '');

/** Checks other tokens that are here, to find one that works. */
function checkOthers(
  sent: string | null,
  { places }: Survey,
  check: Check,
): Promise<readonly Token[]> {
  const others = valuesOf(places).filter(({ text }) => text !== sent);
  return Promise.all(
    others.slice(0, maxChecked).map(async ({ text, source, places }) => {
      const read = () => extract(text, { exact: true });
      return { text, places, reports: await check(read, text, { source, ask: true }) };
    }),
  );
}

/** The token that was sent, with every place that contains it. */
function tokensOf({ value, report }: Checked, { places }: Survey): readonly Token[] {
  return valuesOf(places).flatMap(({ text, places }) =>
    text === value ? [{ text, places, reports: [report] }] : [],
  );
}

function first(reports: readonly Report[]): Report {
  const [report] = reports;
  if (report === undefined) throw new Error('A check has at least one report.');
  return report;
}
