import type { Agency, Audit } from '@plumbline/contract';
import { type ReadSheet, RefusedFile } from '@plumbline/exchange/reading';

import { ABOUT } from './columns.js';
import { FINGERPRINT, FRAMEWORK, FRAMEWORK_VERSION } from './audit-workbook.js';
import { AGENCY } from './entry-workbook.js';
import type { MadeFrom, Seal } from './seal.js';

const TAKE_OUT_AGAIN = 'Take the audit out again, and bring your answers into that file.';

interface Expected {
  readonly audit: Pick<Audit, 'id' | 'authority' | 'cycle' | 'frameworkId' | 'frameworkVersion'>;
  /** Whose ratings it holds; null: the authority's own. */
  readonly agency: Agency | null;
  readonly seal: Seal;
}

/**
 * What a workbook was made from, once it is of this audit, and of this agency.
 * @throws RefusedFile for a workbook of something else, of another version, or whose fingerprint was changed
 */
export function readAbout(sheets: readonly ReadSheet[], { audit, agency, seal }: Expected): MadeFrom {
  const about = aboutRows(sheets);
  const fingerprint = about.get(FINGERPRINT);
  if (fingerprint === undefined)
    throw new RefusedFile(
      `The file has no sheet “${ABOUT}” with a fingerprint, so it is no audit taken out here.`,
    );
  const madeFrom = seal.read(fingerprint);
  if (!madeFrom)
    throw new RefusedFile(
      `The fingerprint on the sheet “${ABOUT}” was changed, or is not of this service. ${TAKE_OUT_AGAIN}`,
    );
  if (madeFrom.authorityId !== audit.authority.id)
    throw new RefusedFile('The file is an audit of another authority.');
  if (madeFrom.auditId !== audit.id)
    throw new RefusedFile(`The file is of another audit than that of ${audit.cycle}.`);
  if (madeFrom.agencyId !== agency?.id)
    throw new RefusedFile(whoseWords(agency, madeFrom.agencyId && about.get(AGENCY)));
  const stated = [about.get(FRAMEWORK), about.get(FRAMEWORK_VERSION)].join(' ');
  const made = `${madeFrom.frameworkId} ${madeFrom.frameworkVersion}`;
  if (made !== `${audit.frameworkId} ${audit.frameworkVersion}` || stated !== made)
    throw new RefusedFile(`The file is of another version of the framework. ${TAKE_OUT_AGAIN}`);
  return madeFrom;
}

/** Why a file is not of whom it should be. `of`: the agency that it says; undefined: it is the authority's own. */
function whoseWords(agency: Agency | null, of: string | undefined): string {
  if (of === undefined) return `The file is the whole audit, not what ${agency?.name} is asked.`;
  return agency
    ? `The file holds the ratings of ${of}, not of ${agency.name}.`
    : `The file holds the ratings of one partner, ${of}. Bring it back where ratings are entered for that partner.`;
}

/** First column to second of the sheet about the file. */
function aboutRows(sheets: readonly ReadSheet[]): Map<string, string> {
  const cells = sheets.find(({ name }) => name === ABOUT)?.cells ?? [];
  const labels = cells.filter(({ column }) => column === 1);
  return new Map(
    labels.flatMap(({ row, value }) => {
      const beside = cells.find((cell) => cell.column === 2 && cell.row === row);
      return beside ? [[String(value), String(beside.value)] as const] : [];
    }),
  );
}
