import { stripControls } from '@token-check/core/internal';
import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import type { RenderOptions } from '../render/output-format.ts';
import type { Colors } from './page.ts';

interface Block {
  readonly type: 'heading' | 'text' | 'item' | 'code';
  /** The text before the first line: `- `, `1. `. */
  readonly mark: string;
  readonly indent: number;
  readonly lines: string[];
}

/** A documentation page for a terminal. Reads only the few forms of Markdown that our pages use. */
export function renderDocsPage(
  markdown: string,
  { columns, color }: Pick<RenderOptions, 'columns' | 'color'>,
): string {
  const colors = pc.createColors(color);
  const width = Math.max(24, Math.min(columns, 90));
  let text = '';
  let last: Block | undefined;
  for (const block of blocksIn(stripControls(markdown.replaceAll('\n', lineEnd)).split(lineEnd))) {
    // No empty line between the items of a list.
    if (last && !(last.type === 'item' && block.type === 'item')) text += '\n';
    for (const line of linesOf(block, width, colors)) text += `${line}\n`;
    last = block;
  }
  return text;
}

/** Replaces line breaks while control characters are stripped; no page contains it. */
const lineEnd = '\ue000';
/** A space in code, where a line must not break. */
const fixedSpace = '\ue001';

function blocksIn(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  const begin = (block: Block) => {
    blocks.push(block);
    open = block;
  };
  for (const line of lines) {
    const [, space = '', text = ''] = /^( *)(.*?)\s*$/.exec(line) ?? [];
    const [mark] = /^(?:-|\d+\.) (?=\S)/.exec(text) ?? [];
    if (open?.type === 'code') {
      if (text.startsWith('```')) open = undefined;
      else open.lines.push(line.slice(open.indent));
    } else if (text.startsWith('```')) {
      begin({ type: 'code', mark: '', indent: space.length, lines: [] });
    } else if (text === '') {
      open = undefined;
    } else if (/^#+ /.test(text)) {
      begin({ type: 'heading', mark: '', indent: 0, lines: [text.replace(/^#+ /, '')] });
      open = undefined;
    } else if (mark !== undefined) {
      begin({ type: 'item', mark, indent: space.length, lines: [text.slice(mark.length)] });
    } else if (open !== undefined) {
      open.lines.push(text);
    } else {
      begin({ type: 'text', mark: '', indent: space.length, lines: [text] });
    }
  }
  return blocks;
}

function linesOf(block: Block, width: number, colors: Colors): string[] {
  const { type, mark, lines } = block;
  const margin = ' '.repeat(block.indent);
  // Not wrapped, so that a command can be copied.
  if (type === 'code') return lines.map((line) => line && `${margin}    ${colors.cyan(line)}`);
  // Text after an address on the same line would be copied with it.
  const text = lines
    .join(' ')
    .replace(/(https?:\/\/\S+) (?=[A-Z])/g, (all, url) =>
      lines.some((line) => line.endsWith(url)) ? `${url}\n` : all,
    );
  if (type === 'heading') return [colors.bold(text.replaceAll('`', ''))];
  if (isOnlyLinks(text)) {
    const targets = [...text.matchAll(link)].map(([, , target = '']) => target);
    return targets.map((target) => margin + colors.cyan(`\`${commandFor(target)}\``));
  }
  const rest = margin + ' '.repeat(mark.length);
  return wrapAnsi(inline(text, colors), width - rest.length)
    .replaceAll(fixedSpace, ' ')
    .split('\n')
    .map((line, at) => (at === 0 ? margin + mark : rest) + line);
}

const link = /\[([^\]]+)\]\(([^)]+)\)/g;

const isOnlyLinks = (text: string) => text.replace(link, '').replace(/[\s,]/g, '') === '';

/** `token-check explain` for the page of a code; any other address unchanged. */
const commandFor = (target: string) => {
  const [, code] = /^(?:\.\.\/problems\/)?([\w-]+)\.md$/.exec(target) ?? [];
  return code === undefined ? target : `token-check explain ${code}`;
};

/** A paragraph without the marks of Markdown, except for those around code. */
function inline(text: string, colors: Colors): string {
  return text.replace(
    /(`[^`]+`)|\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)]+)\)/g,
    (_all, code?: string, bold?: string, name?: string, target = '') => {
      if (code !== undefined) return colors.cyan(code.replaceAll(' ', fixedSpace));
      if (bold !== undefined) return colors.bold(inline(bold, colors));
      const shown = inline(name ?? '', colors);
      return /^https?:/.test(target) ? `${shown} (${target})` : shown;
    },
  );
}
