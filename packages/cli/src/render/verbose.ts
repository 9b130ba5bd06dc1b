import { type Report, stripControls } from '@token-check/core';
import type { Io } from '../io.ts';

/** The requests that were made; the credential in them is the one of the report. */
export function tellProbes(reports: readonly Report[], io: Io): void {
  for (const { credential, probes, source } of reports) {
    const label = credential?.label ?? 'no credential';
    io.writeErr(
      `${stripControls([source.kind, source.name].filter(Boolean).join(' '))}: ${label}\n`,
    );
    for (const { method, url, status, durationMs, requestId } of probes) {
      const answer = status === null ? 'no answer' : String(status);
      const request = requestId === null ? '' : `, request id ${requestId}`;
      io.writeErr(
        `  ${method} ${url}\n    Authorization: Bearer ${label}\n    → ${answer} after ${Math.round(durationMs)} ms${request}\n`,
      );
    }
    if (probes.length === 0) io.writeErr('  nothing was asked\n');
  }
}
