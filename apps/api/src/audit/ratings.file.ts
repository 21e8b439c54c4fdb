import {
  type FrameworkVersion,
  type Level,
  levelByKey,
  levelByNumber,
  NOT_APPLICABLE,
  recommendationsOf,
} from '@plumbline/framework';

import { type CsvRow, type Fault, FileFailure, readCsv } from '../platform/csv.js';
import { isDay } from '../platform/date.js';

const COLUMNS = [
  'cycle',
  'framework',
  'framework_version',
  'la_code',
  'la_name',
  'item',
  'rating',
  'rated_on',
] as const;
type Row = CsvRow<(typeof COLUMNS)[number]>;

/** What a file of ratings is read against. */
export interface Known {
  readonly frameworkId: string;
  /** The calendar day: no rating is of a later one. */
  readonly today: string;
  readonly versions: readonly FrameworkVersion[];
  /** Codes, current and former, with the authority that has or had each. */
  readonly authorities: ReadonlyMap<string, { readonly id: string; readonly names: readonly string[] }>;
}

export interface ImportedRating {
  readonly item: string;
  /** Null: not applicable. */
  readonly levelKey: string | null;
  readonly ratedOn: string;
  readonly line: number;
}

/** One authority's ratings of one cycle, complete: every item of its version. */
export interface ImportedAudit {
  readonly cycle: string;
  readonly authorityId: string;
  readonly code: string;
  readonly version: number;
  readonly ratings: readonly ImportedRating[];
  /** The day of its last rating: when it counts as signed. */
  readonly signedOn: string;
}

export interface RatingsFile {
  readonly audits: readonly ImportedAudit[];
  readonly ratings: number;
  /** Authorities whose name in the file is none of those on record, as "code: name in the file". Not a fault: codes decide. */
  readonly otherNames: readonly string[];
}

/** Reads and checks a file of ratings. @throws FileFailure with every fault */
export function readRatings(file: string, known: Known): RatingsFile {
  const rows = readCsv(file, { required: COLUMNS });
  if (rows.length === 0) throw new FileFailure(file, [{ rule: 'holds no ratings' }]);
  const faults = [...rows.flatMap((row) => faultsOf(row, known)), ...repeated(rows)];
  const groups = [
    ...Map.groupBy(rows, (row) => `${row.cycle} ${known.authorities.get(row.la_code)?.id}`).values(),
  ];
  faults.push(...soundAudits(groups, faults).flatMap((group) => faultsOfAudit(group, known)));
  if (faults.length > 0) throw new FileFailure(file, faults);

  const otherNames = rows
    .filter(({ la_code, la_name }) => !known.authorities.get(la_code)?.names.includes(la_name))
    .map(({ la_code, la_name }) => `${la_code}: ${la_name}`);
  return {
    audits: groups.map((group) => auditOf(group, known)),
    ratings: rows.length,
    otherNames: [...new Set(otherNames)],
  };
}

const versionOf = ({ framework_version }: Row, known: Known): FrameworkVersion | undefined =>
  known.versions.find(({ version }) => String(version) === framework_version);

/** A rating is given as the level's number or key. */
const levelOf = (rating: string, version: FrameworkVersion): Level | null =>
  levelByKey(version.levels, rating) ??
  (/^\d+$/.test(rating) ? levelByNumber(version.levels, Number(rating)) : null);

function faultsOf(row: Row, known: Known): Fault[] {
  const faults: Fault[] = [];
  const at = (column: (typeof COLUMNS)[number], rule: string) =>
    faults.push({ line: row.line, column, value: row[column], rule });
  const version = versionOf(row, known);

  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(row.cycle))
    at('cycle', 'must be up to 40 letters, digits, points, hyphens and underscores');
  if (row.framework !== known.frameworkId)
    at('framework', `must be ${known.frameworkId}, the framework that is imported`);
  else if (!version)
    at('framework_version', `must be one of ${known.versions.map((each) => each.version).join(', ')}`);
  if (!known.authorities.has(row.la_code))
    at('la_code', 'is the code of no authority on record, current or former');
  if (row.la_name === '') at('la_name', 'must not be empty');
  if (!isDay(row.rated_on)) at('rated_on', 'must be a day such as 2023-06-30');
  else if (row.rated_on > known.today) at('rated_on', 'lies in the future');
  if (version) {
    const items = recommendationsOf(version).map(({ id }) => id);
    if (!items.includes(row.item))
      at('item', `must be an item of version ${version.version}: ${items.join(', ')}`);
    const applicable = row.rating !== NOT_APPLICABLE || version.notApplicable === null;
    if (applicable && !levelOf(row.rating, version)) at('rating', `must be one of ${scaleOf(version)}`);
  }
  return faults;
}

const scaleOf = ({ levels, notApplicable }: FrameworkVersion): string =>
  [...levels.map(({ key, level }) => `${level} (${key})`), ...(notApplicable ? [NOT_APPLICABLE] : [])].join(
    ', ',
  );

function repeated(rows: readonly Row[]): Fault[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ cycle, la_code, item, line }) => {
    const key = `${cycle} ${la_code} ${item}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, line);
    return first === undefined
      ? []
      : [
          {
            line,
            column: 'item',
            value: item,
            rule: `${la_code} has a rating of this item in ${cycle} already, in line ${first}`,
          },
        ];
  });
}

/** Audits whose lines have no faults; none while it is unclear which audit some line belongs to. */
function soundAudits(groups: readonly Row[][], faults: readonly Fault[]): Row[][] {
  if (faults.some(({ column }) => column === 'cycle' || column === 'la_code')) return [];
  const lines = new Set(faults.map(({ line }) => line));
  return groups.filter((group) => !group.some(({ line }) => lines.has(line)));
}

/** Faults that only show when all rows of one authority and cycle stand together. */
function faultsOfAudit(rows: readonly Row[], known: Known): Fault[] {
  const [first] = rows;
  const version = first && versionOf(first, known);
  if (!version) return [];
  const mixed = rows
    .filter(({ framework_version }) => framework_version !== first.framework_version)
    .map(({ line, framework_version }) => ({
      line,
      column: 'framework_version',
      value: framework_version,
      rule: `line ${first.line} gives ${first.framework_version} for the same authority and cycle; an audit answers one version`,
    }));
  const codes = [...new Set(rows.map(({ la_code }) => la_code))];
  const twice =
    codes.length > 1
      ? [
          {
            line: first.line,
            column: 'la_code',
            value: codes.join(', '),
            rule: 'are codes of the same authority; use one in a cycle',
          },
        ]
      : [];
  if (mixed.length + twice.length > 0) return [...mixed, ...twice];

  const missing = recommendationsOf(version).filter(({ id }) => !rows.some(({ item }) => item === id));
  return missing.map(({ id }) => ({
    line: first.line,
    column: 'item',
    value: id,
    rule: `${first.la_code} has no rating of this item in ${first.cycle}; an audit that counts as signed rates every item of version ${version.version}`,
  }));
}

function auditOf(rows: readonly Row[], known: Known): ImportedAudit {
  const [first] = rows;
  const version = first && versionOf(first, known);
  const authority = first && known.authorities.get(first.la_code);
  if (!version || !authority) throw new Error('An audit is made of rows that were checked');
  return {
    cycle: first.cycle,
    authorityId: authority.id,
    code: first.la_code,
    version: version.version,
    ratings: rows.map(({ item, rating, rated_on, line }) => ({
      item,
      levelKey: levelOf(rating, version)?.key ?? null,
      ratedOn: rated_on,
      line,
    })),
    signedOn: rows.reduce((latest, { rated_on }) => (rated_on > latest ? rated_on : latest), ''),
  };
}
