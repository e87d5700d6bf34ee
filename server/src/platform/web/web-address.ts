/**
 * Whether a text is an address of the web; nothing else is kept as one, or leads anywhere. A browser reads over a line break in it, other
 * programs begin a line of their own there.
 */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && !/\p{Cc}/u.test(text) && URL.canParse(text);
