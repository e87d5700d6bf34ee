import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody can guess, safe to stand in an address. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** What is kept of a secret: looking it up takes the same time whether a wrong one is nearly right or not at all. */
export const secretHash = (secret: string) => createHash('sha256').update(secret).digest();
