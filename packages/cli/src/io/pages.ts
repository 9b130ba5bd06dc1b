import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** All pages in one file: a JSON object of Markdown by name. */
const archive = 'pages.json.gz';

let pages: Promise<Readonly<Record<string, string>>> | undefined;

async function readPages(folder: string): Promise<Readonly<Record<string, string>>> {
  const { gunzipSync } = await import('node:zlib');
  return JSON.parse(gunzipSync(await readFile(join(folder, archive))).toString());
}

/**
 * A documentation page in the folder of the program, such as `problems/<code>`. Rejects if there is no
 * such page.
 */
export async function readPage(folder: string, page: string): Promise<string> {
  pages ??= readPages(folder);
  const text = (await pages)[page];
  if (text === undefined) throw new Error(`There is no page ${page}.`);
  return text;
}
