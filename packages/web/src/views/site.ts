/** How the pages name each other: below a folder of a server, or as files of a static host. */
export interface Site {
  /** The address of a page or file of ours, for example `/problems/token-rejected`. */
  readonly href: (path: string) => string;
  /** The files of this build. */
  readonly style: string;
  readonly script: string;
  /** `https://example.com`, without a slash at its end; null without configuration. */
  readonly publicUrl: string | null;
  /** There is no server behind the pages. */
  readonly isStatic: boolean;
  /** The folder of the pages, or how many folders deep a file is; for the script. */
  readonly base: string | number;
}

/** The pages below a folder, `''` for none. */
export const below =
  (base: string) =>
  (path: string): string =>
    base + path;

/**
 * The same pages as files, relative to a page that is this many folders deep, so that the whole folder
 * works wherever it is put.
 */
export const relativeFrom =
  (depth: number) =>
  (path: string): string =>
    `${'../'.repeat(depth) || './'}${fileOf(path)}`;

/** The files below a folder of the host, for a page that is shown at any address. */
export const filesBelow =
  (base: string) =>
  (path: string): string =>
    `${base}/${fileOf(path)}`;

/** How the script of a page names the other pages, by the attributes that the page gives it. */
export function hrefFor(base: string, isStatic: boolean): Site['href'] {
  if (!isStatic) return below(base);
  return /^\d+$/.test(base) ? relativeFrom(Number(base)) : filesBelow(base);
}

/** The file of a page in the static edition. */
export function fileOf(path: string): string {
  const [, page = '', example] = /^\/([^?#]*)(?:\?example=([\w-]+))?/.exec(path) ?? [];
  const hash = /#.*$/.exec(path)?.[0] ?? '';
  if (example !== undefined) return `example-${example}.html${hash}`;
  if (page === '' || page.endsWith('/')) return `${page}index.html${hash}`;
  return /\.\w+$/.test(page) ? page + hash : `${page}.html${hash}`;
}
