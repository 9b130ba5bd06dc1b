/** Strips control and bidi characters, so that text from elsewhere can't move the cursor. */
export const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '');
