import type { Child } from 'hono/jsx';
import type { Site } from './site.ts';

export interface PageProps {
  readonly site: Site;
  readonly title: string;
  /** One sentence for search engines and previews. */
  readonly description?: string;
  /** The path of the page, for its canonical address. */
  readonly path?: string;
  /** The policy as an element, where no server sends it as a header. */
  readonly policy?: string | undefined;
  /** What the page is, for its script. */
  readonly kind?: 'home' | 'offline' | 'answer' | 'scopes' | 'problems' | 'other';
  /** DigitalOcean's origins, for the script of the pages that may ask. */
  readonly origins?: { readonly api: string; readonly oauth: string };
  readonly children?: Child;
}

/** The frame around every page. */
export function Page(props: PageProps) {
  const { site, title, description, path, policy, kind = 'other', origins, children } = props;
  const { href, publicUrl } = site;
  return (
    <html
      lang="en"
      data-page={kind}
      data-base={site.base}
      data-static={site.isStatic || undefined}
      data-api={origins?.api}
      data-oauth={origins?.oauth}
    >
      <head>
        <meta charset="utf-8" />
        {policy && <meta http-equiv="Content-Security-Policy" content={policy} />}
        {policy && <meta name="referrer" content="same-origin" />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#faf9f6" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#151412" media="(prefers-color-scheme: dark)" />
        <title>{title}</title>
        {description && <meta name="description" content={description} />}
        {description && <meta property="og:title" content={title} />}
        {description && <meta property="og:description" content={description} />}
        {publicUrl !== null && (
          <meta property="og:image" content={`${publicUrl}${href('/og.png')}`} />
        )}
        {publicUrl !== null && path !== undefined && (
          <link rel="canonical" href={`${publicUrl}${href(path)}`} />
        )}
        <link rel="stylesheet" href={href(site.style)} />
        <link rel="icon" href={href('/icon.svg')} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={href('/apple-touch-icon.png')} />
        <script type="module" src={href(site.script)}></script>
      </head>
      <body>
        <header class="top">
          <a class="wordmark" href={href('/')}>
            token-check
          </a>
          <nav aria-label="Pages">
            <a href={href('/scopes')}>Scopes</a>
            <a href={href('/problems/')}>Diagnoses</a>
            <a href={href('/privacy')}>Privacy</a>
          </nav>
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}

/** A page with nothing but a message. */
export function Message(props: PageProps & { heading: string; text: string; children?: Child }) {
  const { heading, text, children, ...page } = props;
  return (
    <Page {...page}>
      <div class="prose">
        <h1>{heading}</h1>
        <p>{text}</p>
        {children}
        <p>
          <a href={page.site.href('/')}>Paste what you have</a>
        </p>
      </div>
    </Page>
  );
}
