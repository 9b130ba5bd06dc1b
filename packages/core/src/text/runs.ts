/**
 * `text` with an ellipsis instead of every run that may be a part of a credential: 16 or more letters
 * and digits, mixed. For places that no one should put a credential into, such as the name of a host.
 */
export const hideRuns = (text: string): string =>
  text.replace(/[A-Za-z0-9_~%+/=]{16,}/g, (run) => (isMixed(run) ? '…' : run));

/** Three digits, or small and capital letters by turns. */
const isMixed = (run: string): boolean =>
  (run.match(/\d/g)?.length ?? 0) > 2 || (run.match(/[a-z][A-Z]/g)?.length ?? 0) > 1;
