import { z } from 'zod/mini';

import { Answer, SaveAskedAnswer } from './answer.js';
import { AuditKey } from './audit.js';
import { FILE_TYPES, ImportPreview } from './exchange.js';
import { Agency } from './partners.js';
import { defineRoute, FileAnswer } from './route.js';

/**
 * Whether the authority can enter what the agency rated. `opened`: ratings have opened and stay as they are; `by-itself`: the agency has
 * answered with an account of its own, which nobody else writes over.
 */
export const ENTRY_STATES = ['open', 'opened', 'by-itself'] as const;

/** A recommendation that an agency is asked about, with what was entered for it. */
export const EntryItem = z.strictObject({
  recommendationId: z.string(),
  dueOn: z.nullable(z.iso.date()),
  state: z.enum(ENTRY_STATES),
  /** Whether the authority has rated it itself: it should before it learns what a partner rated. */
  ownRated: z.boolean(),
  /** What was entered, and by whom; null: nothing was, or the agency answers itself. */
  answer: z.nullable(Answer),
});
export type EntryItem = z.output<typeof EntryItem>;

/** What one agency is asked in an audit, for the audit lead who enters its ratings. */
export const Entry = z.strictObject({
  agency: Agency,
  /** Whether somebody can sign in for it: then it rates for itself, and nothing is entered. */
  signsIn: z.boolean(),
  /** In the framework's order. */
  items: z.array(EntryItem),
});
export type Entry = z.output<typeof Entry>;

export const EntryKey = z.extend(AuditKey, { agencyId: z.uuid() });
export type EntryKey = z.output<typeof EntryKey>;

export const EnteredKey = z.extend(EntryKey, { recommendationId: z.string() });
export type EnteredKey = z.output<typeof EnteredKey>;

const entered = '/audits/:auditId/entered/:agencyId';

export const entryRoutes = {
  readEntry: defineRoute({
    method: 'GET',
    path: entered,
    summary: 'What one agency is asked, and what was entered for it, for the audit lead',
    params: EntryKey,
    response: Entry,
  }),
  saveEntered: defineRoute({
    method: 'PATCH',
    path: `${entered}/answers/:recommendationId`,
    summary: 'Enter what an agency without an account rated, as it was given',
    params: EnteredKey,
    body: SaveAskedAnswer,
    response: Answer,
    versioned: true,
    repeatable: true,
  }),
  exportEntry: defineRoute({
    method: 'GET',
    path: `${entered}/workbook`,
    summary: 'The recommendations that one agency is asked about as a workbook, to send to it',
    params: EntryKey,
    response: FileAnswer,
    files: [FILE_TYPES.xlsx],
  }),
  uploadEntry: defineRoute({
    method: 'POST',
    path: `${entered}/imports`,
    summary: "Send an agency's filled-in workbook and see what it would change; nothing is written yet",
    params: EntryKey,
    upload: FILE_TYPES.xlsx,
    response: ImportPreview,
  }),
};
