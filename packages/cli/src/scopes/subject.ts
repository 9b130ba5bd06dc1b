import type { OperationNeeds } from '@token-check/core';
import { presetFor, readSubject, type Subject } from '@token-check/core/internal';
import { type Operation, operationName, operationsOfPreset } from '@token-check/core/scopes';

type Unknown = Extract<Subject, { type: 'unknown' }>;

/**
 * Reads the exact name of a job or an operation: a job wins over a resource of its name. A request in
 * other words is unknown, with suggestions, because a check must not rest on a guess.
 */
export function readJobOrOperation(text: string): Subject {
  const preset = presetFor(text.trim().toLowerCase());
  if (preset !== null) return { type: 'preset', preset };
  const subject = readSubject(text);
  const suggestions =
    subject.type === 'operations'
      ? subject.operations.map(operationName)
      : subject.type === 'jobs'
        ? subject.jobs.map(({ id }) => id)
        : [];
  return suggestions.length > 0 ? { type: 'unknown', suggestions, needsModelKey: false } : subject;
}

/**
 * The operations of a job or an operation, with what the job needs besides; otherwise a hint, which
 * is null for a scope.
 */
export function operationsNamed(
  text: string,
): readonly OperationNeeds[] | { readonly hint: string | null } {
  const subject = readJobOrOperation(text);
  if (subject.type === 'preset') {
    const { id, extras = [] } = subject.preset;
    // Each on its own, because a list of several scopes counts as less reliable.
    const others = extras.map((scope) => ({ operation: `${id} (${scope})`, needs: [[scope]] }));
    return [...operationsOfPreset(subject.preset).map(needsOf), ...others];
  }
  if (subject.type === 'operation') return [needsOf(subject.operation)];
  return { hint: subject.type === 'unknown' ? hintFor(subject) : null };
}

/** What to type instead. */
export function hintFor({ suggestions, needsModelKey }: Unknown): string {
  if (needsModelKey) {
    return 'This operation needs a model access key (sk-do-…), not an API token.';
  }
  const words = suggestions.map((one) => (one.includes(' ') ? `"${one}"` : one));
  return words.length > 0
    ? `Did you mean ${words.slice(0, 4).join(', ')}?`
    : 'For example: token-check scopes "create a droplet"\nAll jobs: token-check scopes';
}

/** An operation by its name, and the sets of scopes that it needs. */
export const needsOf = (operation: Operation): OperationNeeds => ({
  operation: operationName(operation),
  needs: operation.needs,
});
