import { LABELS } from './table.mjs';

/** A variable that a tool reads. */
export const variable = (name) => ({
  set: (token) => ({ env: { [name]: token } }),
  empty: { env: { [name]: '' } },
});

/** Lines of a file. Two sources with the same file get one file with the lines of both. */
export const lines = (path, set, empty) => ({
  set: (token) => ({ files: { [path]: set(token) } }),
  ...(empty === undefined ? {} : { empty: { files: { [path]: empty } } }),
});

/**
 * No source, each one alone and each two together, set or empty. Each source has its own token, so that
 * the one that arrives tells which source won.
 */
export function pairs(sources) {
  const states = sources.map(({ set, empty }, at) => [
    set(`{{${LABELS[at]}}}`),
    ...(empty ? [empty] : []),
  ]);
  const two = states.flatMap((first, at) =>
    states.slice(at + 1).flatMap((second) => first.flatMap((a) => second.map((b) => join(a, b)))),
  );
  return [{}, ...states.flat(), ...two];
}

/** One combination of two: variables of both, and the lines of both in a file that both have. */
export function join(one, other) {
  const files = { ...one.files };
  for (const [path, text] of Object.entries(other.files ?? {})) {
    files[path] = (files[path] ?? '') + text;
  }
  return { ...one, ...other, env: { ...one.env, ...other.env }, files };
}

/** Leaves out what occurs twice. */
export function unique(combinations) {
  const byText = new Map(combinations.map((one) => [JSON.stringify(one), one]));
  return [...byText.values()];
}
