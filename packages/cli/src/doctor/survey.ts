import { type Look, type Tool, tokenVariables, tools } from '@token-check/core/internal';
import { Files } from './files.ts';
import type { Machine } from './machine.ts';
import { readDocker } from './places/docker.ts';
import { type Doctl, inDefaultContext, inNamedContext, readDoctl } from './places/doctl.ts';
import { inVariable, placesInDotenv, placesInEnvironment, readAcme } from './places/environment.ts';
import { type DoctlUser, type Kubernetes, readKubernetes } from './places/kubernetes.ts';
import { readMcp } from './places/mcp.ts';
import { readPulumi } from './places/pulumi.ts';
import { readTerraform } from './places/terraform.ts';
import type { Lookup, TokenPlace, Unread } from './tokens.ts';

/** Which token a tool would send. */
interface Choice {
  readonly tool: string;
  /** Null if it would send none, or if we can't know which one. */
  readonly place: TokenPlace | null;
  /** Why it would send none, if the reason isn't just that nothing was found. */
  readonly why: string | null;
  /** Whether we can know what it would send. */
  readonly isKnown: boolean;
}

/** Everything that was found on a machine. */
export interface Survey {
  readonly places: readonly TokenPlace[];
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
  const environment = placesInEnvironment(machine, tokenVariables);
  const dotenv = await placesInDotenv(files, tokenVariables);
  const doctl = await readDoctl(files);
  const terraform = await readTerraform(files);
  const pulumi = await readPulumi(files);
  const acme = await readAcme(files);
  const docker = await readDocker(files);
  const kubernetes = await readKubernetes(files);
  const mcp = await readMcp(files, tokenVariables);

  const places = [
    ...environment,
    ...doctl.tokens.values(),
    ...dotenv,
    // Its own name may mark a Terraform variable as a token, so that the environment has it already.
    ...terraform.places.filter(({ shown }) => !environment.some((one) => one.shown === shown)),
    ...pulumi.places,
    ...placesOf(acme),
    ...mcp.flatMap((one) => one.places),
    ...doctl.refreshTokens,
    ...placesOf(docker),
    ...kubernetes.clusterTokens,
  ];
  const { user, token, unread } = kubernetes.current;
  const fromDoctl = ({ context }: DoctlUser): Lookup =>
    inNamedContext(doctl, context ?? doctl.context) ??
    inVariable('DIGITALOCEAN_ACCESS_TOKEN', environment, machine, false) ??
    inDefaultContext(doctl) ?? { nothing: 'its cluster asks doctl, which has no token' };
  const lookups: Readonly<Record<Exclude<Look, `$${string}`>, Lookup | undefined>> = {
    'doctl named context': inNamedContext(doctl, doctl.context),
    'doctl default context': inDefaultContext(doctl),
    'Terraform provider argument': terraform.argument,
    'Pulumi stack': pulumi.stack,
    'acme.sh account file': acme,
    'kubectl user with doctl': user && (unread ?? fromDoctl(user)),
    'kubectl user with token': unread && !user ? unread : token && { place: token },
    'docker login': docker,
  };
  const lookIn = (look: Look, { takesEmpty }: Tool): Lookup | undefined =>
    isVariable(look)
      ? inVariable(look.slice(1), environment, machine, takesEmpty === true)
      : lookups[look];

  const choices = tools.flatMap((tool): Choice[] => {
    for (const look of tool.looks) {
      const found = lookIn(look, tool);
      if (found === undefined) continue;
      return [{ tool: tool.name, ...choiceOf(found) }];
    }
    return tool.common ? [{ tool: tool.name, place: null, why: null, isKnown: true }] : [];
  });
  const clients = mcp.flatMap(({ file, places: [place], unread }): Choice[] => {
    const found = place ? { place } : unread;
    return found ? [{ tool: `MCP server of ${file}`, ...choiceOf(found) }] : [];
  });
  return {
    places,
    choices: [...choices, ...clients],
    unread: files.unread,
    files: [...files.seen],
    doctl,
    kubernetes,
  };
}

function choiceOf(found: Lookup): Omit<Choice, 'tool'> {
  if ('place' in found) return { place: found.place, why: null, isKnown: true };
  return 'nothing' in found
    ? { place: null, why: found.nothing, isKnown: true }
    : { place: null, why: found.unknown, isKnown: false };
}

const placesOf = (found: Lookup | undefined): TokenPlace[] =>
  found && 'place' in found ? [found.place] : [];

const isVariable = (look: Look): look is `$${string}` => look.startsWith('$');
