import type { Code } from '@token-check/core';
import type { Family } from '@token-check/core/internal';
import { raw } from 'hono/html';
import { type AnswerProps, AnswerView } from './answer.tsx';
import { InputForm } from './home.tsx';
import { Page, type PageProps } from './layout.tsx';
import { CodeLinks } from './parts.tsx';

/** The page of a diagnosis code, made from the Markdown of the docs. */
export interface Problem {
  readonly code: Code;
  readonly family: Family;
  /** The headline, without a full stop. */
  readonly title: string;
  /** The literal error texts that people search for. */
  readonly texts: readonly string[];
  /** At most 155 characters. */
  readonly description: string;
  readonly markdown: string;
  /** Everything below the title, as HTML. */
  readonly html: string;
}

type Common = Omit<PageProps, 'title' | 'kind' | 'children'>;

export function ProblemPage({
  problem,
  answer,
  ...page
}: Common & { problem: Problem; answer: AnswerProps | null }) {
  const { code, title, texts, html } = problem;
  const { site } = page;
  const [text] = texts;
  return (
    <Page
      {...page}
      title={`${text === undefined ? '' : `“${text}”: `}${title}`}
      description={problem.description}
      path={`/problems/${code}`}
    >
      <div class="desk problem">
        <header class="prose">
          <p>
            <a class="back" href={site.href('/problems/')}>
              ← All diagnoses
            </a>
          </p>
          <h1>{text === undefined ? title : `“${text}”`}</h1>
          {text !== undefined && <p class="lead">{title}.</p>}
          <p class="codes">
            <code>{code}</code>{' '}
            <button
              type="button"
              class="copy link scripted"
              data-link={site.href(`/problems/${code}`)}
            >
              Copy link
            </button>
          </p>
        </header>
        <div class="yours">
          <InputForm site={site} heading={null} label="Yours? Paste it" rows={3} />
        </div>
        <article class="prose">{raw(html)}</article>
        {answer !== null && (
          <aside class="answer" id="example" aria-label="What the report looks like">
            <p class="tag">
              <strong>Example</strong>: what the report looks like
            </p>
            <AnswerView {...answer} />
          </aside>
        )}
      </div>
    </Page>
  );
}

/** The families under headings that a reader knows. */
const groups: readonly (readonly [heading: string, ...families: Family[]])[] = [
  ['DigitalOcean said no', 'server-answer'],
  ['It is something else', 'not-an-access-token'],
  ['Damaged on the way', 'damaged'],
  ['The request is wrong', 'wrong-request'],
  ['OAuth', 'oauth-flow'],
  ['Could not tell', 'could-not-tell', 'no-connection', 'last-resort'],
  ['Your expectations', 'expectation'],
  ['Questions', 'questions'],
  ['Nothing wrong', 'fine'],
];

export function ProblemIndex({
  problems,
  ...page
}: Common & { problems: ReadonlyMap<Code, Problem> }) {
  const { site } = page;
  return (
    <Page
      {...page}
      title="All diagnoses – token-check"
      description="Every reason why DigitalOcean’s API rejects a token, with the error texts that you see and what to do."
      path="/problems/"
      kind="problems"
    >
      <div class="prose wide">
        <h1>All diagnoses</h1>
        <p class="scripted">
          <label for="filter">Filter by what you see</label>
          <input
            id="filter"
            type="search"
            placeholder="Unable to authenticate you"
            autocomplete="off"
          />
        </p>
        {groups.map(([heading, ...families]) => (
          <section class="group">
            <h2>{heading}</h2>
            <ul>
              {[...problems.values()]
                .filter(({ family }) => families.includes(family))
                .map(({ code, title, texts }) => (
                  <li>
                    <a href={site.href(`/problems/${code}`)}>{title}</a> <code>{code}</code>
                    {texts.length > 0 && <span class="texts"> {texts.join(' · ')}</span>}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}

export function NotFound({ near, ...page }: Common & { near: readonly string[] }) {
  const { site } = page;
  return (
    <Page {...page} title="No such page – token-check">
      <div class="prose">
        <InputForm site={site} heading="There is no such page">
          {near.length > 0 ? (
            <p class="lead">
              Did you mean <CodeLinks codes={near} site={site} />?
            </p>
          ) : (
            <p>
              <a href={site.href('/problems/')}>All diagnoses</a> ·{' '}
              <a href={site.href('/scopes')}>Scopes</a>
            </p>
          )}
        </InputForm>
      </div>
    </Page>
  );
}
