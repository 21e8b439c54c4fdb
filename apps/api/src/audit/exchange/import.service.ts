import { createHash, randomUUID } from 'node:crypto';

import type { Audit, ImportKey, ImportPreview, TakeOverImport } from '@plumbline/contract';
import { type ReadSheet, RefusedFile } from '@plumbline/exchange/reading';
import type { FrameworkVersion } from '@plumbline/framework';

import { findVersion } from '../../framework/versions.query.js';
import { ProblemError } from '../../platform/problem-error.js';
import type { TenantTx } from '../../platform/tenancy.js';
import { readAudit } from '../audit.service.js';
import { saveEntered } from '../enter-for-partners.js';
import { readEntryItems } from '../entry.query.js';
import { findAudit } from '../own-audits.query.js';
import { saveChanges } from '../save-answers.js';
import { isDraft } from '../steps.query.js';
import type { Stepper } from '../take-step.js';
import { type AnswerAt, readAnswersAt } from './answers-at.query.js';
import { changeOf, describeChange } from './changes.js';
import { type AuditColumn, COLUMNS } from './columns.js';
import { findImport, type Import, keepImport, markTakenOver } from './imports.query.js';
import { readAbout } from './read-about.js';
import { type CellFault, readRows } from './read-rows.js';
import type { MadeFrom, Seal } from './seal.js';

/** @throws ProblemError not-found; wrong-state unless the audit is being filled in */
export async function requireOpenAudit(tx: TenantTx, stepper: Stepper): Promise<Audit> {
  const audit = await readAudit(tx, stepper);
  if (!isDraft(audit)) throw new ProblemError('wrong-state');
  return audit;
}

/** A workbook as it came, read. */
export interface Upload {
  readonly bytes: Buffer;
  readonly sheets: readonly ReadSheet[];
}

/**
 * Compares a workbook with the audit and keeps what it changes; no answer is written.
 * @throws ProblemError not-found, wrong-state; file-refused for a file of something else; file-faults with every cell at fault
 */
export async function keepWorkbook(
  tx: TenantTx,
  stepper: Stepper,
  { seal, ...upload }: Upload & { readonly seal: Seal },
): Promise<ImportPreview> {
  const audit = await requireOpenAudit(tx, stepper);
  const content = await requireVersion(tx, audit);
  const { versions } = refusing(() => readAbout(upload.sheets, { audit, agency: null, seal }));
  const answers = new Map(audit.answers.map((answer) => [answer.recommendationId, answer]));
  const now = new Map(itemsOf(content).map((id) => [id, answers.get(id)]));
  const comparing = { audit, content, versions, now, personId: stepper.personId, agencyId: null };
  return keepChanges(tx, { ...comparing, columns: COLUMNS, fixed: new Map() }, upload);
}

/** What a workbook is compared with. */
interface Comparing {
  readonly audit: Pick<Audit, 'id' | 'authority'>;
  readonly content: FrameworkVersion;
  readonly personId: string;
  /** Whose ratings it holds; null: the authority's own. */
  readonly agencyId: string | null;
  readonly columns: readonly AuditColumn[];
  readonly versions: MadeFrom['versions'];
  /** The recommendations that it may hold, each with the answer as it is now. */
  readonly now: ReadonlyMap<string, AnswerAt | undefined>;
  /** Why a recommendation can no longer be changed. */
  readonly fixed: ReadonlyMap<string, string>;
}

/** Keeps what a workbook says that it did not say when it was made. @throws ProblemError file-faults with every cell at fault */
export async function keepChanges(
  tx: TenantTx,
  { audit, agencyId, personId, ...compared }: Comparing,
  { bytes, sheets }: Upload,
): Promise<ImportPreview> {
  const { content, columns, now, fixed } = compared;
  const { rows, faults } = readRows(sheets, { content, columns, known: new Set(now.keys()) });
  if (faults.length > 0) throw faultsProblem(faults);
  const made = await readAnswersAt(tx, { auditId: audit.id, agencyId }, compared.versions);
  const order = itemsOf(content);
  const changes = rows
    .map((row) =>
      changeOf(row, { content, made: made.get(row.recommendationId), now: now.get(row.recommendationId) }),
    )
    .filter((change) => change !== null)
    .toSorted((one, other) => order.indexOf(one.recommendationId) - order.indexOf(other.recommendationId));
  const late = changes.flatMap(({ recommendationId: value, sheet, row }) => {
    const rule = fixed.get(value);
    return rule === undefined ? [] : [{ sheet, cell: `A${row}`, value, rule }];
  });
  if (late.length > 0) throw faultsProblem(late);
  const id = randomUUID();
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const whose = { authorityId: audit.authority.id, agencyId, personId };
  await keepImport(tx, { id, auditId: audit.id, fileHash, rows: changes, ...whose });
  return readImport(tx, { auditId: audit.id, importId: id });
}

/** @throws ProblemError not-found */
export async function readImport(tx: TenantTx, key: ImportKey): Promise<ImportPreview> {
  const kept = await requireImport(tx, key);
  const audit = await findAudit(tx, key.auditId);
  if (!audit) throw new ProblemError('not-found');
  const content = await requireVersion(tx, audit);
  const { rows, ...head } = kept;
  const versions = Object.fromEntries(
    rows.map(({ recommendationId, readVersion }) => [recommendationId, readVersion]),
  );
  const { auditId } = key;
  const agencyId = kept.agency?.id ?? null;
  const before = await readAnswersAt(tx, { auditId, agencyId }, versions);
  const held = agencyId === null ? itemsOf(content) : await readEntryItems(tx, { auditId, agencyId });
  return {
    ...head,
    rows: rows.map((row) => describeChange(row, before.get(row.recommendationId), content)),
    unchanged: held.length - rows.length,
  };
}

/**
 * Writes all that a workbook changes, or nothing.
 * @throws ProblemError not-found, wrong-state; import-taken-over; import-moved when an answer has changed since the file was looked at
 */
export async function takeOver(
  tx: TenantTx,
  { key, personId, name }: { readonly key: ImportKey; readonly personId: string; readonly name: string },
  { conflicts }: TakeOverImport,
): Promise<ImportPreview> {
  const { rows, agency } = await requireImport(tx, key);
  const audit = await requireOpenAudit(tx, { auditId: key.auditId, personId });
  if (!(await markTakenOver(tx, key, { personId, conflicts }))) throw new ProblemError('import-taken-over');
  const taken = rows
    .filter(({ fileVersion, readVersion }) => fileVersion === readVersion || conflicts !== 'leave')
    .map(({ recommendationId, readVersion, change }) => ({
      ...change,
      recommendationId,
      version: readVersion,
    }));
  const pointerOf = (at: number) => `#/rows/${at}`;
  const changes = { auditId: key.auditId, answers: taken, pointerOf, keepsLate: false };
  const outcomes = agency
    ? await saveEntered(tx, { id: agency.id, personId, name }, changes)
    : await saveChanges(tx, { type: 'own', id: audit.authority.id, personId, name }, changes);
  // One answer that has moved ends the whole.
  if (outcomes.some(({ late }) => late)) throw new ProblemError('import-moved');
  return readImport(tx, key);
}

async function requireImport(tx: TenantTx, key: ImportKey): Promise<Import> {
  const found = await findImport(tx, key);
  if (!found) throw new ProblemError('not-found');
  return found;
}

export async function requireVersion(
  tx: TenantTx,
  { frameworkId, frameworkVersion }: Pick<Audit, 'frameworkId' | 'frameworkVersion'>,
): Promise<FrameworkVersion> {
  const content = await findVersion(tx, frameworkId, frameworkVersion);
  if (!content) throw new ProblemError('not-found');
  return content;
}

const itemsOf = ({ themes }: FrameworkVersion): string[] =>
  themes.flatMap(({ recommendations }) => recommendations.map(({ id }) => id));

/** @throws ProblemError file-refused where reading throws RefusedFile */
export function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw refusal(error);
  }
}

export const refusal = (error: unknown): unknown =>
  error instanceof RefusedFile ? new ProblemError('file-refused', error.message) : error;

const MOST_FAULTS = 200;

function faultsProblem(faults: readonly CellFault[]): ProblemError {
  const shown = faults.slice(0, MOST_FAULTS).map(({ sheet, cell, value, rule }) => ({
    pointer: `#/sheets/${sheet.replaceAll('~', '~0').replaceAll('/', '~1')}/${cell}`,
    detail: `Sheet “${sheet}”, cell ${cell}${value ? `, “${value}”` : ''}: ${rule}`,
  }));
  const count = faults.length === 1 ? '1 cell of the file needs' : `${faults.length} cells of the file need`;
  return new ProblemError('file-faults', `${count} attention. Nothing was taken from it`, shown);
}
