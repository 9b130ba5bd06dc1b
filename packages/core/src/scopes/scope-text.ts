/** Whether a text is written like a scope; with patterns also `*:delete` and `droplet:*`. */
export const isScope = (text: string, patterns: boolean): boolean =>
  /^(?:[a-z][a-z0-9_]{0,40}:[a-z_]{1,40}|read|write)$/.test(text) ||
  (patterns && /^(?:\*:[a-z_]{1,40}|[a-z][a-z0-9_]{0,40}:\*)$/.test(text));
