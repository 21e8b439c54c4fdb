import { z } from 'zod/mini';

import { RegionCode } from './results.js';
import { defineRoute } from './route.js';

/** A key by which a machine reads published results as a regional lead of its region does. Never its secret. */
export const MachineKey = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** What it is used for. */
  purpose: z.string(),
  region: z.strictObject({ code: z.string(), name: z.string() }),
  /** The last day on which it is taken. */
  lastDay: z.iso.date(),
  issuedOn: z.iso.date(),
  /** The administrator; null: the command line. */
  issuedBy: z.nullable(z.string()),
  /** Null: never used yet. */
  lastUsedOn: z.nullable(z.iso.date()),
  /** `over`: its last day has passed. `ended`: an administrator ended it. */
  state: z.enum(['in-use', 'over', 'ended']),
});
export type MachineKey = z.output<typeof MachineKey>;

/** Those in use first, then by last day; and the regions that a key can be issued for, by name. */
export const MachineKeys = z.strictObject({
  keys: z.array(MachineKey),
  regions: z.array(z.strictObject({ code: z.string(), name: z.string() })),
});
export type MachineKeys = z.output<typeof MachineKeys>;

const words = (longest: number, missing: string) =>
  z
    .string()
    .check(z.trim(), z.minLength(1, missing), z.maxLength(longest, `Use ${longest} characters or fewer`));

/** A key to issue: for one region, one purpose, and until a last day. */
export const IssueKey = z.strictObject({
  name: words(80, 'Enter a name'),
  purpose: words(200, 'Enter what the key is for'),
  regionCode: RegionCode,
  /** Today or later, at most a year ahead. */
  lastDay: z.iso.date(),
});
export type IssueKey = z.output<typeof IssueKey>;

/** `secret` is told here and nowhere else, once. */
export const IssuedKey = z.extend(MachineKeys, { keyId: z.uuid(), secret: z.string() });
export type IssuedKey = z.output<typeof IssuedKey>;

/** Which key an address means: by its id, never by its secret. */
export const MachineKeyId = z.strictObject({ keyId: z.uuid() });
export type MachineKeyId = z.output<typeof MachineKeyId>;

export const keyRoutes = {
  listKeys: defineRoute({
    method: 'GET',
    path: '/keys',
    summary: 'Keys for machines: what each is for, and until when it is taken',
    response: MachineKeys,
  }),
  // Not repeatable: an answer that is kept to be given again would keep the secret.
  issueKey: defineRoute({
    method: 'POST',
    path: '/keys',
    summary: 'Issue a key for one region; its secret is told in this answer only',
    body: IssueKey,
    response: IssuedKey,
  }),
  endKey: defineRoute({
    method: 'DELETE',
    path: '/keys/:keyId',
    summary: 'End a key at once and for good',
    params: MachineKeyId,
    response: MachineKeys,
  }),
};
