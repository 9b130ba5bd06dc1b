import { anyOf } from '../../text/patterns.ts';

/** Where a web page begins, also in JSON of Go, which escapes the brackets. */
const start = /(?:<|\\u003c)(?:!doctype html|html)\b/gi;
const end = /(?:<|\\u003c)\/html(?:>|\\u003e)/i;
/** A page without an end is read up to here. */
const maxPage = 8192;

/** A text and the web pages in it. */
export interface Pages {
  /** The text without the pages. */
  readonly rest: string;
  readonly pages: readonly string[];
}

/** Tells what a program said from the web pages that it printed. */
export function pagesIn(text: string): Pages {
  const pages: string[] = [];
  const rest: string[] = [];
  let at = 0;
  for (const { index } of text.matchAll(start)) {
    if (index < at) continue;
    const match = end.exec(text.slice(index, index + maxPage));
    const close = index + (match === null ? maxPage : match.index + match[0].length);
    rest.push(text.slice(at, index));
    pages.push(text.slice(index, close));
    at = close;
  }
  return { rest: pages.length === 0 ? text : rest.join('\n') + text.slice(at), pages };
}

/** `<title>504 Gateway Time-out</title>`, `<title>api… | 522: Connection timed out</title>`. */
const titleStatus =
  /(?:<|\\u003c)(?:title|h1)(?:>|\\u003e)[^<\n]{0,80}?\b(?<status>[45]\d\d)(?:: | |$)/i;

/** The status that a page says it was sent with. */
export function statusOfPage(page: string): number | null {
  const status = titleStatus.exec(page.slice(0, 2048))?.groups?.status;
  return status === undefined ? null : Number(status);
}

/** The header of a page, in a dump of an answer that has no body. */
export const pageHeader = /\bcontent-type["'\]]{0,2}\s?(?:[:=]|=>)\s?[["']{0,2}text\/html/i;

/** What other servers than the API answer, in a few words. */
export const wordsOfOtherServers = anyOf(
  [
    /\b404 page not found\b/, // Go's net/http
    /\bdefault backend - 404\b/, // ingress-nginx
    /\bno route matched with those values\b/, // Kong
    /\bCannot (?:GET|POST|PUT|DELETE) \/v2\//, // Express
    /\{"detail":\s?"Not Found"\}/, // FastAPI
    /\bNoSuchBucket\b|\bNoSuchKey\b/, // S3
    /\bserver: (?:BlueCoat|squid|Zscaler|McAfee|Forcepoint)|\bproxy_auth_required\b/, // proxies
  ],
  'i',
);
