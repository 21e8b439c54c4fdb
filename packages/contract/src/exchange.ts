import { z } from 'zod/mini';

import { AuditKey } from './audit.js';
import { Agency } from './partners.js';
import { defineRoute, FileAnswer } from './route.js';

/** As what an audit is taken out. Only the workbook comes back. */
export const FILE_FORMATS = ['xlsx', 'csv', 'json'] as const;
export const FileFormat = z.enum(FILE_FORMATS);
export type FileFormat = z.output<typeof FileFormat>;

/** The media type that each format is sent as. */
export const FILE_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const satisfies Record<FileFormat, string>;

export const AuditFileKey = z.extend(AuditKey, { format: FileFormat });
export type AuditFileKey = z.output<typeof AuditFileKey>;

/** One thing that a row of an uploaded workbook would change. Rating and kinds of evidence in words; null: nothing stands there. */
export const ImportedField = z.strictObject({
  field: z.enum(['rating', 'reason', 'note', 'improvement', 'evidence']),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
});
export type ImportedField = z.output<typeof ImportedField>;

/**
 * A row with changes. `added`: nobody had answered; `conflict`: the answer has moved since the file was made, and `before` is how it stands
 * now.
 */
export const ImportedRow = z.strictObject({
  recommendationId: z.string(),
  sheet: z.string(),
  row: z.int(),
  kind: z.enum(['added', 'changed', 'conflict']),
  /** Of a conflict: who changed the answer meanwhile; null where that person no longer acts here. */
  changedBy: z.nullable(z.string()),
  fields: z.array(ImportedField),
});
export type ImportedRow = z.output<typeof ImportedRow>;

/** What becomes of conflicts: the answers stay as they are, or the file's replace them. Both texts are kept either way. */
export const Conflicts = z.enum(['leave', 'replace']);
export type Conflicts = z.output<typeof Conflicts>;

/** What an uploaded workbook would change. Nothing is written before it is taken over. */
export const ImportPreview = z.strictObject({
  id: z.uuid(),
  auditId: z.uuid(),
  /** Whose ratings it holds, entered by the authority for an agency without an account; null: the authority's own. */
  agency: z.nullable(Agency),
  /** SHA-256 of the file. */
  fileHash: z.string(),
  uploadedAt: z.iso.datetime(),
  /** Null: not taken over. */
  takenOverAt: z.nullable(z.iso.datetime()),
  /** What became of conflicts; null: not taken over. */
  conflicts: z.nullable(Conflicts),
  /** In the framework's order. */
  rows: z.array(ImportedRow),
  /** Recommendations that the file leaves as they are. */
  unchanged: z.int(),
});
export type ImportPreview = z.output<typeof ImportPreview>;

export const ImportKey = z.extend(AuditKey, { importId: z.uuid() });
export type ImportKey = z.output<typeof ImportKey>;

/** Writes what the preview showed, all of it or nothing. */
export const TakeOverImport = z.strictObject({ conflicts: Conflicts });
export type TakeOverImport = z.output<typeof TakeOverImport>;

export const exchangeRoutes = {
  exportAudit: defineRoute({
    method: 'GET',
    path: '/audits/:auditId/files/:format',
    summary: "One of the authority's own audits as a file; the signed copy once it is signed off",
    params: AuditFileKey,
    response: FileAnswer,
    files: Object.values(FILE_TYPES),
  }),
  uploadWorkbook: defineRoute({
    method: 'POST',
    path: '/audits/:auditId/imports',
    summary: 'Send a filled-in workbook of an audit and see what it would change; nothing is written yet',
    params: AuditKey,
    upload: FILE_TYPES.xlsx,
    response: ImportPreview,
  }),
  readImport: defineRoute({
    method: 'GET',
    path: '/audits/:auditId/imports/:importId',
    summary: 'What an uploaded workbook would change, or has changed',
    params: ImportKey,
    response: ImportPreview,
  }),
  takeOverImport: defineRoute({
    method: 'POST',
    path: '/audits/:auditId/imports/:importId/take-over',
    summary:
      'Write all that an uploaded workbook changes, or nothing if an answer has moved since it was looked at',
    params: ImportKey,
    body: TakeOverImport,
    response: ImportPreview,
  }),
};
