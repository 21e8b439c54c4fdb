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

/** As pages and files say it. */
export const EVIDENCE_WORDS: Readonly<Record<ReferenceKind, string>> = {
  policy: 'Written policy or plan',
  data: 'Performance data',
  practice: 'Practice audit or observation',
  'staff-partners': 'Staff or partner feedback',
  'children-families': 'Feedback from children and families',
  procedure: 'Online procedure',
};

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

/** A reference as it was entered, or as it was after a correction. */
export const ReferenceWritten = z.extend(AddReference, {
  /** Counts up with every correction, from 1. */
  version: z.int(),
  /** Not offered for further answers; those that refer to it still do. */
  retired: z.boolean(),
  /** Null where that person no longer acts here, or was never recorded. */
  by: z.nullable(z.string()),
  at: z.iso.datetime(),
});
export type ReferenceWritten = z.output<typeof ReferenceWritten>;

/** A reference as it is now, with all that it was. */
export const Reference = z.extend(AddReference, {
  datedOn: z.nullable(z.iso.date()),
  id: z.uuid(),
  version: z.int(),
  retired: z.boolean(),
  /** Newest first; at least one. */
  written: z.array(ReferenceWritten).check(z.minLength(1)),
});
export type Reference = z.output<typeof Reference>;

/** What a reference said at a moment: a signed answer refers to what was there when it was signed. Null for the moment: now. */
export const referenceAt = ({ written }: Reference, moment: string | null): ReferenceWritten | undefined =>
  moment === null ? written[0] : (written.find(({ at }) => at <= moment) ?? written.at(-1));

export const ReferenceKey = z.strictObject({ referenceId: z.uuid() });
export type ReferenceKey = z.output<typeof ReferenceKey>;

/** A reference as it shall be from now on. */
export const CorrectReference = z.extend(AddReference, { retired: z.boolean() });
export type CorrectReference = z.output<typeof CorrectReference>;

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
  correctReference: defineRoute({
    method: 'PUT',
    path: '/references/:referenceId',
    summary: 'Correct a reference, or retire it; answers that were signed keep what it said',
    params: ReferenceKey,
    body: CorrectReference,
    response: Reference,
    versioned: true,
  }),
};
