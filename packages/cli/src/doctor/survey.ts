import { Files } from './files.ts';
import type { Machine } from './machine.ts';
import type { Answer, Place, Unread } from './place.ts';
import { readAcme } from './places/acme.ts';
import { readDocker } from './places/docker.ts';
import { type Doctl, inDefaultContext, inNamedContext, readDoctl } from './places/doctl.ts';
import { placesInDotenv } from './places/dotenv.ts';
import { inVariable, placesInEnvironment } from './places/environment.ts';
import { type DoctlUser, type Kubernetes, readKubernetes } from './places/kubernetes.ts';
import { readMcp } from './places/mcp.ts';
import { readPulumi } from './places/pulumi.ts';
import { readTerraform } from './places/terraform.ts';
import { type Look, type Tool, tools, variables } from './tools.ts';

/** Which token a tool would send. */
export interface Choice {
  readonly tool: string;
  /** Null where it would send none, or none that can be known. */
  readonly place: Place | null;
  /** Why it would send none, where there is more to say than that nothing was found. */
  readonly why: string | null;
  /** False where nobody can tell from here what it would send. */
  readonly known: boolean;
}

/** Everything that was found on a machine. */
export interface Survey {
  readonly places: readonly Place[];
  /** The tools that would send something, and the common ones. */
  readonly choices: readonly Choice[];
  readonly unread: readonly Unread[];
  /** The paths of the files that were looked into. */
  readonly files: readonly string[];
  readonly doctl: Doctl;
  readonly kubernetes: Kubernetes;
}

/** Looks in every place and says what each tool would take. Asks nobody. */
export async function survey(machine: Machine): Promise<Survey> {
  const files = new Files(machine);
  const environment = placesInEnvironment(machine, variables);
  const dotenv = await placesInDotenv(files, variables);
  const doctl = await readDoctl(files);
  const terraform = await readTerraform(files);
  const pulumi = await readPulumi(files);
  const acme = await readAcme(files);
  const docker = await readDocker(files);
  const kubernetes = await readKubernetes(files);
  const mcp = await readMcp(files, variables);

  const places = [
    ...environment,
    ...doctl.tokens.values(),
    ...dotenv,
    // A variable for Terraform may be in the environment and speak of a token by its own name.
    ...terraform.places.filter(({ shown }) => !environment.some((one) => one.shown === shown)),
    ...pulumi.places,
    ...placesOf(acme),
    ...mcp.flatMap((one) => one.places),
    ...doctl.refreshTokens,
    ...placesOf(docker),
    ...kubernetes.clusterTokens,
  ];
  const { user, token, unread } = kubernetes.current;
  const fromDoctl = ({ context }: DoctlUser): Answer =>
    inNamedContext(doctl, context ?? doctl.context) ??
    inVariable('DIGITALOCEAN_ACCESS_TOKEN', environment, machine, false) ??
    inDefaultContext(doctl) ?? { nothing: 'its cluster asks doctl, which has no token' };
  const answers: Readonly<Record<Exclude<Look, `$${string}`>, Answer | undefined>> = {
    'doctl named context': inNamedContext(doctl, doctl.context),
    'doctl default context': inDefaultContext(doctl),
    'Terraform provider argument': terraform.argument,
    'Pulumi stack': pulumi.stack,
    'acme.sh account file': acme,
    'kubectl user with doctl': user && (unread ?? fromDoctl(user)),
    'kubectl user with token': unread && !user ? unread : token && { place: token },
    'docker login': docker,
  };
  const lookIn = (look: Look, { takesEmpty }: Tool): Answer | undefined =>
    isVariable(look)
      ? inVariable(look.slice(1), environment, machine, takesEmpty === true)
      : answers[look];

  const choices = tools.flatMap((tool): Choice[] => {
    for (const look of tool.looks) {
      const answer = lookIn(look, tool);
      if (answer === undefined) continue;
      return [{ tool: tool.name, ...choiceOf(answer) }];
    }
    return tool.common ? [{ tool: tool.name, place: null, why: null, known: true }] : [];
  });
  const clients = mcp.flatMap(({ file, places: [place], unread }): Choice[] => {
    const answer = place ? { place } : unread;
    return answer ? [{ tool: `MCP server of ${file}`, ...choiceOf(answer) }] : [];
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

function choiceOf(answer: Answer): Omit<Choice, 'tool'> {
  if ('place' in answer) return { place: answer.place, why: null, known: true };
  return 'nothing' in answer
    ? { place: null, why: answer.nothing, known: true }
    : { place: null, why: answer.unknown, known: false };
}

const placesOf = (answer: Answer | undefined): Place[] =>
  answer && 'place' in answer ? [answer.place] : [];

const isVariable = (look: Look): look is `$${string}` => look.startsWith('$');
