import { Page, type PageProps } from './layout.tsx';
import { Command, Fold } from './parts.tsx';
import { type Box, type Boxes, presetChips, type ScopesAnswer } from './scopes-model.ts';

export interface ScopesProps extends Omit<PageProps, 'title' | 'kind' | 'children'> {
  readonly asked: string;
  readonly answer: ScopesAnswer | null;
}

/** Which boxes to tick: a GET form, so that every answer has an address. */
export function Scopes({ asked, answer, ...page }: ScopesProps) {
  const { site } = page;
  const subject = answer?.type === 'boxes' ? answer.boxes.subject : null;
  return (
    <Page
      {...page}
      title={
        subject === null
          ? 'Which DigitalOcean token scopes do I need?'
          : `DigitalOcean token scopes for ${subject}`
      }
      description={
        subject === null
          ? 'The boxes to tick under Custom Scopes for a job, an API operation or a scope.'
          : `The boxes to tick under Custom Scopes for ${subject}, and why.`
      }
      kind="scopes"
    >
      <div class="prose wide">
        <h1>Which boxes do I tick?</h1>
        <form method="get" action={site.href('/scopes')} id="scopes">
          <label for="for">A job, an operation or a scope</label>
          <div class="line-input">
            <input
              id="for"
              name="for"
              value={asked}
              placeholder="external-dns, POST /v2/droplets, domain:update"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              maxlength={200}
              dir="ltr"
            />
            <button type="submit" class="primary">
              Show
            </button>
          </div>
        </form>
        <div id="boxes">
          <ScopesAnswerView asked={asked} answer={answer} />
        </div>
        <nav class="chips" aria-label="Jobs">
          {presetChips.map(({ id, name }) => (
            <a
              href={
                site.isStatic ? `${site.href('/scopes')}#${id}` : site.href(`/scopes?for=${id}`)
              }
              data-for={id}
            >
              {name}
            </a>
          ))}
        </nav>
      </div>
    </Page>
  );
}

export function ScopesAnswerView({
  asked,
  answer,
}: {
  /** As written, for the address of the answer. */
  asked: string;
  answer: ScopesAnswer | null;
}) {
  if (answer === null) return null;
  switch (answer.type) {
    case 'unknown':
      return (
        <section class="boxes" aria-label="Answer">
          <p>
            {answer.needsModelKey
              ? 'This operation needs a model access key (sk-do-…), not an API token.'
              : 'There is no job, operation or scope of that name.'}
            {answer.suggestions.length > 0 && ' Did you mean '}
            {answer.suggestions.slice(0, 4).map((name, index) => (
              <>
                {index > 0 && ', '}
                <a href={addressFor(name)} data-for={name}>
                  {name}
                </a>
              </>
            ))}
            {answer.suggestions.length > 0 && '?'}
          </p>
        </section>
      );
    case 'jobs':
      return (
        <section class="boxes" aria-label="Answer">
          <h2>One of these jobs</h2>
          <ul class="plain">
            {answer.jobs.map(({ id, name, purpose, tick }) => (
              <li>
                <a href={addressFor(id)} data-for={id}>
                  {name}
                </a>
                : {purpose}{' '}
                <code class="texts" dir="ltr">
                  {tick.join(' ')}
                </code>
              </li>
            ))}
          </ul>
        </section>
      );
    case 'boxes':
      return <BoxesView boxes={answer.boxes} asked={asked} />;
  }
}

/** The address of an answer, relative to the page. */
function addressFor(asked: string, parts: readonly number[] = []): string {
  const query = new URLSearchParams([
    ['for', asked],
    ...parts.map((part) => ['with', String(part)]),
  ]);
  return `?${query}`;
}

const columns = ['read', 'create', 'update', 'delete'] as const;

function BoxesView({ boxes, asked }: { boxes: Boxes; asked: string }) {
  const { subject, purpose, rows, tick, can, optional, destroys, allows } = boxes;
  return (
    <section class="boxes" aria-label="Answer">
      <h2>{subject}</h2>
      {purpose !== null && <p>{purpose}</p>}
      <p class={destroys.length === 0 ? undefined : 'destroys'}>
        {destroys.length === 0
          ? 'A token with these scopes can’t delete anything of value.'
          : `What this token could destroy: ${destroys.join(', ')}.`}
      </p>
      <section class="panel" tabindex={0} aria-label="Custom Scopes">
        <table>
          <thead>
            <tr>
              <th scope="col">Resource</th>
              {columns.map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ resource, boxes: own }) => {
              const others = own.filter(
                ({ scope }) => !columns.some((one) => scope === `${resource}:${one}`),
              );
              return (
                <>
                  {others.length < own.length && (
                    <tr>
                      <th scope="row">{resource}</th>
                      {columns.map((column) => (
                        <td>
                          <BoxView
                            box={own.find(({ scope }) => scope === `${resource}:${column}`)}
                          />
                        </td>
                      ))}
                    </tr>
                  )}
                  {others.map((box) => (
                    <tr>
                      <th scope="row">
                        {box.scope.split(':')[0]}:<wbr />
                        {box.scope.split(':')[1]}
                      </th>
                      <td colspan={columns.length}>
                        <BoxView box={box} />
                      </td>
                    </tr>
                  ))}
                </>
              );
            })}
          </tbody>
        </table>
      </section>
      <p class="soft">
        ☑ tick it · ◌ the control panel adds it by itself ·{' '}
        <a href="https://cloud.digitalocean.com/account/api/tokens" rel="noreferrer">
          cloud.digitalocean.com/account/api/tokens
        </a>
      </p>
      {optional.length > 0 && (
        <fieldset class="parts">
          <legend>Tick what you need too</legend>
          {optional.map(({ when, adds, isOn }, index) => (
            <label>
              <input
                type="checkbox"
                name="with"
                value={String(index)}
                form="scopes"
                checked={isOn}
              />
              <span>
                If {when}{' '}
                <code class="texts" dir="ltr">
                  {adds.join(' ') || 'no other scope'}
                </code>
              </span>
            </label>
          ))}
          <button type="submit" form="scopes" class="unscripted">
            Show the scopes
          </button>
        </fieldset>
      )}
      <Fold title="Why each one">
        <ul>
          {rows.flatMap(({ boxes: own }) =>
            own.map(({ scope, state, why }) => (
              <li>
                <code>{scope}</code>{' '}
                {why.length > 0
                  ? why.join(', ')
                  : state === 'along'
                    ? 'comes along with the others'
                    : 'wanted by itself'}
              </li>
            )),
          )}
        </ul>
      </Fold>
      {allows.length > 0 && (
        <Fold title={`What it allows (${allows.length} operations)`}>
          <ul class="sent">
            {allows.slice(0, 80).map((operation) => (
              <li>
                <code dir="ltr">{operation}</code>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Fold title="Copy">
        <Command head="The scopes as a list" code={tick.join('\n')} />
        {can.length > 0 && (
          <Command
            head="As expectations of token-check"
            code={can.map((one) => `--can "${one}"`).join(' \\\n')}
          />
        )}
        <button
          type="button"
          class="copy link scripted"
          data-link={addressFor(
            asked,
            optional.flatMap(({ isOn }, index) => (isOn ? [index] : [])),
          )}
        >
          Copy link
        </button>
      </Fold>
    </section>
  );
}

function BoxView({ box }: { box: Box | undefined }) {
  if (box === undefined) return <span aria-hidden="true">·</span>;
  return box.state === 'tick' ? (
    <span class="tick" role="img" aria-label="tick">
      ☑
    </span>
  ) : (
    <span class="along" role="img" aria-label="added by itself">
      ◌
    </span>
  );
}
