import type { Child } from 'hono/jsx';
import type { Site } from './site.ts';

/** Text with `code` in backticks. */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? <code dir="ltr">{part}</code> : part))}
    </>
  );
}

/** The pages of codes, in one line. */
export function CodeLinks({ codes, site }: { codes: readonly string[]; site: Site }) {
  return (
    <>
      {codes.map((code, index) => (
        <>
          {index > 0 && ', '}
          <a href={site.href(`/problems/${code}`)}>
            <code>{code}</code>
          </a>
        </>
      ))}
    </>
  );
}

/** A command to copy. */
export function Command({ code, head }: { code: string; head: string }) {
  return (
    <div class="command">
      <div class="head">
        <span>{head}</span>
        <button type="button" class="copy scripted" aria-label={`Copy: ${head}`}>
          Copy
        </button>
      </div>
      <pre tabindex={0} role="region" aria-label={head} dir="ltr">
        <code>{code}</code>
      </pre>
    </div>
  );
}

/** What can be opened. */
export function Fold({
  title,
  open = false,
  kind,
  children,
}: {
  title: Child;
  open?: boolean;
  /** `screen`: useless on paper. */
  kind?: 'screen';
  children?: Child;
}) {
  return (
    <details open={open} class={kind}>
      <summary>{title}</summary>
      <div class="folded">{children}</div>
    </details>
  );
}

const glyphs = {
  usable: 'M7 12.5l3.5 3.5L17 8.5',
  problem: 'M8 8l8 8M16 8l-8 8',
  undetermined: 'M9 9.2a3 3 0 1 1 4.4 2.6c-1 .6-1.4 1-1.4 2.2M12 17.2v.1',
  unchecked: '',
} as const;

const names = {
  usable: 'Works',
  problem: 'Problem',
  undetermined: 'Could not tell',
  unchecked: 'Not checked with DigitalOcean',
} as const;

/** The verdict as a sign in a ring, with its name for those who don't see it. */
export function Glyph({ verdict }: { verdict: keyof typeof glyphs }) {
  return (
    <svg class="glyph" viewBox="0 0 24 24" role="img" aria-label={names[verdict]}>
      <circle cx="12" cy="12" r="10.5" />
      <path d={glyphs[verdict]} />
    </svg>
  );
}
