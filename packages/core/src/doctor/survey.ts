import { type Look, type Tool, tokenVariables, tools } from '../knowledge/tools.ts';
import { type Exposure, exposuresOf } from './exposure.ts';
import { Files } from './files.ts';
import type { Machine } from './machine.ts';
import { type CommandOptions, noOptions } from './options.ts';
import { type Choice, isSamePlace, nameOf, type Part, type Place, type Unread } from './place.ts';
import { readCertbot, readLexicon, readOctoDns } from './places/dns.ts';
import { readDocker } from './places/docker.ts';
import { type Doctl, readDoctl } from './places/doctl.ts';
import { readAcme, readDotenv, readTokenFiles } from './places/environment.ts';
import { readHistories } from './places/history.ts';
import { type Kubernetes, readKubernetes } from './places/kubernetes.ts';
import { readMcp } from './places/mcp.ts';
import { readPacker } from './places/packer.ts';
import { readPulumi } from './places/pulumi.ts';
import { readSettingsFiles } from './places/settings-files.ts';
import { readSpaces } from './places/spaces.ts';
import { readSteampipe } from './places/steampipe.ts';
import { readTerraform } from './places/terraform.ts';
import { readUnits, readWorkflows } from './places/workflows.ts';
import { type Find, only, placesIn, type Reader, type Reading } from './reading.ts';
import { Variables } from './variables.ts';

/** The facts: everything that was found on a machine, and what each tool does with it. */
export interface Survey {
  readonly places: readonly Place[];
  /** Of the common tools, and of those that would send something. */
  readonly choices: readonly Choice[];
  /** The tool that a person asked for; null for all of them. */
  readonly onlyTool: string | null;
  readonly unread: readonly Unread[];
  readonly exposures: readonly Exposure[];
  /** The files whose lines end as on Windows, as shown to people. */
  readonly withWindowsLines: readonly string[];
  /** The paths of the files that the doctor read. */
  readonly files: readonly string[];
  readonly doctl: Doctl;
  readonly kubernetes: Kubernetes;
}

/** In the order in which people see the places. */
const readers: readonly Reader[] = [
  readDotenv,
  readTerraform,
  readPacker,
  readPulumi,
  readSteampipe,
  readAcme,
  readCertbot,
  readLexicon,
  readTokenFiles,
  readMcp,
  readDocker,
  readSpaces,
  readWorkflows,
  readUnits,
  readSettingsFiles,
  // Reads some of the files before it again.
  readOctoDns,
  readHistories,
];

/**
 * Searches every place and finds out what each tool would send. Makes no request. `options`: of the
 * command that the survey is about.
 */
export async function survey(
  machine: Machine,
  options: CommandOptions = noOptions,
): Promise<Survey> {
  const files = new Files(machine);
  const variables = new Variables(machine.env);
  const doctl = await readDoctl(files, { variables, ...options.doctl });
  const readings: Reading[] = [
    { places: variables.tokens(tokenVariables) },
    { places: [...doctl.tokens.values()], finds: findsOfDoctl(doctl, options.doctl.token) },
  ];
  for (const read of readers) readings.push(await read({ files, variables }));
  const kubernetes = await readKubernetes(files, options.kubectl);
  readings.push({ places: doctl.refreshTokens }, kubernetes.reading);

  const finds = new Map(readings.flatMap((reading) => reading.finds ?? []));
  const before = new Map(readings.flatMap((reading) => reading.before ?? []));
  const choices = [
    ...tools.flatMap((tool) => {
      const found = before.get(tool.name);
      return found ? [{ tool: tool.name, found }] : choicesOf(tool, finds, variables);
    }),
    ...readings.flatMap((reading) => reading.choices ?? []),
  ];
  // A tool may send what looks like no token: it has to be checked too.
  const sent = placesIn(choices.map(({ found }) => found));
  const places = unique([...readings.flatMap(({ places }) => places), ...sent]);
  return {
    places,
    choices,
    unread: files.unread,
    exposures: await exposuresOf(places, files, doctl.file),
    withWindowsLines: [...files.withWindowsLines].map((path) => files.shown(path)),
    files: [...files.seen],
    onlyTool: null,
    doctl,
    kubernetes,
  };
}

/** `option`: the token of `--access-token`, which comes before the variable in the default context. */
function findsOfDoctl({ context, failure, sends }: Doctl, option: Place | null): Find[] {
  const isNamed = context !== 'default' || failure !== undefined || option !== null;
  return [
    ['doctl named context', only(isNamed ? sends : undefined)],
    ['doctl default context', only(sends)],
  ];
}

/** What a tool would send: once for each block that configures it, such as a provider with an alias. */
function choicesOf(
  { name, looks, common, takesEmpty }: Tool,
  finds: ReadonlyMap<Look, readonly Part[]>,
  variables: Variables,
): Choice[] {
  const own = looks.find((look) => finds.get(look)?.length);
  const parts = (own && finds.get(own)) ?? only(undefined);
  return parts.flatMap((part): Choice[] => {
    const lookUp = (look: Look) => {
      if (look.startsWith('$')) return variables.lookUp(look.slice(1), takesEmpty);
      return look === own ? part.found : finds.get(look)?.[0]?.found;
    };
    const found = firstOf(looks, lookUp);
    const tool = part.name === null ? name : `${name} (${part.name})`;
    return found || common ? [{ tool, found }] : [];
  });
}

/** The first result that isn't undefined. */
function firstOf<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Two tools may read one place. */
function unique(places: readonly Place[]): Place[] {
  const byName = new Map<string, Place[]>();
  return places.filter((place) => {
    const name = nameOf(place.location);
    const same = byName.get(name) ?? [];
    if (same.some((one) => isSamePlace(one, place))) return false;
    byName.set(name, [...same, place]);
    return true;
  });
}
