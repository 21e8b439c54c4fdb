import { randomUUID } from 'node:crypto';

import { Failure } from '../platform/failure.js';
import type { AuthorityRow, ChangeRow } from './authorities.file.js';

/** Before any change on record: the authority has always had this name, as far as the service knows. */
export const ALWAYS = '-infinity';

/** A name and code of an authority for the time it holds. */
export interface DatedName {
  readonly authorityId: string;
  readonly kind: 'authority' | 'joint-return';
  readonly code: string;
  readonly oldCode: string | null;
  readonly name: string;
  readonly type: string | null;
  readonly regionCode: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The codes on record, each with the authority that has or had it and the time it holds. */
export type KnownCodes = ReadonlyMap<
  string,
  { readonly authorityId: string; readonly validFrom: string; readonly validTo: string | null }
>;

/** The names of current authorities, in the order of the file. A code on record keeps its dates where no change speaks of it. */
export function currentNames(
  authorities: readonly AuthorityRow[],
  changes: readonly ChangeRow[],
  known: KnownCodes,
): DatedName[] {
  return authorities.map((row) => ({
    authorityId: identityOf(row.new_la_code, changes, known) ?? randomUUID(),
    kind: 'authority',
    code: row.new_la_code,
    oldCode: row.old_la_code || null,
    name: row.la_name,
    type: row.la_type || null,
    regionCode: row.region_code,
    validFrom: beginningOf(row.new_la_code, changes, known),
    validTo: null,
  }));
}

/**
 * The names that ended: former codes of authorities that go on (recodes), and authorities that were abolished. Each counts in the
 * region of what followed it, also where that was abolished later.
 */
export function endedNames(
  current: readonly DatedName[],
  changes: readonly ChangeRow[],
  known: KnownCodes,
): DatedName[] {
  const byCode = new Map(current.map((name) => [name.code, name]));
  const last = new Map(changes.map((row) => [row.old_code, row])); // the lines of a split agree in all that matters here
  for (let waiting = [...last.values()]; waiting.length > 0;) {
    const ready = waiting.filter(({ new_code }) => byCode.has(new_code));
    if (ready.length === 0) throw new Error('Changes were checked to lead to a current authority');
    for (const row of ready) byCode.set(row.old_code, endedName(row, byCode, { changes, known }));
    waiting = waiting.filter((row) => !ready.includes(row));
  }
  return [...last.keys()].flatMap((code) => byCode.get(code) ?? []);
}

function endedName(
  row: ChangeRow,
  byCode: ReadonlyMap<string, DatedName>,
  { changes, known }: { changes: readonly ChangeRow[]; known: KnownCodes },
): DatedName {
  const successor = byCode.get(row.new_code);
  if (!successor) throw new Error(`${row.new_code} was checked to lead to a current authority`);
  const own = identityOf(row.old_code, changes, known) ?? randomUUID();
  return {
    authorityId: row.kind === 'recode' ? successor.authorityId : own,
    kind: 'authority',
    code: row.old_code,
    oldCode: null,
    name: row.old_name,
    type: null,
    regionCode: successor.regionCode,
    validFrom: beginningOf(row.old_code, changes, known),
    validTo: row.effective_date,
  };
}

/** The authority on record that has the code, or had a code that was recoded to it; undefined for one not on record. */
function identityOf(code: string, changes: readonly ChangeRow[], known: KnownCodes): string | undefined {
  const recode = changes.find((row) => row.kind === 'recode' && row.new_code === code);
  const before = recode && identityOf(recode.old_code, changes, known);
  const now = known.get(code)?.authorityId;
  if (before && now && before !== now)
    throw new Failure(
      `${recode.old_code} and ${code} are two authorities on record, so the first cannot be a former code of the second.`,
    );
  return now ?? before;
}

function beginningOf(code: string, changes: readonly ChangeRow[], known: KnownCodes): string {
  const beginning = changes.find(({ new_code }) => new_code === code);
  return beginning?.effective_date ?? known.get(code)?.validFrom ?? ALWAYS;
}

/** @throws Failure that names the authorities on record that the file leaves out and no change ends: they would go on being counted */
export function refuseLeftOut(
  authorities: readonly AuthorityRow[],
  changes: readonly ChangeRow[],
  known: KnownCodes,
): void {
  const there = new Set([
    ...authorities.map(({ new_la_code }) => new_la_code),
    ...changes.map(({ old_code }) => old_code),
  ]);
  const leftOut = [...known].filter(
    ([code, { validTo }]) => /^E\d/.test(code) && validTo === null && !there.has(code),
  );
  if (leftOut.length > 0)
    throw new Failure(
      `${leftOut.map(([code]) => code).join(', ')}: on record and current, but not in this file, and no change ends them. Give the whole list, with the changes that ended them.`,
    );
}
