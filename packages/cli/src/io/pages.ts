import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWhole } from './node-files.ts';

/** The pages without an address of their own, in one file: a JSON object of Markdown by name. */
const archive = 'pages.json.gz';

/**
 * A documentation page in the folder of the program, such as `problems/<code>`. Links lead to the pages
 * of the problems, so each is a file. Rejects if there is no such page.
 */
export async function readPage(folder: string, page: string): Promise<string> {
  if (page.startsWith('problems/')) return readWhole(join(folder, `${page}.md`));
  const { gunzipSync } = await import('node:zlib');
  const pages: Record<string, string> = JSON.parse(
    gunzipSync(await readFile(join(folder, archive))).toString(),
  );
  const text = pages[page];
  if (text === undefined) throw new Error(`There is no page ${page}.`);
  return text;
}
