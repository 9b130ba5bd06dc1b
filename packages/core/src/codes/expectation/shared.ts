export const checkAgain = { text: 'Check again in a minute.' };

export const scopesUnread = 'Its scopes couldn’t be read, so we don’t know whether it does.';
