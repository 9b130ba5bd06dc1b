import type { OutputFormat, ReadPage } from './output-format.ts';
import { type FormatName, loadFormat } from './output-formats.ts';

type Render = OutputFormat['render'];

/** The formats that show a run of `token-check ci` in another way. */
const ciFormats: Partial<Record<FormatName, () => Promise<Render>>> = {
  text: async () => (await import('./ci-text.ts')).ciText,
  json: async () => (await import('./ci-json.ts')).ciJson,
  github: async () => (await import('./ci-github.ts')).ciGithub,
  markdown: async () => (await import('./ci-markdown.ts')).ciMarkdown,
};

/** How a format shows a run of `token-check ci`. */
export async function loadCiFormat(name: FormatName, readPage: ReadPage): Promise<Render> {
  return (await ciFormats[name]?.()) ?? (await loadFormat(name, readPage)).render;
}
