import { createHash, randomUUID } from 'node:crypto';

import type { Audit, ImportKey, ImportPreview, TakeOverImport } from '@plumbline/contract';
import { type ReadSheet, RefusedFile } from '@plumbline/exchange/reading';
import type { FrameworkVersion } from '@plumbline/framework';

import { findVersion } from '../../framework/versions.query.js';
import { ProblemError } from '../../platform/problem-error.js';
import type { TenantTx } from '../../platform/tenancy.js';
import { readAudit } from '../audit.service.js';
import { findAudit } from '../own-audits.query.js';
import { saveChanges } from '../save-answers.js';
import type { Stepper } from '../take-step.js';
import { readAnswersAt } from './answers-at.query.js';
import { changeOf, describeChange } from './changes.js';
import { findImport, type Import, keepImport, markTakenOver } from './imports.query.js';
import { readAbout } from './read-about.js';
import { type CellFault, readRows } from './read-rows.js';
import type { Seal } from './seal.js';

/** @throws ProblemError not-found; wrong-state unless the audit is being filled in */
export async function requireOpenAudit(tx: TenantTx, stepper: Stepper): Promise<Audit> {
  const audit = await readAudit(tx, stepper);
  if (audit.state !== 'draft' && audit.state !== 'being-checked') throw new ProblemError('wrong-state');
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
  { bytes, sheets, seal }: Upload & { readonly seal: Seal },
): Promise<ImportPreview> {
  const audit = await requireOpenAudit(tx, stepper);
  const content = await requireVersion(tx, audit);
  const { versions } = refusing(() => readAbout(sheets, audit, seal));
  const { rows, faults } = readRows(sheets, content);
  if (faults.length > 0) throw faultsProblem(faults);
  const made = await readAnswersAt(tx, audit.id, versions);
  const now = new Map(audit.answers.map((answer) => [answer.recommendationId, answer]));
  const order = itemsOf(content);
  const changes = rows
    .map((row) =>
      changeOf(row, { content, made: made.get(row.recommendationId), now: now.get(row.recommendationId) }),
    )
    .filter((change) => change !== null)
    .toSorted((one, other) => order.indexOf(one.recommendationId) - order.indexOf(other.recommendationId));
  const id = randomUUID();
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const { id: authorityId } = audit.authority;
  await keepImport(tx, {
    id,
    auditId: audit.id,
    fileHash,
    rows: changes,
    authorityId,
    personId: stepper.personId,
  });
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
  const before = await readAnswersAt(tx, key.auditId, versions);
  return {
    ...head,
    rows: rows.map((row) => describeChange(row, before.get(row.recommendationId), content)),
    unchanged: itemsOf(content).length - rows.length,
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
  const { rows } = await requireImport(tx, key);
  const audit = await requireOpenAudit(tx, { auditId: key.auditId, personId });
  if (!(await markTakenOver(tx, key, { personId, conflicts }))) throw new ProblemError('import-taken-over');
  const answers = rows
    .filter(({ fileVersion, readVersion }) => fileVersion === readVersion || conflicts !== 'leave')
    .map(({ recommendationId, readVersion, change }) => ({
      ...change,
      recommendationId,
      version: readVersion,
    }));
  const writer = { type: 'own', id: audit.authority.id, personId, name } as const;
  const outcomes = await saveChanges(tx, writer, {
    auditId: key.auditId,
    answers,
    pointerOf: (at) => `#/rows/${at}`,
  });
  // One answer that has moved ends the whole.
  if (outcomes.some(({ late }) => late)) throw new ProblemError('import-moved');
  return readImport(tx, key);
}

async function requireImport(tx: TenantTx, key: ImportKey): Promise<Import> {
  const found = await findImport(tx, key);
  if (!found) throw new ProblemError('not-found');
  return found;
}

async function requireVersion(
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
