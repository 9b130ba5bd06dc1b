import { type Look, type Tool, tokenVariables, tools } from '../knowledge/tools.ts';
import { Files } from './files.ts';
import type { Machine } from './machine.ts';
import { isSamePlace, type Lookup, nameOf, type Place, type Unread } from './place.ts';
import { readDocker } from './places/docker.ts';
import { type Doctl, readDoctl } from './places/doctl.ts';
import { readAcme, readDotenv } from './places/environment.ts';
import { type Kubernetes, readKubernetes } from './places/kubernetes.ts';
import { readMcp } from './places/mcp.ts';
import { readPulumi } from './places/pulumi.ts';
import { readTerraform } from './places/terraform.ts';
import { Variables } from './variables.ts';

/** What a tool would send. */
export interface Choice {
  readonly tool: string;
  /** Undefined if there is nothing in any place where it looks. */
  readonly found: Lookup | undefined;
}

/** The facts: everything that was found on a machine, and what each tool does with it. */
export interface Survey {
  readonly places: readonly Place[];
  /** Of the common tools, and of those that would send something. */
  readonly choices: readonly Choice[];
  readonly unread: readonly Unread[];
  /** The paths of the files that the doctor read. */
  readonly files: readonly string[];
  readonly doctl: Doctl;
  readonly kubernetes: Kubernetes;
}

/** Searches every place and finds out what each tool would send. Makes no request. */
export async function survey(machine: Machine): Promise<Survey> {
  const files = new Files(machine);
  const variables = new Variables(machine.env);
  const dotenv = await readDotenv(files, tokenVariables);
  const doctl = await readDoctl(files, { variables, context: null, token: null, config: null });
  const terraform = await readTerraform(files);
  const pulumi = await readPulumi(files);
  const acme = await readAcme(files);
  const docker = await readDocker(files);
  const kubernetes = await readKubernetes(files);
  const mcp = await readMcp(files, tokenVariables);

  const { user, token, unread } = kubernetes.current;
  const lookups: Readonly<Record<Exclude<Look, `$${string}`>, Lookup | undefined>> = {
    'doctl named context': doctl.context === 'default' && !doctl.unread ? undefined : doctl.sends,
    'doctl default context': doctl.sends,
    'Terraform provider argument': terraform.argument,
    'Pulumi stack': pulumi.stack,
    'acme.sh account file': acme,
    'kubectl user with doctl':
      user && (unread ?? user.doctl.sends ?? { nothing: { code: 'doctl-has-no-token' } }),
    'kubectl user with token': unread && !user ? unread : token && { place: token },
    'docker login': docker,
  };
  const lookIn = (look: Look, { takesEmpty }: Tool): Lookup | undefined =>
    isVariable(look) ? variables.lookUp(look.slice(1), takesEmpty) : lookups[look];
  const choices = tools.flatMap((tool): Choice[] => {
    const found = first(tool.looks, (look) => lookIn(look, tool));
    return found || tool.common ? [{ tool: tool.name, found }] : [];
  });
  const clients = mcp.flatMap(({ file, places: [place], unread }): Choice[] => {
    const found = place ? { place } : unread;
    return found ? [{ tool: `MCP server of ${file}`, found }] : [];
  });
  return {
    places: unique([
      ...variables.tokens(tokenVariables),
      ...doctl.tokens.values(),
      ...kubernetes.apiTokens,
      ...kubernetes.users.flatMap(({ doctl: own }) => [...own.tokens.values()]),
      ...dotenv,
      ...terraform.places,
      ...pulumi.places,
      ...placesOf(acme),
      ...mcp.flatMap((one) => one.places),
      ...doctl.refreshTokens,
      ...placesOf(docker),
      ...kubernetes.clusterTokens,
    ]),
    choices: [...choices, ...clients],
    unread: files.unread,
    files: [...files.seen],
    doctl,
    kubernetes,
  };
}

/** The first result that isn't undefined. */
function first<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
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

const placesOf = (found: Lookup | undefined): Place[] =>
  found && 'place' in found ? [found.place] : [];

const isVariable = (look: Look): look is `$${string}` => look.startsWith('$');
