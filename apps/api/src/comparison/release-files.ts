import { ENGLAND } from '@plumbline/contract';
import { toCsv } from '@plumbline/exchange';
import { NOT_APPLICABLE } from '@plumbline/framework';

import type { CellRow, ReleaseHead } from './release-files.query.js';

/** The sign for a figure that is not shown, as in the Department for Education's files. */
const HIDDEN = 'c';

interface Column {
  readonly name: string;
  readonly type: 'Filter' | 'Indicator';
  readonly label: string;
  readonly unit?: string;
  readonly hint?: string;
}

/** Columns after those of time and place, in the order of the file. */
const COLUMNS: readonly Column[] = [
  { name: 'cycle', type: 'Filter', label: 'Cycle', hint: 'The round of the audit' },
  { name: 'theme', type: 'Filter', label: 'Theme' },
  {
    name: 'recommendation',
    type: 'Filter',
    label: 'Recommendation',
    hint: 'The series of equivalent recommendations across versions of the framework',
  },
  {
    name: 'rater_type',
    type: 'Filter',
    label: 'Whose rating',
    hint: "own: the authority's, as agreed with its partners where they rated too; partner: partner organisations', each once where its seat is",
  },
  {
    name: 'level',
    type: 'Filter',
    label: 'Level',
    hint: 'Total is the sum of all levels and not-applicable',
  },
  {
    name: 'authorities',
    type: 'Indicator',
    label:
      'Authorities (partner: organisations) that gave this rating; c: not shown, to protect authorities; England: the regions shown',
    unit: '',
  },
  {
    name: 'contributors',
    type: 'Indicator',
    label:
      'Authorities in these results that were asked this (partner: organisations that answered it), whether shown or not',
    unit: '',
  },
  {
    name: 'contributors_not_shown',
    type: 'Indicator',
    label: 'Of these contributors, those whose ratings are not shown',
    unit: '',
  },
  {
    name: 'shown_by_consent',
    type: 'Filter',
    label: 'Shown because every authority of the region agreed',
    hint: 'yes: almost all agree, which the rule would not show; every authority of the region agreed to it when signing off',
  },
];

const PLACE = [
  'time_period',
  'time_identifier',
  'geographic_level',
  'country_code',
  'country_name',
  'region_code',
  'region_name',
];

/** The tidy file of a release: one line for each area, recommendation and level, `not-applicable` and `Total` among the levels. */
export function ratingsCsv(head: ReleaseHead, levels: readonly string[], cells: readonly CellRow[]): string {
  const lines = cells.flatMap((cell) => {
    const counts = cell.counts && [...cell.counts, cell.notApplicable ?? 0];
    const total = counts?.reduce((sum, count) => sum + count, 0);
    const national = cell.areaCode === ENGLAND;
    const place = [
      ...[head.timePeriod, 'Calendar year', national ? 'National' : 'Regional', ENGLAND, 'England'],
      ...(national ? ['', ''] : [cell.areaCode, cell.areaName]),
    ];
    return [...levels, NOT_APPLICABLE, 'Total'].map((level, at) => [
      ...place,
      ...[head.cycle, cell.themeId, cell.seriesId, cell.raterType, level],
      counts?.[at] ?? total ?? HIDDEN,
      ...[cell.contributors, cell.contributorsNotShown, cell.byConsent ? 'yes' : 'no'],
    ]);
  });
  return toCsv([[...PLACE, ...COLUMNS.map(({ name }) => name)], ...lines]);
}

/** What describes the columns of {@link ratingsCsv}, in the form of the Department for Education's metadata files. */
export function ratingsMetaCsv(): string {
  const header = [
    ...['col_name', 'col_type', 'label', 'indicator_grouping', 'indicator_unit', 'indicator_dp'],
    ...['filter_hint', 'filter_grouping_column'],
  ];
  const lines = COLUMNS.map(({ name, type, label, unit, hint }) => [
    ...[name, type, label, '', unit ?? '', type === 'Indicator' ? '0' : ''],
    ...[hint ?? '', ''],
  ]);
  return toCsv([header, ...lines]);
}
