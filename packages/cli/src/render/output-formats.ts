import { github } from './github.ts';
import { json, ndjson } from './json.ts';
import type { OutputFormat } from './output-format.ts';

/** A new format is one file in this folder and one line here. */
const formats = {
  text: async () => (await import('./text.ts')).text,
  json: async () => json,
  ndjson: async () => ndjson,
  github: async () => github,
  markdown: async () => (await import('./markdown.ts')).markdown,
} satisfies Record<string, () => Promise<OutputFormat>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];

export function loadFormat(name: FormatName): Promise<OutputFormat> {
  return formats[name]();
}
