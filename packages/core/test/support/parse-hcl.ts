import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';
import type { SyntaxNode } from '../../src/doctor/machine.ts';

const bytesOf = (url: string): Uint8Array => readFileSync(fileURLToPath(url));

let parser: Promise<Parser> | undefined;

async function load(): Promise<Parser> {
  await Parser.init({
    wasmBinary: bytesOf(import.meta.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  });
  const grammar = import.meta.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm');
  return new Parser().setLanguage(await Language.load(bytesOf(grammar)));
}

/** The same parser as the command line's. */
export async function parseHcl(text: string): Promise<SyntaxNode> {
  parser ??= load();
  const tree = (await parser).parse(text);
  if (tree === null) throw new Error('The parser has no grammar.');
  return tree.rootNode as SyntaxNode;
}
