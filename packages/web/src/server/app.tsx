import {
  type CheckOptions,
  type Code,
  type ProbeOptions,
  type Report,
  redact,
} from '@token-check/core';
import { checkWith, closest, extract, toDocument, withoutTokens } from '@token-check/core/internal';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getPath } from 'hono/utils/url';
import { AnswerView } from '../views/answer.tsx';
import { AnswerPage } from '../views/home.tsx';
import { Message } from '../views/layout.tsx';
import { NotFound, type Problem } from '../views/problems.tsx';
import { Scopes } from '../views/scopes.tsx';
import { scopesAnswer } from '../views/scopes-model.ts';
import { below, type Site } from '../views/site.ts';
import { Busy, withLimit } from './admission.ts';
import { diagnoseRequest, openApi } from './api.ts';
import {
  type Asset,
  type Content,
  contentOf,
  headersOf,
  respondWith,
  scriptSums,
  takesGzip,
} from './content.ts';
import { forget } from './forget.ts';
import { answerOf, html, pagePaths, renderPage } from './pages.tsx';
import { directives, type Origins, securityHeaders } from './policy.ts';
import { problemJson } from './problem-json.ts';

/** A check that asks DigitalOcean counts more than one that doesn't. */
export type Cost = 'ask' | 'offline';

/** What the log says about a request: nothing that a visitor wrote. */
export interface LogEntry {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

/** What the app needs from the world; it opens no connection and reads no file itself. */
export interface AppOptions {
  readonly network: ProbeOptions;
  /** The simulated DigitalOcean that answers for the examples. */
  readonly sandbox: ProbeOptions;
  /** The page of each diagnosis code. */
  readonly problems: ReadonlyMap<Code, Problem>;
  /** The files of the build, by their address. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The folder below which everything is served: `/tools/token-check`. Default: none. */
  readonly basePath?: string;
  /** `https://example.com`, for addresses that leave the site. */
  readonly publicUrl?: string | null;
  /** Counts a check. Null: go on; otherwise the seconds to wait. Default: no limit. */
  readonly limit?: (context: Context, cost: Cost) => Promise<number | null>;
  /** Checks that may ask DigitalOcean at the same time. Default: 64. */
  readonly maxAsking?: number;
  /** Requests to DigitalOcean in flight at the same time, of all checks. Default: 64. */
  readonly maxRequests?: number;
  /** Reads a text. Default: on this thread. */
  readonly extract?: typeof extract;
  readonly log?: (entry: LogEntry) => void;
}

const maxBodyBytes = 256 * 1024;
const source = { kind: 'web' } as const;

/** The web front end as Request → Response: the pages, the form, the HTTP API. */
export async function createApp(options: AppOptions): Promise<Hono> {
  const { problems, assets, basePath = '', publicUrl = null, maxAsking = 64 } = options;
  const network = withLimit(options.network, options.maxRequests ?? 64);
  const fileFor = (pattern: RegExp) =>
    [...assets.keys()].find((path) => pattern.test(path)) ?? '/missing';
  const site: Site = {
    href: below(basePath),
    style: fileFor(/^\/assets\/style-[^/]*\.css$/),
    script: fileFor(/^\/assets\/page-[^/]*\.js$/),
    publicUrl,
    isStatic: false,
    base: basePath,
  };
  const origins: Origins = {
    api: new URL(network.apiUrl).origin,
    oauth: new URL(network.oauthUrl).origin,
  };
  const world = {
    origins,
    sandbox: options.sandbox,
    problems,
    scriptSums: await scriptSums(assets),
  };
  const pages = new Set(pagePaths(world));
  const vary = 'Accept, Accept-Encoding';
  /** Checks that ask DigitalOcean at this moment. */
  let running = 0;
  const contents = new Map<string, Promise<Content>>();
  /** The contents with all of their headers. */
  const ready = new Map<
    string,
    { content: Content; gzip: Record<string, string>; identity: Record<string, string> }
  >();
  /** Renders once what is the same for everybody. */
  const content = (path: string): Promise<Content> => {
    const known = contents.get(path);
    if (known !== undefined) return known;
    const made = make(path);
    contents.set(path, made);
    void made.then(
      (one) => {
        const common = {
          ...Object.fromEntries(securityHeaders),
          'Content-Security-Policy': directives(path, origins, 'header'),
        };
        ready.set(path, {
          content: one,
          gzip: { ...headersOf(one, true), ...common },
          identity: { ...headersOf(one, false), ...common },
        });
      },
      () => contents.delete(path),
    );
    return made;
  };
  const make = async (path: string): Promise<Content> => {
    const asset = assets.get(path);
    if (asset !== undefined) {
      return contentOf(asset.body, asset.type, { immutable: path.startsWith('/assets/') });
    }
    if (path.endsWith('.md')) {
      const problem = problems.get(path.slice('/problems/'.length, -3) as Code);
      return contentOf(problem?.markdown ?? '', 'text/markdown; charset=utf-8', { vary });
    }
    if (path === '/llms.txt')
      return contentOf(llmsText(problems, site), 'text/plain; charset=utf-8');
    const page = await renderPage(path, site, world);
    return contentOf(
      page,
      'text/html; charset=utf-8',
      path.startsWith('/problems/') ? { vary } : {},
    );
  };
  const hasPage = (path: string) =>
    pages.has(path) || assets.has(path) || path === '/llms.txt' || isMarkdown(path);
  const isMarkdown = (path: string) =>
    path.startsWith('/problems/') &&
    path.endsWith('.md') &&
    problems.has(path.slice('/problems/'.length, -3) as Code);

  const pathBelow = (request: Request): string => {
    const path = getPath(request);
    return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : '/outside//';
  };
  const app = new Hono(basePath === '' ? {} : { getPath: pathBelow });

  // A page that was made before needs none of what follows.
  app.use(async (context, next) => {
    const { method, path, raw } = context.req;
    const answer = ready.get(path);
    const isPlain =
      answer !== undefined &&
      method === 'GET' &&
      !raw.url.includes('?') &&
      context.req.header('if-none-match') === undefined &&
      !context.req.header('accept')?.includes('text/markdown');
    if (!isPlain) return next();
    options.log?.({ method, route: routeOf(path), status: 200, ms: 0 });
    const { content: made, gzip, identity } = answer;
    const useGzip = takesGzip(made, context.req.header('accept-encoding'));
    return new Response(useGzip ? made.gzipped : made.body, { headers: useGzip ? gzip : identity });
  });

  app.use(async (context, next) => {
    const started = performance.now();
    await next();
    const { method, path } = context.req;
    for (const [name, value] of securityHeaders) context.res.headers.set(name, value);
    context.res.headers.set('Content-Security-Policy', directives(path, origins, 'header'));
    if (!context.res.headers.has('Cache-Control')) {
      context.res.headers.set('Cache-Control', 'no-store');
    }
    options.log?.({
      method,
      route: routeOf(path),
      status: context.res.status,
      ms: Math.round(performance.now() - started),
    });
    forget();
  });

  const routeOf = (path: string): string =>
    path.startsWith('/problems/') && hasPage(path)
      ? '/problems/:code'
      : fixedRoutes.has(path) || hasPage(path)
        ? path
        : '(unknown)';

  // The one spelling of each address.
  app.use(async (context, next) => {
    const { path, method } = context.req;
    const { pathname, search } = new URL(context.req.url);
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && basePath !== '' && pathname === basePath) {
      return context.redirect(`${basePath}/${await kept(search)}`, 301);
    }
    if (isRead && !hasPage(path) && !fixedRoutes.has(path)) {
      const lower = path.toLowerCase().replace(/\/+$/, '');
      const known = [lower, `${lower}/`].find((one) => hasPage(one) || fixedRoutes.has(one));
      if (known !== undefined)
        return context.redirect(`${basePath}${known}${await kept(search)}`, 301);
    }
    return next();
  });

  app.use(async (context, next) => {
    const { path, method } = context.req;
    const allowed = fixedRoutes.get(path) ?? (hasPage(path) ? 'GET, HEAD' : null);
    if (allowed === null) return next();
    if (method === 'OPTIONS') return context.body(null, 204, { Allow: `${allowed}, OPTIONS` });
    if (allowed.split(', ').includes(method)) return next();
    const detail = `This address takes ${allowed}.`;
    const response = isProgram(context)
      ? problemJson(405, 'Method not allowed', detail)
      : message(405, 'That does not work here', detail);
    response.headers.set('Allow', `${allowed}, OPTIONS`);
    return response;
  });

  // Another site's page must neither show a report made from its text, nor test tokens here.
  app.use(async (context, next) => {
    if (context.req.method !== 'POST' || !isCrossSite(context)) return next();
    const detail =
      'This request comes from a page of another site. Open token-check itself and paste it there.';
    return isProgram(context)
      ? problemJson(403, 'Cross-site request', detail)
      : message(403, 'Another site sent this', detail);
  });
  app.use(async (context, next) => {
    // `bodyLimit` begins to read the body; then Node's server breaks the connection after the answer.
    const length = Number(context.req.header('content-length') ?? 0);
    return length > maxBodyBytes ? tooLarge(context) : next();
  });
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }));

  app.post('/', async (context) => {
    const form = await readForm(context);
    const input = form?.get('input') ?? null;
    if (form === null || input === null) {
      return message(400, 'The form could not be read', 'Go back and send it again.');
    }
    const offline = form.has('offline');
    const wait = await waitFor(context, offline);
    if (wait !== null) return tooMany(context, wait);
    const reports = check(input, {
      source,
      docsBase: '/problems/',
      network: offline ? false : network,
    });
    const page = (list: readonly Report[]) => ({
      ...answerOf(list, site),
      now: network.clock.now(),
      from: 'server' as const,
      focus: true,
      heading: 'h1' as const,
    });
    const quick = await Promise.race([reports, pause(400).then(() => null)]);
    if (quick !== null) {
      return context.html(html(<AnswerPage site={site} answer={page(quick)} />));
    }
    return waitingPage(
      html(<AnswerPage site={site} answer={page([])} />),
      reports.then((list) => String(<AnswerView {...page(list)} />)),
    );
  });

  app.post('/api/v1/diagnose', async (context) => {
    if (!/^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? '')) {
      return problemJson(415, 'Unsupported media type', 'Send the input as application/json.');
    }
    const body = await context.req.json().catch(() => undefined);
    const request = diagnoseRequest.safeParse(body);
    if (!request.success) {
      return problemJson(
        400,
        'Invalid request',
        'The body must be a JSON object with a string “input” and optionally a boolean “offline”.',
      );
    }
    const { input, offline = false } = request.data;
    const wait = await waitFor(context, offline);
    if (wait !== null) return tooMany(context, wait);
    const reports = await check(input, {
      source,
      docsBase: `${publicUrl ?? ''}${basePath}/problems/`,
      network: offline ? false : network,
    });
    return context.json(toDocument(reports));
  });

  app.get('/api/v1/openapi.json', (context) =>
    context.json(openApi(addressOf(context)), 200, { 'Cache-Control': 'public, max-age=300' }),
  );
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/robots.txt', (context) =>
    context.text(
      `User-agent: *\nDisallow: ${basePath}/api/\nSitemap: ${addressOf(context)}/sitemap.xml\n`,
      200,
      { 'Cache-Control': 'public, max-age=300' },
    ),
  );
  app.get('/sitemap.xml', (context) => {
    const urls = [...pages]
      .filter((path) => !path.includes('?'))
      .map((path) => `<url><loc>${escaped(addressOf(context) + path)}</loc></url>`);
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`;
    return context.body(xml, 200, {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    });
  });

  app.get('/scopes', async (context) => {
    const asked = context.req.query('for')?.slice(0, 200);
    if (asked === undefined) return respondWith(await content('/scopes'), context.req.raw);
    const shown = (await isHarmless(asked)) ? asked : '';
    const parts = (context.req.queries('with') ?? []).map(Number);
    const answer = shown.trim() === '' ? null : scopesAnswer(shown, parts);
    const status = answer?.type === 'unknown' ? 404 : 200;
    const page = <Scopes site={site} origins={origins} asked={shown} answer={answer} />;
    return context.html(html(page), status);
  });

  app.get('*', async (context, next) => {
    const { path } = context.req;
    const { search } = new URL(context.req.url);
    if (search !== '' && path === '/') {
      const example = `/?example=${context.req.query('example')}`;
      if (pages.has(example) && example === `/${search}`) {
        return respondWith(await content(example), context.req.raw);
      }
    }
    if (!hasPage(path)) return next();
    const wantsMarkdown =
      path.startsWith('/problems/') &&
      /\btext\/markdown\b/.test(context.req.header('accept') ?? '') &&
      isMarkdown(`${path}.md`);
    const response = respondWith(
      await content(wantsMarkdown ? `${path}.md` : path),
      context.req.raw,
    );
    if (search !== '') response.headers.set('Cache-Control', 'no-store');
    return response;
  });

  app.notFound((context) => {
    if (isProgram(context)) {
      return problemJson(404, 'Not found', 'There is nothing at this address.');
    }
    const last = context.req.path.toLowerCase().split('/').filter(Boolean).at(-1) ?? '';
    const near = last.length > 40 ? [] : closest(last, [...problems.keys()]);
    const page = <NotFound site={site} origins={origins} near={near} />;
    return context.html(html(page), 404);
  });
  // The error itself is not shown and not logged: it could contain a part of the input.
  app.onError((error, context) => {
    if (error instanceof Busy) return tooMany(context, { status: 503, seconds: 5 });
    const detail = 'Something went wrong on this server. Your input was not kept.';
    return isProgram(context)
      ? problemJson(500, 'Internal error', detail)
      : message(500, 'Something went wrong', detail);
  });
  return app;

  function addressOf(context: Context): string {
    return `${publicUrl ?? new URL(context.req.url).origin}${basePath}`;
  }

  function message(
    status: number,
    heading: string,
    text: string,
    headers: Record<string, string> = {},
  ): Response {
    const page = (
      <Message site={site} title={`${heading} – token-check`} heading={heading} text={text} />
    );
    return new Response(html(page), {
      status,
      headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
    });
  }

  function tooLarge(context: Context): Response {
    const detail = 'The limit is 256 KiB. Send only the lines around the error.';
    return isProgram(context)
      ? problemJson(413, 'Input too large', detail)
      : message(413, 'The input is too large', detail);
  }

  /** The seconds to wait, and whose limit it is; null to go on. */
  async function waitFor(context: Context, offline: boolean) {
    const seconds = (await options.limit?.(context, offline ? 'offline' : 'ask')) ?? null;
    if (seconds !== null) return { status: 429, seconds } as const;
    return !offline && running >= maxAsking ? ({ status: 503, seconds: 5 } as const) : null;
  }

  function tooMany(context: Context, wait: { status: 429 | 503; seconds: number }): Response {
    const { status, seconds } = wait;
    const title = status === 429 ? 'Too many checks' : 'The server is busy';
    const detail =
      status === 429
        ? `You can check again in ${seconds} s. In a terminal there is no limit.`
        : `The server asks DigitalOcean about too many tokens at the moment. Try again in ${seconds} s.`;
    const headers = { 'Retry-After': String(seconds) };
    return isProgram(context)
      ? problemJson(status, title, detail, headers)
      : message(status, title, detail, headers);
  }

  /** Counts a check that asks DigitalOcean once its text is read: waiting for that takes no place. */
  async function check(input: string, how: CheckOptions): Promise<Report[]> {
    let isCounted = false;
    const read: typeof extract = async (...args) => {
      const found = await (options.extract ?? extract)(...args);
      if (how.network === false) return found;
      if (running >= maxAsking) throw new Busy();
      running++;
      isCounted = true;
      return found;
    };
    try {
      return await checkWith(read, input, how);
    } finally {
      if (isCounted) running--;
    }
  }
}

/** Addresses that are not pages, and what they take. */
const fixedRoutes: ReadonlyMap<string, string> = new Map([
  ['/', 'GET, HEAD, POST'],
  ['/api/v1/diagnose', 'POST'],
  ['/api/v1/openapi.json', 'GET, HEAD'],
  ['/healthz', 'GET, HEAD'],
  ['/robots.txt', 'GET, HEAD'],
  ['/sitemap.xml', 'GET, HEAD'],
]);

/** Whether a part of an address is one line without a credential, so that an answer may repeat it. */
async function isHarmless(text: string): Promise<boolean> {
  if (/[\r\n]/.test(text)) return false;
  const joined = text.replaceAll(' ', '');
  return withoutTokens(joined) === joined && (await redact(text)) === text;
}

/** The query of an address for a redirect to another one. */
const kept = async (search: string): Promise<string> =>
  (await isHarmless([...new URLSearchParams(search)].flat().join(' '))) ? search : '';

/** An API address, or a client that asks for JSON and not for a page. */
function isProgram(context: Context): boolean {
  const accept = context.req.header('accept') ?? '';
  return (
    context.req.path.startsWith('/api/') ||
    (/\bapplication\/(?:problem\+)?json\b/.test(accept) && !/\btext\/html\b/.test(accept))
  );
}

function isCrossSite(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = context.req.header('origin');
  if (origin === undefined) return false;
  // Behind a proxy the scheme can differ; the host doesn't.
  const host = context.req.header('host') ?? new URL(context.req.url).host;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

async function readForm(context: Context): Promise<URLSearchParams | null> {
  const form = await context.req.formData().catch(() => null);
  if (form === null) return null;
  const fields = [...form].filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return new URLSearchParams(fields);
}

/** Sends the frame of the page at once and the answer when it is there: no page is white for seconds. */
function waitingPage(frame: string, answer: Promise<string>): Response {
  const [before = ''] = frame.split('</section>', 1);
  const rest = frame.slice(before.length);
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(
        encoder.encode(
          `${before}<p class="waiting">Asking DigitalOcean. This takes up to 10 seconds.</p>`,
        ),
      );
      const text = await answer.catch(
        (error) =>
          `<article class="report"><p>${error instanceof Busy ? 'The server is busy. Try again in a few seconds.' : 'Something went wrong on this server. Your input was not kept.'}</p></article>`,
      );
      controller.enqueue(encoder.encode(text + rest));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function llmsText(problems: ReadonlyMap<Code, Problem>, { href }: Site): string {
  const lines = [...problems.values()].map(
    ({ code, title }) => `- [${title}](${href(`/problems/${code}.md`)})`,
  );
  return `# token-check\n\n> Why DigitalOcean’s API rejects a token, and what to do.\n\n## Diagnoses\n\n${lines.join('\n')}\n`;
}
