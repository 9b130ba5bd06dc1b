/** The quotes that word processors, chats and web pages write. */
export const typographic = /[“”„‟‘’‚‛]/;
