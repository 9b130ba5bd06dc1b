/** A file or page that is the same for everybody. */
export interface Content {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
  readonly etag: string;
  /** The name contains a hash of the content, so that it never changes. */
  readonly immutable: boolean;
  /** The same address has several forms. */
  readonly vary: string;
}

/** A file of the build. */
export interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** Compresses and hashes once what is served often. */
export async function contentOf(
  body: Uint8Array<ArrayBuffer> | string,
  type: string,
  { immutable = false, vary = 'Accept-Encoding' } = {},
): Promise<Content> {
  const bytes = typeof body === 'string' ? encoder.encode(body) : body;
  const isText = /^(?:text\/|application\/(?:json|xml)|image\/svg)/.test(type);
  return {
    type,
    body: bytes,
    gzipped: isText && bytes.length > 400 ? await gzip(bytes) : null,
    etag: (await sha256(bytes)).slice(0, 24),
    immutable,
    vary,
  };
}

/** In hex. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One line for each script of the build, as `sha256sum` prints it and checks it. */
export async function scriptSums(assets: ReadonlyMap<string, Asset>): Promise<string> {
  const scripts = [...assets].filter(([path]) => path.endsWith('.js')).sort();
  const lines = scripts.map(async ([path, { body }]) => `${await sha256(body)}  ${path.slice(1)}`);
  return (await Promise.all(lines)).join('\n');
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The headers of a content in this encoding. */
export function headersOf(content: Content, useGzip: boolean): Record<string, string> {
  const { type, body, gzipped, immutable, vary } = content;
  return {
    'Content-Type': type,
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    ETag: etagOf(content, useGzip),
    Vary: vary,
    ...(useGzip && { 'Content-Encoding': 'gzip' }),
    'Content-Length': String((useGzip ? gzipped : body)?.length ?? 0),
  };
}

const etagOf = ({ etag }: Content, useGzip: boolean): string => `"${etag}${useGzip ? '-gz' : ''}"`;

/** Whether the client takes the compressed form. */
export const takesGzip = (content: Content, acceptEncoding: string | null | undefined): boolean =>
  content.gzipped !== null && /\bgzip\b/.test(acceptEncoding ?? '');

/** The answer to a request for a content, with validation and compression. */
export function respondWith(content: Content, request: Request): Response {
  const useGzip = takesGzip(content, request.headers.get('accept-encoding'));
  const etag = etagOf(content, useGzip);
  const known = request.headers.get('if-none-match') ?? '';
  if (known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)) {
    const { 'Content-Length': _length, ...headers } = headersOf(content, false);
    return new Response(null, { status: 304, headers: { ...headers, ETag: etag } });
  }
  return new Response(useGzip ? content.gzipped : content.body, {
    headers: headersOf(content, useGzip),
  });
}
