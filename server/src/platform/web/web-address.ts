/** Whether a text is an address of the web; nothing else is kept as one, or leads anywhere. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);
