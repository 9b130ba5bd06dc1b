import { type Code, check, type ProbeOptions, type Report, redact } from '@token-check/core';
import type { AnswerProps } from '../views/answer.tsx';
import { type Example, examples } from '../views/examples.ts';
import { Home } from '../views/home.tsx';
import { powersOf } from '../views/powers.ts';
import { Privacy } from '../views/privacy.tsx';
import { NotFound, type Problem, ProblemIndex, ProblemPage } from '../views/problems.tsx';
import { Scopes } from '../views/scopes.tsx';
import type { Site } from '../views/site.ts';
import { directives, type Origins } from './policy.ts';

export interface PageWorld {
  readonly origins: Origins;
  /** The simulated DigitalOcean that answers for the examples. */
  readonly sandbox: ProbeOptions;
  readonly problems: ReadonlyMap<Code, Problem>;
  /** The SHA-256 of each script, in lines as `sha256sum` prints them. */
  readonly scriptSums: string;
}

/** The pages that are the same for everybody, by their address. */
export function pagePaths({ problems }: Pick<PageWorld, 'problems'>): readonly string[] {
  return [
    '/',
    ...examples.map(({ name }) => `/?example=${name}`),
    '/offline',
    '/privacy',
    '/scopes',
    '/problems/',
    ...[...problems.keys()].map((code) => `/problems/${code}`),
  ];
}

/** A page that is the same for everybody, as HTML. */
export async function renderPage(path: string, site: Site, world: PageWorld): Promise<string> {
  const policy = site.isStatic ? directives(path, world.origins, 'element') : undefined;
  const common = { site, policy, origins: world.origins };
  if (path === '/' || path === '/offline' || path.startsWith('/?example=')) {
    const chosen = examples.find(({ name }) => path === `/?example=${name}`);
    const example = chosen ?? (examples[0] as Example);
    const page = (
      <Home
        {...common}
        path={path}
        isOffline={path === '/offline'}
        isChosen={chosen !== undefined}
        example={example}
        redacted={await redact(example.paste)}
        answer={await exampleAnswer(example, site, world)}
      />
    );
    return html(page);
  }
  if (path === '/privacy') {
    return html(
      <Privacy
        {...common}
        directives={directives('/', world.origins, site.isStatic ? 'element' : 'header')}
        scriptSums={world.scriptSums}
      />,
    );
  }
  if (path === '/scopes') return html(<Scopes {...common} path={path} asked="" answer={null} />);
  if (path === '/problems/') {
    return html(<ProblemIndex {...common} problems={world.problems} />);
  }
  // Without a server, no page can know at which address it is shown.
  if (path === '/404') return html(<NotFound {...common} near={[]} />);
  const problem = world.problems.get(path.slice('/problems/'.length) as Code);
  if (problem === undefined) throw new Error(`No such page: ${path}`);
  const character = await characterFor(problem.code);
  const answer = character === null ? null : await exampleAnswer(character, site, world);
  return html(<ProblemPage {...common} problem={problem} answer={answer} />);
}

/** A rendered element as a document. */
export const html = (page: unknown): string => `<!doctype html>${String(page)}`;

/** The character of the cast that leads to a code by a paste alone. */
async function characterFor(code: Code) {
  const { cast } = await import('@token-check/core/sandbox');
  const found = cast.find((one) => one.code === code && one.circumstances === undefined);
  return found === undefined || found.paste === '' ? null : found;
}

async function exampleAnswer(
  { paste, offline }: Pick<Example, 'paste' | 'offline'>,
  site: Site,
  { sandbox }: PageWorld,
): Promise<AnswerProps> {
  const reports = await check(paste, {
    source: { kind: 'web' },
    docsBase: '/problems/',
    network: offline ? false : { ...sandbox, timeoutMs: 50 },
  });
  return { ...answerOf(reports, site), from: 'sandbox', now: null };
}

/** What the views need to show reports. */
export function answerOf(reports: readonly Report[], site: Site) {
  return {
    reports,
    site,
    powers: reports.map(({ grant, verdict }) =>
      grant?.scopes && verdict === 'usable' ? powersOf(grant.scopes) : null,
    ),
  };
}
