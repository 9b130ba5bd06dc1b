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
          <ScopesAnswerView answer={answer} />
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

export function ScopesAnswerView({ answer }: { answer: ScopesAnswer | null }) {
  if (answer === null) return null;
  if (answer.type === 'unknown') {
    const { didYouMean } = answer;
    return (
      <section class="boxes" aria-label="Answer">
        <p>
          There is no job, operation or scope of that name.
          {didYouMean.length > 0 && ' Did you mean '}
          {didYouMean.map((name, index) => (
            <>
              {index > 0 && ', '}
              <a href={`?for=${encodeURIComponent(name)}`} data-for={name}>
                {name}
              </a>
            </>
          ))}
          {didYouMean.length > 0 && '?'}
        </p>
      </section>
    );
  }
  return <BoxesView boxes={answer.boxes} />;
}

const columns = ['read', 'create', 'update', 'delete'] as const;

function BoxesView({ boxes }: { boxes: Boxes }) {
  const { subject, purpose, rows, tick, can, optional, destroys, allows } = boxes;
  return (
    <section class="boxes" aria-label="Answer">
      <h2>{subject}</h2>
      {purpose !== null && <p>{purpose}</p>}
      <p class="destroys">
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
              <th scope="col">other</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ resource, boxes: own }) => (
              <tr>
                <th scope="row">{resource}</th>
                {columns.map((column) => (
                  <td>
                    <BoxView box={own.find(({ scope }) => scope === `${resource}:${column}`)} />
                  </td>
                ))}
                <td>
                  {own
                    .filter(({ scope }) => !columns.some((one) => scope === `${resource}:${one}`))
                    .map((box) => (
                      <span class="other">
                        <BoxView box={box} /> {box.scope.split(':')[1] ?? box.scope}
                      </span>
                    ))}
                </td>
              </tr>
            ))}
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
        <Fold title="Optional parts">
          {optional.map(({ when, tick: more }) => (
            <p>
              When {when}: <code dir="ltr">{more.join(' ')}</code>
            </p>
          ))}
        </Fold>
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
                    : 'you asked for it'}
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
