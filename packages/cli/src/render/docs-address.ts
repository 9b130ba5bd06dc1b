import type { Report } from '@token-check/core';
import { commit } from '../version.ts';

/** Inserted by the build: the address of the repository, with OWNER until it is published. */
declare const publishedAt: string;

/**
 * The address of a documentation page such as `docs/problems/token-rejected.md`, for reports that leave
 * this machine; null before the publication. It leads to the page in the commit that the program was
 * built from.
 */
export function docsAddressOf(page: string): string | null {
  if (typeof publishedAt === 'undefined' || publishedAt.includes('/OWNER/')) return null;
  return `${publishedAt}/blob/${commit ?? 'main'}/${page}`;
}

/** A report whose pages have addresses instead of paths in the repository. */
export function withAddresses(report: Report): Report {
  const diagnoses = report.diagnoses.map((one) => ({
    ...one,
    docs: docsAddressOf(one.docs) ?? one.docs,
  }));
  return { ...report, diagnoses } as Report;
}
