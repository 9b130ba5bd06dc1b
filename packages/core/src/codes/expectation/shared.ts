export const checkAgain = { text: 'Check again in a minute.' };

/** `unread`: why token/info couldn't be read; null if it returned no scopes. */
export const scopesUnread = (unread: string | null): string =>
  `Its scopes couldn’t be read${unread === null ? '' : ` (${unread})`}, so we don’t know whether it does.`;
