import { classify } from '../classify/classify.ts';
import { findingsIn } from '../doctor/findings.ts';
import type { Machine } from '../doctor/machine.ts';
import { survey } from '../doctor/survey.ts';
import type { Candidate, Extraction } from '../extract/candidate.ts';
import { extract } from '../extract/extract.ts';
import { accessTokens } from '../knowledge/kinds.ts';
import { layOut } from '../report/layout.ts';
import type { Report } from '../report/report-v1.ts';
import {
  type Check,
  checkOthers,
  checkSent,
  checkShown,
  first,
  isDead,
  type Printed,
  placeShown,
  showsToken,
  tokensOf,
} from './checks.ts';
import { type CommandSeen, readCommand } from './command.ts';
import { join } from './join.ts';
import { folderOf, machineFor, optionsOf } from './options-of.ts';
import { isAboutDigitalOcean, mayBeDigitalOcean, type Relation, relationOf } from './relation.ts';
import { apiTokenOf, guessedSenders, sendersOf } from './sender.ts';
import { commandText, type Failed, sourceOfCommand } from './text.ts';
import { toolIn, toolOf } from './tools-of.ts';

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

/** The programs that talk to nothing but DigitalOcean. */
const ownTools: readonly (string | null)[] = ['doctl', 'Gradient ADK'];

/** What the words and the output of a command say. */
interface Told extends Printed {
  readonly command: CommandSeen;
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

function depthFor({ text, report, relation, tool, isOurs, command }: Told): Depth {
  const code = layOut(report).main?.code;
  const isCluster = tool === 'kubectl' && code === 'other-service';
  const isScript = toolOf(command.program) === null;
  // The errors of kubectl don't say whose cluster it is, and those of Ansible name no service.
  const mayBeOurs =
    isCluster ||
    (tool === 'kubectl' && relation === 'credential') ||
    (!isScript && mayBeDigitalOcean(text, report));
  if (!isOurs && !mayBeOurs) return 'unrelated';
  // What mentions DigitalOcean somewhere may fail for any reason.
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

  // A tool may ignore what its command line shows: doctl does that in a named context.
  const isKnown = own !== null && senders.some(({ choice }) => apiTokenOf(choice) !== null);
  const isShown = showsToken(report) && !isKnown;
  const shownFrom = isShown ? placeShown(told, here) : null;
  const checked =
    depth !== 'ask'
      ? []
      : isShown
        ? [await checkShown(told, shownFrom, check)]
        : await checkSent(told, senders, check);
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
