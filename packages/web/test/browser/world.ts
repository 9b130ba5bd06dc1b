import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { fetchTransport } from '@token-check/core';
import { digitalOcean, systemClock } from '@token-check/core/internal';
import { sandbox } from '@token-check/core/sandbox';
import type { Page } from 'playwright-core';
import { type AppOptions, createApp } from '../../src/server/app.tsx';
import { readAssets } from '../../src/server/assets.ts';
import { readProblems } from '../../src/server/problems.ts';

const root = join(import.meta.dirname, '../..');

/** How the simulated DigitalOcean treats a web page. */
export interface Treatment {
  /** Whether this answer has the header that lets a page read it. */
  readonly shows?: (host: 'api' | 'oauth', status: number) => boolean;
  readonly delayMs?: number;
  /** Answers with this instead. */
  readonly redirectTo?: string;
}

interface Seen {
  readonly host: 'api' | 'oauth';
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
}

export interface DigitalOcean {
  readonly apiUrl: string;
  readonly oauthUrl: string;
  readonly seen: Seen[];
  readonly close: () => void;
}

/** Two servers on this machine, made from the sandbox. */
export async function startDigitalOcean(treatment: Treatment = {}): Promise<DigitalOcean> {
  const { shows = () => true, delayMs = 0, redirectTo } = treatment;
  const seen: Seen[] = [];
  const start = async (host: 'api' | 'oauth') => {
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const authorization = request.headers.authorization ?? null;
      const path = request.url ?? '';
      seen.push({ host, method: request.method ?? '', path, authorization });
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      const origin = request.headers.origin ?? '*';
      const cors = { 'access-control-allow-origin': origin, vary: 'origin' };
      if (request.method === 'OPTIONS') {
        const visible = shows(host, 204);
        response.writeHead(204, {
          ...(visible && cors),
          'access-control-allow-methods': 'GET, POST, PUT, DELETE',
          'access-control-allow-headers': 'authorization, accept',
        });
        return response.end();
      }
      if (redirectTo !== undefined) {
        response.writeHead(302, { ...cors, location: redirectTo });
        return response.end();
      }
      const base = host === 'api' ? digitalOcean.apiUrl : digitalOcean.oauthUrl;
      const real = await sandbox(
        new Request(new URL(path, base), {
          headers: authorization === null ? {} : { authorization },
        }),
      );
      const headers = Object.fromEntries(real.headers);
      response.writeHead(real.status, { ...headers, ...(shows(host, real.status) && cors) });
      return response.end(await real.text());
    };
    const server = createServer((request, response) => {
      answer(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
  const [api, oauth] = await Promise.all([start('api'), start('oauth')]);
  return {
    apiUrl: api.url,
    oauthUrl: oauth.url,
    seen,
    close: () => {
      for (const { server } of [api, oauth]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** The built page on this machine. `requests`: what came to its server. */
export async function startSite(
  { apiUrl, oauthUrl }: Pick<DigitalOcean, 'apiUrl' | 'oauthUrl'>,
  options: Partial<AppOptions> = {},
) {
  const common = { timeoutMs: 10_000, userAgent: 'test', clock: systemClock };
  const requests: string[] = [];
  const log: string[] = [];
  const app = await createApp({
    network: { ...common, apiUrl, oauthUrl, transport: fetchTransport() },
    sandbox: { ...common, ...digitalOcean, transport: fetchTransport(sandbox), simulated: true },
    problems: await readProblems(join(root, '../../docs/problems')),
    assets: await readAssets(join(root, 'dist/public')),
    log: (entry) => log.push(JSON.stringify(entry)),
    ...options,
  });
  const fetch = async (request: Request, env: unknown) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return app.fetch(request, env as object);
  };
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    log,
    close: () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
    },
  };
}

/** Pastes as a browser does: the clipboard is not needed for that. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.locator('#input').focus();
  await page.evaluate((value) => {
    const input = document.getElementById('input') as HTMLTextAreaElement;
    input.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true }));
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
}

/** Pastes and waits for the answer. An older answer is cleared first, so that it isn't taken for this one. */
export async function pasteAndWait(page: Page, text: string): Promise<void> {
  await page.evaluate(() => {
    const clear = document.getElementById('clear') as HTMLButtonElement | null;
    if (clear?.hidden === false) clear.click();
  });
  await paste(page, text);
  await page.locator('#result .verdict').first().waitFor();
}

/** Everything that the console said and every violation of the policy. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The browser itself notes each answer that is no success.
    if (!/^Failed to load resource: .* (?:401|403|404)/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}
