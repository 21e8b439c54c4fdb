import { z } from 'zod/mini';

import { Day } from './day.js';
import { defineRoute } from './route.js';

/** What an answer rests on, as its writer says. */
export const ANSWER_EVIDENCE = ['policy', 'data', 'practice', 'staff-partners', 'children-families'] as const;
export const AnswerEvidence = z.enum(ANSWER_EVIDENCE);
export type AnswerEvidence = z.output<typeof AnswerEvidence>;

/** What a reference leads to: evidence of one of those kinds, or an online procedure. */
export const REFERENCE_KINDS = [...ANSWER_EVIDENCE, 'procedure'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

const LONGEST_TITLE = 200;
const LONGEST_RECORD = 100;
const LONGEST_LINK = 2_000;
/** Http or https, and nobody's name or password in front of the host. */
const LINK = /^https?:\/\/[^\s/?#@\\]+(?:[/?#]\S*)?$/i;

/** Something that the authority keeps elsewhere and refers to; never the thing itself. At least one of link and record number is there. */
export const AddReference = z.strictObject({
  title: z.string().check(z.regex(/\S/, 'Enter what it is called'), z.maxLength(LONGEST_TITLE)),
  kind: z.enum(REFERENCE_KINDS),
  link: z.nullable(
    z
      .string()
      .check(z.regex(LINK, 'Enter a link that begins with https:// or http://'), z.maxLength(LONGEST_LINK)),
  ),
  recordNumber: z.nullable(
    z.string().check(z.regex(/\S/, 'Enter the record number'), z.maxLength(LONGEST_RECORD)),
  ),
  /** Of when it is. */
  datedOn: z.nullable(Day),
});
export type AddReference = z.output<typeof AddReference>;

/** A reference never changes, so an answer that was signed keeps what it refers to. */
export const Reference = z.extend(AddReference, {
  datedOn: z.nullable(z.iso.date()),
  id: z.uuid(),
  /** Null where that person no longer acts here. */
  addedBy: z.nullable(z.string()),
});
export type Reference = z.output<typeof Reference>;

/** The authority's, by title. */
export const References = z.strictObject({ references: z.array(Reference) });
export type References = z.output<typeof References>;

export const evidenceRoutes = {
  listReferences: defineRoute({
    method: 'GET',
    path: '/references',
    summary: "What the authority's answers can refer to",
    response: References,
  }),
  addReference: defineRoute({
    method: 'POST',
    path: '/references',
    summary: "Add to what the authority's answers can refer to",
    body: AddReference,
    response: Reference,
    repeatable: true,
  }),
};
