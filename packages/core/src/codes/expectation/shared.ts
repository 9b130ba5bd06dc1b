export const checkAgain = { text: 'Check again in a minute.' };

export const scopesUnread = 'Its scopes could not be read just now, so this is open.';
