/** What the recorder and the tests agree on: how a stored row is written. */

/** Names of tokens. `{{A}}` in a file or a variable is the token A. */
export const LABELS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

/**
 * `{{A:basic}}` is Base64 of the token as name and password, as doctl writes it for a registry.
 * @param {Record<string, string>} tokens by their label
 */
export const fillIn = (text, tokens) =>
  text.replace(/\{\{([A-H])(:basic)?\}\}/g, (_all, label, basic) =>
    basic ? btoa(`${tokens[label]}:${tokens[label]}`) : tokens[label],
  );

/** The inverse: replaces tokens by their labels. */
export const hide = (text, tokens) =>
  Object.entries(tokens).reduce(
    (hidden, [label, token]) => hidden.replaceAll(token, `{{${label}}}`),
    text,
  );

/** The path of a file of a row: absolute, below home (`~/`), or in the current directory. */
export const pathOf = (path, home) =>
  path.startsWith('/')
    ? path
    : path.startsWith('~/')
      ? `${home}/${path.slice(2)}`
      : `${home}/project/${path}`;
