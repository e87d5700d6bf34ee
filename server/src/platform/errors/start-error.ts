/** The hub cannot start as things are. The message is one line for the person who starts it: what is wrong, and what to do. */
export class StartError extends Error {}
