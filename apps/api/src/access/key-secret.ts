import { createHash, randomBytes } from 'node:crypto';

/** What a key's secret looks like: 256 bits after a word by which scanners of code find a key that leaked. */
export const SECRET = /^plumb_[\w-]{43}$/;

export const newSecret = (): string => `plumb_${randomBytes(32).toString('base64url')}`;

/** What is kept of a secret or of a session's token. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
