import { type Report, toMarkdown } from '@token-check/core';
import { alsoOf, layOut, paragraphsOf } from '@token-check/core/internal';
import { certaintyOf } from './basis.ts';
import { CodeLinks, Command, Fold, Glyph, Prose } from './parts.tsx';
import type { Powers } from './powers.ts';
import { SendItRight } from './send-it-right.tsx';
import type { Site } from './site.ts';
import { Strip } from './strip.tsx';

type Diagnosis = Report['diagnoses'][number];
type Step = Diagnosis['fix'][number];

export interface ReportProps {
  readonly report: Report;
  readonly site: Site;
  /** In milliseconds since the epoch; null where the page is the same at all times. */
  readonly now: number | null;
  readonly powers: Powers | null;
  /** Asked from the visitor's browser, from this server, or not at all. */
  readonly from: 'browser' | 'server' | 'sandbox';
  /** Where the report begins among the headings. */
  readonly heading?: 'h1' | 'h2' | 'h3';
  /** The line above has the same words as the heading, which is then for screen readers alone. */
  readonly isRow?: boolean;
  readonly focus?: boolean;
}

/** The report about one credential: what it is, why and how sure, what to do, what was sent. */
export function ReportView(props: ReportProps) {
  const { report, site, focus = false, heading = 'h2', isRow = false } = props;
  const { main: first, also, hints, answers } = layOut(report);
  if (first === undefined) return null;
  const others = [...also, ...hints, ...(answers ? [answers] : [])];
  const Heading = heading;
  return (
    <article class={`report ${toneOf(report, first)}`}>
      <Heading
        class={isRow ? 'sr' : 'verdict'}
        tabindex={focus ? -1 : undefined}
        autofocus={focus || undefined}
      >
        <Glyph verdict={toneOf(report, first)} />
        <span>{first.title}</span>
      </Heading>
      <Strip report={report} />
      <Body diagnosis={first} site={site} powers={props.powers} />
      {aboutSending.includes(first.code) && <SendItRight id={idOf(report)} />}
      <Facts {...props} />
      {others.map((other) => (
        <Further diagnosis={other} site={site} />
      ))}
      <Stations report={report} />
      <footer class="under">
        <MarkdownCopy {...props} />
        <Sent {...props} />
        <p class="codes">
          More about <CodeLinks codes={report.diagnoses.map(({ code }) => code)} site={site} />
        </p>
      </footer>
    </article>
  );
}

/** The codes whose reader asks next how a token is sent. */
const aboutSending: readonly Diagnosis['code'][] = [
  'token-accepted',
  'missing-auth-header',
  'missing-auth-scheme',
  'wrong-auth-scheme',
  'repeated-auth-scheme',
  'wrong-auth-header',
];

/** Tells the reports of one page apart. */
const idOf = ({ credential, source }: Report): string =>
  `${credential?.fingerprint ?? 'text'}-${source.line ?? 0}`;

/** An input without a credential and an error isn't a failure of the visitor. */
function toneOf({ verdict }: Report, { code }: Diagnosis): Report['verdict'] {
  return code === 'empty-input' ? 'unchecked' : verdict;
}

/** A reason that is longer than this goes below the first step. */
const longReason = 190;

function Body({
  diagnosis,
  site,
  powers,
}: {
  diagnosis: Diagnosis;
  site: Site;
  powers: Powers | null;
}) {
  const { what, why, fix } = diagnosis;
  const short = what.length + why.length <= longReason;
  const paragraphs = short ? [`${what} ${why}`.trim()] : paragraphsOf({ ...diagnosis, why: '' });
  const [first, ...others] = fix;
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p class="why">
          <Prose text={paragraph} />
        </p>
      ))}
      <p class="certainty">
        <Prose text={certaintyOf(diagnosis)} />
      </p>
      {powers !== null && diagnosis.code === 'token-accepted' && <PowersView powers={powers} />}
      {first !== undefined && (
        <div class="todo">
          <p class="label">Do this</p>
          <StepView step={first} site={site} />
        </div>
      )}
      {!short &&
        why !== '' &&
        why.split('\n\n').map((paragraph) => (
          <p class="more">
            <Prose text={paragraph} />
          </p>
        ))}
      {others.length > 0 && (
        <Fold title={`If that doesn’t help (${others.length} more)`}>
          <ol>
            {others.map((step) => (
              <li>
                <StepView step={step} site={site} />
              </li>
            ))}
          </ol>
        </Fold>
      )}
    </>
  );
}

/** A step as this page can show it: its button asks, and a command for the terminal is not shown. */
function textOf({ text, command, url }: Step): string {
  if (text.includes('--offline')) {
    return 'To find out, press “Ask DigitalOcean”. The check is read-only.';
  }
  return command === undefined && url === undefined ? text.replace(/:$/, '.') : text;
}

function StepView({ step, site }: { step: Step; site: Site }) {
  const { command, url } = step;
  const text = textOf(step);
  const internal = url?.startsWith('/problems/') === true;
  return (
    <>
      <p>
        <Prose text={text} />{' '}
        {url !== undefined && (
          <a href={internal ? site.href(url) : url} rel={internal ? undefined : 'noreferrer'}>
            {internal ? url.slice('/problems/'.length) : url.replace('https://', '')}
          </a>
        )}
      </p>
      {command !== undefined && <Command code={command} head={headOf(command)} />}
    </>
  );
}

function headOf(command: string): string {
  if (/client_secret/.test(command)) return 'On your server';
  return /^\s*(?:curl|printf|echo|export|env|token-check|doctl|kubectl|date|timedatectl|unset|test)\b/.test(
    command,
  )
    ? 'In the shell where it runs'
    : 'To copy';
}

function Further({ diagnosis, site }: { diagnosis: Diagnosis; site: Site }) {
  return (
    <Fold title={alsoOf(diagnosis)} open={diagnosis.severity === 'error'}>
      <Body diagnosis={diagnosis} site={site} powers={null} />
    </Fold>
  );
}

function Facts({ report, now }: ReportProps) {
  const { account, grant } = report;
  if (account === null && grant === null) return null;
  const scopes = grant?.scopes ?? null;
  return (
    <dl class="facts">
      {account !== null && (
        <>
          <dt>Account</dt>
          <dd>{[account.name, account.email].filter(Boolean).join(', ')}</dd>
          {account.team?.name && (
            <>
              <dt>Team</dt>
              <dd>{account.team.name}</dd>
            </>
          )}
          {account.status !== null && account.status !== 'active' && (
            <>
              <dt>Status</dt>
              <dd>{account.status}</dd>
            </>
          )}
        </>
      )}
      {grant?.expiresAt && (
        <>
          <dt>Expires</dt>
          <dd>
            {grant.expiresAt.slice(0, 10)}
            {now !== null && <>, {distance(grant.expiresAt, now)}</>}
            {now !== null && grant.createdAt !== null && (
              <Life from={grant.createdAt} to={grant.expiresAt} now={now} />
            )}
          </dd>
        </>
      )}
      {scopes !== null && (
        <>
          <dt>Scopes</dt>
          <dd>
            {scopes.length === 0 ? (
              'none'
            ) : scopes.length < 4 ? (
              <code dir="ltr">{scopes.join(' ')}</code>
            ) : (
              <Fold title={`${scopes.length} scopes`}>
                <code dir="ltr">{scopes.join(' ')}</code>
              </Fold>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

function distance(date: string, now: number): string {
  const days = Math.floor((Date.parse(date) - now) / 86_400_000);
  if (days < 0) return 'in the past';
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** The life of a token as a bar: made, today, end. */
function Life({ from, to, now }: { from: string; to: string; now: number }) {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const part = Math.round(Math.min(1, Math.max(0, (now - start) / (end - start || 1))) * 100);
  return (
    <svg
      class="life"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${part} percent of its life is over.`}
    >
      <rect class="all" width="100" height="6" />
      <rect class="gone" width={part} height="6" />
    </svg>
  );
}

function PowersView({ powers }: { powers: Powers }) {
  const { everything, see, change, destroy } = powers;
  return (
    <dl class={everything ? 'powers warn' : 'powers'}>
      <dt>See</dt>
      <dd>{everything ? 'everything' : list(see)}</dd>
      <dt>Change</dt>
      <dd>{everything ? 'everything' : list(change)}</dd>
      <dt>Destroy</dt>
      <dd>{destroy.length === 0 ? 'nothing' : list(destroy)}</dd>
    </dl>
  );
}

function list(words: readonly string[]): string {
  if (words.length === 0) return 'nothing';
  const shown = words.slice(0, 5).join(', ');
  return words.length > 5 ? `${shown} and ${words.length - 5} more` : shown;
}

const stations = [
  'You send the user to DigitalOcean',
  'They agree',
  'The code comes back',
  'Your server exchanges it',
  'The token calls the API',
] as const;

/** Where in the OAuth flow the value belongs. */
function Stations({ report }: { report: Report }) {
  const kind = report.credential?.kind;
  const here = kind === 'authorization-code' ? 2 : kind === 'oauth-refresh-token' ? 3 : null;
  if (here === null) return null;
  return (
    <ol class="stations" aria-label="The OAuth flow">
      {stations.map((station, index) => (
        <li class={index === here ? 'here' : undefined}>
          {station}
          {index === here && <strong> (you are here)</strong>}
        </li>
      ))}
    </ol>
  );
}

/** The report as Markdown, shown before it is copied; with account and team only if that is ticked. */
function MarkdownCopy({ report, site }: ReportProps) {
  const diagnoses = report.diagnoses.map((diagnosis) => ({
    ...diagnosis,
    docs:
      site.publicUrl === null
        ? diagnosis.docs
        : `${site.publicUrl}${site.href(`/problems/${diagnosis.code}`).replace(/^\.+/, '')}`,
  })) as Report['diagnoses'];
  const without = toMarkdown({ ...report, account: null, diagnoses });
  return (
    <Fold title="Copy for an issue" kind="screen">
      {report.account !== null && (
        <label class="choose">
          <input type="checkbox" />
          With account, e-mail address and team
        </label>
      )}
      <Command code={without} head="Markdown, without your account and without the secret" />
      {report.account !== null && (
        <Command
          code={toMarkdown({ ...report, diagnoses })}
          head="Markdown with your account, without the secret"
        />
      )}
    </Fold>
  );
}

function Sent({ report, from }: ReportProps) {
  if (report.probes.length === 0) return null;
  const who =
    from === 'browser'
      ? 'Your browser sent this to DigitalOcean. This site did not see it.'
      : from === 'server'
        ? 'This site’s server sent this to DigitalOcean. It keeps nothing.'
        : 'A simulated DigitalOcean answered. Nothing was sent.';
  return (
    <Fold title="What was sent">
      <p>{who}</p>
      <ul class="sent">
        {report.probes.map(({ method, url, status }) => (
          <li>
            <code dir="ltr">
              {method} {url}
            </code>
            {status === null ? ': no answer' : `: ${status}`}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
