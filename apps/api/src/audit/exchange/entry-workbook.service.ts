import type { Audit, Entry, EntryItem, EntryKey, ImportPreview } from '@plumbline/contract';

import { ProblemError } from '../../platform/problem-error.js';
import type { TenantTx } from '../../platform/tenancy.js';
import { readEntry } from '../enter-for-partners.js';
import { findAudit } from '../own-audits.query.js';
import { isDraft } from '../steps.query.js';
import { ENTRY_COLUMNS } from './columns.js';
import type { EntryToExport } from './entry-workbook.js';
import { keepChanges, refusing, requireVersion, type Upload } from './import.service.js';
import { readAbout } from './read-about.js';
import type { Seal } from './seal.js';

/** Which agency's ratings of which audit somebody of the authority is at. */
interface Entering {
  readonly key: EntryKey;
  readonly personId: string;
}

type AuditHead = Pick<Audit, 'id' | 'authority' | 'frameworkId' | 'frameworkVersion' | 'cycle' | 'state'>;

/** @throws ProblemError not-found; agency-answers-itself for one that signs in: a workbook would have nobody to enter it */
export async function readEntryToExport(tx: TenantTx, { key }: Entering): Promise<EntryToExport> {
  const { audit, entry } = await readEnterable(tx, key);
  return { audit, entry, content: await requireVersion(tx, audit) };
}

/** @throws ProblemError not-found; agency-answers-itself; wrong-state unless the audit is being filled in */
export async function requireOpenEntry(
  tx: TenantTx,
  { key }: Entering,
): Promise<{ audit: AuditHead; entry: Entry }> {
  const found = await readEnterable(tx, key);
  if (!isDraft(found.audit)) throw new ProblemError('wrong-state');
  return found;
}

async function readEnterable(tx: TenantTx, key: EntryKey): Promise<{ audit: AuditHead; entry: Entry }> {
  const audit = await findAudit(tx, key.auditId);
  if (!audit) throw new ProblemError('not-found');
  const entry = await readEntry(tx, key);
  if (entry.signsIn) throw new ProblemError('agency-answers-itself');
  return { audit, entry };
}

/**
 * Compares an agency's workbook with what was entered for it and keeps what it changes; nothing is entered.
 * @throws ProblemError as requireOpenEntry; file-refused for a file of something else; file-faults with every cell at fault
 */
export async function keepEntry(
  tx: TenantTx,
  entering: Entering,
  { seal, ...upload }: Upload & { readonly seal: Seal },
): Promise<ImportPreview> {
  const { audit, entry } = await requireOpenEntry(tx, entering);
  const { agency, items } = entry;
  const { versions } = refusing(() => readAbout(upload.sheets, { audit, agency, seal }));
  const comparing = {
    ...{ audit, agencyId: agency.id, personId: entering.personId, versions },
    columns: ENTRY_COLUMNS,
    content: await requireVersion(tx, audit),
    now: new Map(items.map(({ recommendationId, answer }) => [recommendationId, answer ?? undefined])),
    fixed: new Map(
      items.flatMap(({ recommendationId, state }) =>
        state === 'open' ? [] : [[recommendationId, RULES[state]]],
      ),
    ),
  };
  return keepChanges(tx, comparing, upload);
}

const RULES: Readonly<Record<Exclude<EntryItem['state'], 'open'>, string>> = {
  opened: 'Its ratings have opened and stay as they are. Empty the cells to fill in of this row.',
  'by-itself':
    'The partner has answered this with an account of its own. Empty the cells to fill in of this row.',
};
