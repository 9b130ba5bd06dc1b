import type { Report } from '@token-check/core';
import type { RenderOptions } from './output-format.ts';

/** The file that a result belongs to: the configuration, the workflow or the input's file. */
export function locationOf({ source }: Report, { workflow }: RenderOptions): string {
  if (source.config !== undefined) return source.config.path;
  if (source.kind === 'file' && source.name && source.name !== '-') return source.name;
  return workflow ?? 'token-check';
}

/** The line of the entry in the configuration, or of the value in the input. */
export const lineOf = ({ source }: Report): number => source.config?.line ?? source.line ?? 1;
