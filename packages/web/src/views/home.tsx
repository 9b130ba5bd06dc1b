import type { Child } from 'hono/jsx';
import { type AnswerProps, AnswerView } from './answer.tsx';
import { type Example, examples } from './examples.ts';
import { Page, type PageProps } from './layout.tsx';

export interface HomeProps extends Omit<PageProps, 'title' | 'kind' | 'children'> {
  readonly isOffline?: boolean;
  /** The example whose report is shown, and its text without credentials. */
  readonly example: Example;
  readonly redacted: string;
  readonly answer: AnswerProps;
  /** The visitor chose the example: it is the content of the page. */
  readonly isChosen: boolean;
}

/** The page to paste into. Before anything is pasted it shows a finished example. */
export function Home(props: HomeProps) {
  const { isOffline = false, example, redacted, answer, isChosen, ...page } = props;
  const { site } = page;
  return (
    <Page
      {...page}
      title={
        isOffline
          ? 'token-check, offline edition'
          : 'Unable to authenticate you? Find out why DigitalOcean rejects a token'
      }
      description="Paste a token, a curl command, a callback URL or just the error text, and see why DigitalOcean’s API rejects it and what to do. Nothing is sent while you type."
      kind={isOffline ? 'offline' : 'home'}
    >
      <div class="desk">
        <div class="left">
          <InputForm site={site} isOffline={isOffline} />
          <p class="examples">
            {isChosen ? 'Examples' : 'Other examples'}:{' '}
            {examples
              .filter(({ name }) => name !== example.name || isChosen)
              .map(({ name, label }, index) => (
                <>
                  {index > 0 && ' · '}
                  <a
                    href={site.href(`/?example=${name}`)}
                    aria-current={isChosen && name === example.name ? 'page' : undefined}
                  >
                    {label}
                  </a>
                </>
              ))}
          </p>
        </div>
        <section class="answer" id="answer" aria-label="Answer">
          <div id="example">
            <p class="tag">
              <strong>Example</strong>: {example.story}
            </p>
            <pre class="paste" tabindex={0} role="region" aria-label="What was pasted" dir="ltr">
              <code>{redacted}</code>
            </pre>
            <AnswerView {...answer} />
          </div>
          <div id="result"></div>
        </section>
      </div>
    </Page>
  );
}

/** The report on a page of its own, for an input that the form sent. */
export function AnswerPage(props: Omit<PageProps, 'title' | 'kind'> & { answer: AnswerProps }) {
  const { answer, ...page } = props;
  return (
    <Page {...page} title="Answer – token-check" kind="answer">
      <div class="single">
        <section class="answer" aria-label="Answer">
          <AnswerView {...answer} />
        </section>
        <p class="unscripted soft">Your browser may keep what you sent until this tab is closed.</p>
        <p>
          <a href={page.site.href('/')}>Check something else</a>
        </p>
      </div>
    </Page>
  );
}

/** The box and its buttons. Without script, two buttons send the form; with it, none does by itself. */
export function InputForm({
  site,
  isOffline = false,
  heading = '“Unable to authenticate you”?',
  label = 'Paste what you have',
  rows = 7,
  children,
}: {
  site: PageProps['site'];
  isOffline?: boolean;
  /** Null on a page that has another heading. */
  heading?: string | null;
  label?: string;
  rows?: number;
  /** What comes between the heading and the box. */
  children?: Child;
}) {
  const canSend = !isOffline && !site.isStatic;
  return (
    <form
      id="form"
      method="post"
      action={canSend ? site.href('/') : undefined}
      enctype="multipart/form-data"
    >
      {heading !== null && <h1>{heading}</h1>}
      {children}
      <label for="input">{label}</label>
      <div class="box" id="box">
        <div class="mirror" id="mirror" aria-hidden="true"></div>
        <textarea
          id="input"
          name="input"
          rows={rows}
          required
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          dir="ltr"
          aria-describedby="status"
          placeholder="A token, a command, a URL, a config file, or just the error text"
        ></textarea>
        <button type="button" class="scripted unfold" id="unfold" hidden>
          Change
        </button>
      </div>
      <p class="status scripted" id="status">
        {isOffline
          ? 'This page cannot send anything. Your browser enforces that.'
          : 'Nothing is sent while you type. Your browser does the reading. '}
        {!isOffline && <a href={site.href('/privacy')}>See for yourself</a>}
      </p>
      {canSend ? (
        <div class="row unscripted">
          <button type="submit" class="primary">
            Check and ask DigitalOcean
          </button>
          <button type="submit" name="offline" value="1">
            Check the text only
          </button>
          <p class="soft">
            Without JavaScript, this site’s server does the check. It keeps nothing.
          </p>
        </div>
      ) : (
        <p class="unscripted">This page needs JavaScript, because it has no server.</p>
      )}
      <div class="row scripted" id="actions">
        {!isOffline && (
          <button type="button" class="primary" id="ask" title="Ctrl+Enter or ⌘+Enter" hidden>
            Ask DigitalOcean
          </button>
        )}
        <button type="button" id="stop" title="Esc" hidden>
          Stop
        </button>
        <button type="button" id="clear" hidden>
          Clear
        </button>
        <button type="button" id="show" hidden>
          Hold to show
        </button>
      </div>
      <p class="sr" id="live" role="status" aria-live="polite"></p>
    </form>
  );
}
