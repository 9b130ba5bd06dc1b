import { gunzipSync } from 'node:zlib';
import type { SyntaxNode } from '@token-check/core/doctor';

type ReadAsset = (name: string) => Promise<Uint8Array>;

/** The files that the bundle has beside it for the parser of HCL. */
const runtime = 'web-tree-sitter.wasm.gz';
const grammar = 'tree-sitter-hcl.wasm.gz';

/** A parser of HCL that is loaded with the first text. */
export function hclParser(readAsset: ReadAsset): (text: string) => Promise<SyntaxNode> {
  let parser: ReturnType<typeof load> | undefined;
  return async (text) => {
    parser ??= load(readAsset);
    const tree = (await parser).parse(text);
    if (tree === null) throw new Error('The parser has no grammar.');
    return tree.rootNode;
  };
}

async function load(readAsset: ReadAsset) {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init({ wasmBinary: gunzipSync(await readAsset(runtime)) });
  return new Parser().setLanguage(await Language.load(gunzipSync(await readAsset(grammar))));
}
