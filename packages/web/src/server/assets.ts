import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asset } from './content.ts';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
};

/** The files of a build's `public` folder by their address. */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const names = await readdir(folder, { recursive: true });
  const files = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => types[name.split('.').at(-1) ?? ''] !== undefined);
  const entries = files.map(async (name): Promise<[string, Asset]> => {
    const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return [`/${name}`, { type, body: new Uint8Array(await readFile(join(folder, name))) }];
  });
  return new Map(await Promise.all(entries));
}
