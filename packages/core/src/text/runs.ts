/**
 * `text` with an ellipsis instead of every run that may be a part of a credential: 16 or more letters
 * and digits, mixed. For places that no one should put a credential into, such as the name of a host.
 */
export const hideRuns = (text: string): string =>
  text.replace(/[A-Za-z0-9_~%+/=]{16,}/g, (run) => (isMixed(run) ? '…' : run));

/**
 * `text` with an ellipsis instead of every run that contains 16 or more random letters and digits. For
 * names that people choose: unlike {@link hideRuns}, it keeps `TOKEN_OF_2024` and `webProduction123`.
 */
export const hideRandom = (text: string): string =>
  text.replace(/[\w~%+=-]{16,}/g, (run) => (startsAsKey.test(run) || hasRandom(run) ? '…' : run));

/** Keys so short that one in a hundred looks like a word: of AWS, Spaces, databases, GitLab and Stripe. */
const startsAsKey =
  /(?:^|=)(?:(?:A[KS]IA|DO(?:00|801))[A-Z0-9]{14}|(?:AVNS_|glpat-|[rs]k_live_)[\w-]{15})/;

const hasRandom = (run: string): boolean =>
  (run.match(/[A-Za-z0-9]{16,}/g) ?? []).some((word) => {
    // Random characters change between letters and digits all the time; in a name, words are longer.
    const pieces = word.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
    const changes = word.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g) ?? [];
    return pieces.filter(({ length }) => length < 3).length > 2 || changes.length > 3;
  });

/** Three digits, or small and capital letters by turns. */
const isMixed = (run: string): boolean =>
  (run.match(/\d/g)?.length ?? 0) > 2 || (run.match(/[a-z][A-Z]/g)?.length ?? 0) > 1;
