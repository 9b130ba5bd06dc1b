import { type Look, type places, type Tool, tokenVariables, tools } from '../knowledge/tools.ts';
import { Files } from './files.ts';
import type { Machine } from './machine.ts';
import { isSamePlace, type Lookup, nameOf, type Part, type Place, type Unread } from './place.ts';
import { readDocker } from './places/docker.ts';
import { type Doctl, readDoctl } from './places/doctl.ts';
import { readAcme, readDotenv, readTokenFile } from './places/environment.ts';
import { type Kubernetes, readKubernetes } from './places/kubernetes.ts';
import { readMcp } from './places/mcp.ts';
import { readPacker } from './places/packer.ts';
import { readPulumi } from './places/pulumi.ts';
import { readSteampipe } from './places/steampipe.ts';
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
  const { terraform, tofu } = await readTerraform(files);
  const packer = await readPacker(files);
  const pulumi = await readPulumi(files);
  const steampipe = await readSteampipe(files, variables);
  const acme = await readAcme(files);
  const docker = await readDocker(files);
  const kubernetes = await readKubernetes(files);
  const mcp = await readMcp(files, tokenVariables);

  const { user, token, unread } = kubernetes.current;
  const only = (found: Lookup | undefined): Part[] => [{ name: null, found }];
  const parts: Readonly<Record<keyof typeof places, readonly Part[]>> = {
    'doctl named context': only(
      doctl.context === 'default' && !doctl.unread ? undefined : doctl.sends,
    ),
    'doctl default context': only(doctl.sends),
    'Terraform provider argument': terraform.providers,
    'OpenTofu provider argument': tofu.providers,
    'Packer source': packer.sources,
    'Pulumi stack': only(pulumi.stack),
    'Steampipe connection': steampipe,
    'acme.sh account file': only(acme),
    'kubectl user with doctl': only(
      user && (unread ?? user.doctl.sends ?? { nothing: { code: 'doctl-has-no-token' } }),
    ),
    'kubectl user with token': only(unread && !user ? unread : token && { place: token }),
    'docker login': only(docker),
  };
  const fileOf = new Map<string, Lookup | undefined>();
  for (const look of tools.flatMap(({ looks }) => looks)) {
    if (isFile(look)) fileOf.set(look, await readTokenFile(files, look.slice(9)));
  }
  /** What each part of a tool finds; most tools have one. */
  const choicesOf = (tool: Tool): Choice[] => {
    const own = tool.looks.find(
      (look) => look in parts && parts[look as keyof typeof places].length > 0,
    ) as keyof typeof places | undefined;
    return (own ? parts[own] : only(undefined)).flatMap((part): Choice[] => {
      const found = first(tool.looks, (look) => {
        if (isVariable(look)) return variables.lookUp(look.slice(1), tool.takesEmpty);
        if (isFile(look)) return fileOf.get(look);
        return look === own ? part.found : parts[look][0]?.found;
      });
      const name = part.name === null ? tool.name : `${tool.name} (${part.name})`;
      return found || tool.common ? [{ tool: name, found }] : [];
    });
  };
  const clients = mcp.flatMap(({ file, places: [place], unread }): Choice[] => {
    const found = place ? { place } : unread;
    return found ? [{ tool: `MCP server of ${file}`, found }] : [];
  });
  const choices = [...tools.flatMap(choicesOf), ...clients];
  return {
    places: unique([
      ...variables.tokens(tokenVariables),
      ...doctl.tokens.values(),
      ...kubernetes.apiTokens,
      ...kubernetes.users.flatMap(({ doctl: own }) => [...own.tokens.values()]),
      ...dotenv,
      ...terraform.places,
      ...tofu.places,
      ...packer.places,
      ...pulumi.places,
      ...steampipe.flatMap(({ found }) => placesOf(found)),
      ...placesOf(acme),
      ...[...fileOf.values()].flatMap(placesOf),
      ...mcp.flatMap((one) => one.places),
      ...doctl.refreshTokens,
      ...placesOf(docker),
      ...kubernetes.clusterTokens,
      // A tool may send what looks like no token: it has to be checked too.
      ...choices.flatMap(({ found }) => placesOf(found)),
    ]),
    choices,
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
const isFile = (look: Look): look is `file of $${string}` => look.startsWith('file of $');
