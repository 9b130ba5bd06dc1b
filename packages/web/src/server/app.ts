import { type Code, check, type ProbeOptions, type Report } from '@token-check/core';
import { toDocument } from '@token-check/core/internal';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import * as z from 'zod/mini';
import { examples } from '../pages/examples.ts';
import { homePage } from '../pages/home.ts';
import { messagePage } from '../pages/message.ts';
import { type Problem, problemIndexPage, problemPage } from '../pages/problem.ts';
import { resultPage } from '../pages/result.ts';
import { icon, style } from '../pages/style.ts';
import { problemJson } from './problem-json.ts';

/** What the app needs from the world; it opens no connection and reads no file itself. */
export interface AppOptions {
  readonly network: ProbeOptions;
  /** The simulated DigitalOcean that answers for the examples. */
  readonly sandbox: ProbeOptions;
  /** The page of each diagnosis code. */
  readonly problems: ReadonlyMap<Code, Problem>;
}

const maxBodyBytes = 64 * 1024;
const source = { kind: 'web' } as const;
const docsBase = '/problems/';

const diagnoseRequest = z.object({ input: z.string(), offline: z.optional(z.boolean()) });

/** The web front end as Request → Response: the form, the report, the HTTP API, the pages. */
export function createApp({ network, sandbox, problems }: AppOptions): Hono {
  const app = new Hono();

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: 'max-age=15552000',
      xFrameOptions: 'DENY',
    }),
  );
  app.use(async (context, next) => {
    await next();
    const hasInput = context.req.method !== 'GET' || new URL(context.req.url).search !== '';
    if (hasInput) context.header('Cache-Control', 'no-store');
  });
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }));

  app.get('/', (context) => context.html(homePage()));
  app.post('/', async (context) => {
    const form = await readForm(context);
    if (form === null) return context.html(badForm(), 400);
    const example = examples.find(({ name }) => name === form.get('example'));
    const input = example?.paste ?? form.get('input');
    if (input === null) return context.html(badForm(), 400);
    const asked = example === undefined ? network : sandbox;
    const reports = await check(input, {
      source,
      docsBase,
      network: form.has('offline') || example?.offline ? false : asked,
    });
    return context.html(await resultPage(reports, example ?? null));
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
        'The body must be a JSON object with a string “input” and, if wanted, a boolean “offline”.',
      );
    }
    const { input, offline } = request.data;
    const reports: Report[] = await check(input, {
      source,
      docsBase,
      network: offline ? false : network,
    });
    return context.json(toDocument(reports));
  });

  app.get('/problems', (context) => context.redirect('/problems/', 301));
  app.get('/problems/', (context) => context.html(problemIndexPage(problems)));
  app.get('/problems/:code', (context) => {
    const problem = problems.get(context.req.param('code') as Code);
    return problem === undefined ? context.notFound() : context.html(problemPage(problem));
  });

  app.get('/style.css', (context) => asset(context, 'text/css', style));
  app.get('/icon.svg', (context) => asset(context, 'image/svg+xml', icon));
  app.get('/healthz', (context) => context.text('ok'));

  app.all('/', (context) => notAllowed(context, 'GET, HEAD, POST'));
  app.all('/api/v1/diagnose', (context) => notAllowed(context, 'POST'));

  app.notFound((context) =>
    isApi(context)
      ? problemJson(404, 'Not found', 'There is nothing at this address.')
      : context.html(
          messagePage('There is no such page', 'The address may be old or misspelt.'),
          404,
        ),
  );
  // The error itself is not shown and not logged: it could hold a part of the input.
  app.onError((_error, context) =>
    isApi(context)
      ? problemJson(
          500,
          'Internal error',
          'Something went wrong on this side. The input was not kept.',
        )
      : context.html(
          messagePage(
            'Something went wrong on this side',
            'Your input was not kept. Please try again.',
          ),
          500,
        ),
  );
  return app;
}

function badForm() {
  return messagePage('The form could not be read', 'Please go back and try again.');
}

function isApi(context: Context): boolean {
  return context.req.path.startsWith('/api/');
}

async function notAllowed(context: Context, methods: string): Promise<Response> {
  const detail = `This address takes ${methods}.`;
  const response = isApi(context)
    ? problemJson(405, 'Method not allowed', detail)
    : await context.html(messagePage('That does not work here', detail), 405);
  response.headers.set('Allow', methods);
  return response;
}

function tooLarge(context: Context): Response | Promise<Response> {
  const detail = 'The limit is 64 KiB. Send only the lines around the error.';
  return isApi(context)
    ? problemJson(413, 'Input too large', detail)
    : context.html(messagePage('The input is too large', detail), 413);
}

async function readForm(context: Context): Promise<URLSearchParams | null> {
  const form = await context.req.formData().catch(() => null);
  if (form === null) return null;
  const fields = [...form].filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return new URLSearchParams(fields);
}

function asset(context: Context, type: string, body: string): Response {
  return context.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' });
}
