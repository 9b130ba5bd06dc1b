import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchTransport } from '@token-check/core';
import {
  defaultTimeoutMs,
  digitalOcean,
  parseBaseUrl,
  systemClock,
} from '@token-check/core/internal';
import { sandbox } from '@token-check/core/sandbox';
import { fileOf, filesBelow, relativeFrom, type Site } from '../views/site.ts';
import { readAssets } from './assets.ts';
import { scriptSums } from './content.ts';
import { pagePaths, renderPage } from './pages.tsx';
import { readProblems } from './problems.ts';

/** Writes the pages as files for any static host into `dist/static`. Run by the build. */
const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const target = folder('static');
const assets = await readAssets(folder('public'));
const fileFor = (pattern: RegExp) => [...assets.keys()].find((path) => pattern.test(path)) ?? '';
const problems = await readProblems(folder('problems'), (code) => `${code}.html`);
const script = fileFor(/^\/assets\/page-.*\.js$/);
const origin = (variable: string, standard: string) =>
  new URL(parseBaseUrl(process.env[variable] || standard) ?? standard).origin;
const world = {
  origins: {
    api: origin('DIGITALOCEAN_API_URL', digitalOcean.apiUrl),
    oauth: origin('DIGITALOCEAN_OAUTH_URL', digitalOcean.oauthUrl),
  },
  sandbox: {
    ...digitalOcean,
    timeoutMs: defaultTimeoutMs,
    userAgent: 'token-check-web',
    clock: systemClock,
    transport: fetchTransport(sandbox),
    simulated: true as const,
  },
  problems,
  scriptSums: await scriptSums(assets),
};

await rm(target, { recursive: true, force: true });
await cp(folder('public'), target, { recursive: true });
const common = {
  style: fileFor(/^\/assets\/style-.*\.css$/),
  script,
  publicUrl: null,
  isStatic: true,
} as const;
for (const path of pagePaths(world)) {
  const file = fileOf(path);
  const depth = file.split('/').length - 1;
  const site: Site = { ...common, href: relativeFrom(depth), base: depth };
  await write(file, await renderPage(path, site, world));
}
// A host shows this one at any address, so its links can't be relative.
const base = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');
const site: Site = { ...common, href: filesBelow(base), base };
await write('404.html', await renderPage('/404', site, world));
for (const { code, markdown } of problems.values()) await write(`problems/${code}.md`, markdown);

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(target, file)), { recursive: true });
  await writeFile(join(target, file), text);
}
