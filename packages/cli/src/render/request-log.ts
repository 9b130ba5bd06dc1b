import type { Report } from '@token-check/core';
import { stripControls } from '@token-check/core/internal';

/** For `--verbose`: the requests behind reports, with the credential's label in place of its value. */
export function renderRequestLog(reports: readonly Report[]): string {
  return reports.map(logOf).join('');
}

function logOf({ credential, probes, source }: Report): string {
  const label = credential?.label ?? 'no credential';
  const head = `${stripControls([source.kind, source.name].filter(Boolean).join(' '))}: ${label}\n`;
  if (probes.length === 0) return `${head}  nothing was asked\n`;
  const requests = probes.map(({ method, url, status, durationMs, requestId }) => {
    const result = status === null ? 'no answer' : String(status);
    const id = requestId === null ? '' : `, request id ${requestId}`;
    return `  ${method} ${url}\n    Authorization: Bearer ${label}\n    → ${result} after ${Math.round(durationMs)} ms${id}\n`;
  });
  return head + requests.join('');
}
