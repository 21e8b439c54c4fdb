import { z } from 'zod/mini';

/** A calendar day that a caller gives: of a year that somebody can mean, so that no slip of the keys is kept, and the database has it. */
export const Day = z.iso
  .date()
  .check(z.refine((day) => /^(19|20|21)/.test(day), 'Enter a year from 1900 to 2199'));
