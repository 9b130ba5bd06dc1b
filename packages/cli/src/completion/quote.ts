/** As one word of bash and zsh. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
