import {
  FILE_TYPES,
  HASH_SENTENCE,
  type FileAnswer,
  type FileFormat,
  type PlanAction,
  type ReferenceWritten,
} from '@plumbline/contract';
import { fileName, toCsv } from '@plumbline/exchange';

import { type AuditToExport, NO_WORDS } from './audit-to-export.js';
import { auditWorkbook } from './audit-workbook.js';
import { actionWords, fieldWords, partnerWords, ratingWords, referenceWords } from './columns.js';
import type { Seal } from './seal.js';

/** The audit as a file of a format. */
export async function auditFile(
  exported: AuditToExport,
  format: FileFormat,
  seal: Seal,
): Promise<FileAnswer> {
  const { audit, signature } = exported;
  const words = ['audit', audit.authority.name, audit.frameworkId, audit.cycle, signature ? 'signed' : ''];
  return {
    name: fileName(words.filter(Boolean), format),
    type: FILE_TYPES[format],
    bytes: await BYTES[format](exported, seal),
  };
}

const BYTES: Readonly<Record<FileFormat, (exported: AuditToExport, seal: Seal) => Promise<Uint8Array>>> = {
  xlsx: auditWorkbook,
  // Excel takes a CSV file for UTF-8 by its byte order mark only.
  csv: async (exported) => Buffer.from(`\uFEFF${auditCsv(exported)}`),
  json: async (exported) => Buffer.from(`${JSON.stringify(auditJson(exported), null, 2)}\n`),
};

const CSV_COLUMNS = [
  ...['authority', 'framework', 'framework_version', 'cycle', 'theme', 'recommendation', 'title'],
  ...['rating', 'rating_words', 'needs_review', 'reason', 'note', 'improvement', 'partners'],
  ...['agreed_rating', 'agreed_rating_words', 'agreed_reason', 'evidence', 'references', 'actions'],
  ...['answer_version', 'content_hash'],
];

/** One line for each recommendation in the framework's order; several of a kind are parted by semicolons. Empty rating: not answered; needs_review yes: carried from an earlier cycle, and nobody has looked at it again; empty agreed_rating: nothing is agreed; empty content_hash: not signed off. */
function auditCsv(exported: AuditToExport): string {
  const { audit, content, answers, partners, references, actions, signature } = exported;
  const ratings = ratingWords(content);
  const lines = content.themes.flatMap((theme) =>
    theme.recommendations.map(({ id, title }) => {
      const answer = answers.get(id);
      const { rating, reason, note, improvement, evidence } = fieldWords(answer, ratings);
      const agreed = exported.agreed.get(id);
      return [
        ...[
          audit.authority.name,
          audit.frameworkId,
          audit.frameworkVersion,
          audit.cycle,
          theme.id,
          id,
          title,
        ],
        ...[answer?.rating ?? '', rating, answer?.needsReview ? 'yes' : 'no', reason, note, improvement],
        (partners.get(id) ?? []).map((given) => partnerWords(given, ratings)).join('; '),
        ...[agreed?.rating ?? '', ratings.get(agreed?.rating ?? '') ?? '', agreed?.reason ?? '', evidence],
        (references.get(id) ?? []).map(referenceWords).join('; '),
        (actions.get(id) ?? []).map(actionWords).join('; '),
        ...[answer?.version ?? 0, signature?.contentHash ?? ''],
      ];
    }),
  );
  return toCsv([CSV_COLUMNS, ...lines]);
}

/** For programs: nothing is neutralised. rating null: not answered; partners []: not opened; agreed null: nothing is agreed; signed null: not signed off. */
function auditJson(exported: AuditToExport) {
  const { audit, content, answers, partners, references, actions, signature } = exported;
  return {
    authority: audit.authority,
    framework: { id: audit.frameworkId, version: audit.frameworkVersion, title: content.title },
    cycle: audit.cycle,
    state: audit.state,
    signed: signature && { ...signature, toCompare: HASH_SENTENCE },
    answers: content.themes.flatMap((theme) =>
      theme.recommendations.map(({ id, title }) => {
        const answer = answers.get(id) ?? NO_WORDS;
        const { version, rating, needsReview, reason, note, improvement, evidence } = answer;
        return {
          ...{ theme: theme.id, recommendation: id, title, rating, needsReview },
          ...{ reason, note, improvement, evidence },
          partners: partners.get(id) ?? [],
          agreed: exported.agreed.get(id) ?? null,
          references: (references.get(id) ?? []).map(referenceJson),
          actions: (actions.get(id) ?? []).map(actionJson),
          version,
        };
      }),
    ),
  };
}

const referenceJson = ({ title, kind, link, recordNumber, datedOn }: ReferenceWritten) => ({
  ...{ title, kind, link, recordNumber, datedOn },
});

const actionJson = ({ what, owner, dueOn, expected, status, completedOn }: PlanAction) => ({
  ...{ what, owner, dueOn, expected, status, completedOn },
});
