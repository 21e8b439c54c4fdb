import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

/** What a workbook was made from: with this it comes back to the right audit, and says which answers it knew. */
const MadeFrom = z.strictObject({
  authorityId: z.uuid(),
  auditId: z.uuid(),
  /** The agency whose ratings it holds; absent: it is the authority's own. */
  agencyId: z.optional(z.uuid()),
  frameworkId: z.string(),
  frameworkVersion: z.int(),
  /** The version of each answer, by recommendation; one that nobody had begun is not there. */
  versions: z.record(z.string(), z.int()),
});
export type MadeFrom = z.output<typeof MadeFrom>;

/**
 * Writes what a workbook was made from as its fingerprint, and tells whether one was written here.
 *
 * The key is derived from the password of the authorities' login: every process that serves these audits has it, no file lists it, and no
 * configuration is added. A new password makes fingerprints of before it unknown: such a workbook is taken out again.
 */
export class Seal {
  private readonly key: Buffer;

  constructor(address: string) {
    const { password } = new URL(address);
    this.key = createHmac('sha256', password).update('plumbline audit workbook').digest();
  }

  write(madeFrom: MadeFrom): string {
    const content = Buffer.from(JSON.stringify(madeFrom)).toString('base64url');
    return `${content}.${this.sign(content).toString('base64url')}`;
  }

  /** Null: not written here, or changed since. */
  read(fingerprint: string): MadeFrom | null {
    const [content = '', signature = '', more] = fingerprint.trim().split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = this.sign(content);
    if (more !== undefined || given.length !== right.length || !timingSafeEqual(given, right)) return null;
    return MadeFrom.parse(JSON.parse(Buffer.from(content, 'base64url').toString()));
  }

  private sign(content: string): Buffer {
    return createHmac('sha256', this.key).update(content).digest();
  }
}
