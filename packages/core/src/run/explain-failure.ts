import { classify } from '../classify/classify.ts';
import { findingsIn } from '../doctor/findings.ts';
import type { Machine } from '../doctor/machine.ts';
import { sourceOf } from '../doctor/place.ts';
import { type Survey, survey } from '../doctor/survey.ts';
import { type Token, valuesOf } from '../doctor/tokens.ts';
import type { Candidate, Extraction } from '../extract/candidate.ts';
import { extract } from '../extract/extract.ts';
import { accessTokens } from '../knowledge/kinds.ts';
import { layOut } from '../report/layout.ts';
import type { Report, Source } from '../report/report-v1.ts';
import { type CommandSeen, readCommand } from './command.ts';
import { type Joined, join } from './join.ts';
import { machineFor, optionsOf } from './options-of.ts';
import { isAboutDigitalOcean, type Relation, relationOf } from './relation.ts';
import { apiTokenOf, placeOf, type Sender, sendersOf } from './sender.ts';
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
  const alone = { report, isRelated: isOurs, checked: [], files: [] };
  const { main } = layOut(report);
  // The errors of kubectl don't say whose cluster it is.
  const isCluster =
    tool === 'kubectl' && (relation === 'credential' || main?.code === 'other-service');
  if (!isOurs && !isCluster) return alone;
  const isRequest = main?.code === 'request-refused';
  if (relation === 'other-cause' && !isRequest && !isCluster) return alone;

  const own = toolOf(command.program);
  const found = await survey(machineFor(own, command, machine), optionsOf(own, command.args));
  const { files } = found;
  const context = { told: report, relation, command, platform: machine.platform };
  const senders = tool === null ? [] : sendersOf(tool, command, found);
  const isFound = senders.some(({ choice }) => choice?.found !== undefined);
  if (!isOurs && !isFound) return { ...alone, files };

  const checks = relation === 'other-cause' ? [] : checksOf(told, senders, check);
  const checked = await Promise.all(checks);
  const worst = checked.find(({ report: { verdict } }) => verdict === 'problem') ?? checked[0];
  const main = worst ?? { report, sender: senders[0] ?? null, value: null };
  const others = isDead(main.report) ? await checkOthers(main.value, found, check) : [];
  const works = others.filter(({ reports }) => reports[0]?.verdict === 'usable');
  const tokens = [...tokensOf(main, found), ...others];
  const joined: Joined = {
    ...context,
    report: main.report,
    sender: main.sender,
    works: works.flatMap(({ places }) => places.slice(0, 1)),
    findings: findingsIn(found, tokens),
  };
  const all = [
    ...checked,
    ...others.flatMap(({ reports }) => reports.map((one) => ({ report: one }))),
  ];
  return {
    report: join(joined),
    isRelated: true,
    checked: all.map((one) => one.report),
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

/** The checks of what the tool sends; of the token in the text itself, if there is one. */
function checksOf(
  { text, printed, report }: Told,
  senders: readonly Sender[],
  check: Check,
): readonly Promise<Checked>[] {
  const { source, credential } = report;
  if (credential !== null && accessTokens.includes(credential.kind)) {
    const asked = check(async () => printed, text, { source, ask: true });
    return [asked.then((reports) => ({ report: first(reports), sender: null, value: null }))];
  }
  // The message says that the tool got no token: then it didn't get the one that is here.
  if (layOut(report).main?.code === 'empty-input') return [];
  return senders.slice(0, maxChecked).flatMap((sender) => {
    const value = apiTokenOf(sender.choice);
    const place = placeOf(sender.choice);
    return value === null || place === null
      ? []
      : [
          checkJoined(value, sourceOf(place.location)).then((one) => ({
            report: one,
            sender,
            value,
          })),
        ];
  });

  async function checkJoined(value: string, from: Source): Promise<Report> {
    const sent = await extract(value, { exact: true });
    const facts = [...sent.facts, ...printed.facts];
    const joined = { candidates: sent.candidates, facts, services: printed.services };
    return first(await check(async () => joined, text, { source: from, ask: true }));
  }
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
