import {
  type Cell,
  ENGLAND,
  type EnglandCell,
  type PartnerResults,
  type RegionResults,
  type RegionsOverview,
  type ResultLevel,
} from '@plumbline/contract';

import type { FileLine } from '../charts/figures-file.js';
import type { ThemeLine } from './overview.data.js';
import type { OwnRow } from './own.data.js';
import { RELEASE_COLUMNS, releaseFields, type ReleaseNames } from './release-names.data.js';

/** The sign for what is not shown, as in the Department for Education's files. */
const HIDDEN = 'c';
const COUNTRY = { code: ENGLAND, name: 'England' };

interface Line {
  readonly release: ReleaseNames;
  readonly area: { readonly code: string; readonly name: string };
  readonly raterType: 'own' | 'partner';
  readonly item: { readonly id: string; readonly title: string };
  readonly cell: Cell | EnglandCell;
}

/** Counts of each level, not applicable, rated and at strength in columns; `c` in each where nothing is shown. */
function toFile(levels: readonly ResultLevel[], lines: readonly Line[]): readonly FileLine[] {
  const head = [...RELEASE_COLUMNS, 'area_code', 'area_name', 'rater_type', 'recommendation', 'title'];
  const figures = [
    ...levels.map(({ key }) => key.replaceAll('-', '_')),
    ...['not_applicable', 'rated', 'at_strength', 'shown_by_consent'],
  ];
  return [
    [...head, ...figures],
    ...lines.map(({ release, area, raterType, item, cell }) => [
      ...releaseFields(release),
      ...[area.code, area.name, raterType, item.id, item.title],
      ...figuresOf(cell, levels),
    ]),
  ];
}

function figuresOf(cell: Cell | EnglandCell, levels: readonly ResultLevel[]): FileLine {
  const counts = 'counts' in cell ? cell.counts : null;
  const notApplicable = 'notApplicable' in cell ? cell.notApplicable : null;
  if (!counts) return [...[...levels, 'not applicable', 'rated', 'at strength'].map(() => HIDDEN), 'no'];
  const byConsent = 'state' in cell && cell.state === 'shown_by_consent';
  const sum = (some: readonly number[]) => some.reduce((total, count) => total + count, 0);
  const atStrength = counts.filter((_, level) => levels[level]?.strength);
  return [...counts, notApplicable ?? 0, sum(counts), sum(atStrength), byConsent ? 'yes' : 'no'];
}

/** The figures of one region and of England. */
export const regionLines = ({
  release,
  region,
  levels,
  recommendations,
}: RegionResults): readonly FileLine[] =>
  toFile(
    levels,
    recommendations.flatMap((item) => [
      { release, area: region, raterType: 'own' as const, item, cell: item.region },
      { release, area: COUNTRY, raterType: 'own' as const, item, cell: item.england },
    ]),
  );

/** The figures of the own region and of England, and the authority's own rating beside them: its own file, for nobody else. */
export function ownLines(results: RegionResults, rows: readonly OwnRow[]): readonly FileLine[] {
  const own = new Map(rows.map(({ id, own: now, before }) => [id, [now?.words ?? '', before?.words ?? '']]));
  const [head = [], ...lines] = regionLines(results);
  const item = head.indexOf('recommendation');
  return [
    [...head, 'your_rating', 'your_rating_before'],
    ...lines.map((line) => [...line, ...(own.get(String(line[item])) ?? ['', ''])]),
  ];
}

const ofPartners = ({ release, region, recommendations }: PartnerResults): readonly Line[] =>
  recommendations.flatMap((item) => [
    { release, area: region, raterType: 'own' as const, item, cell: item.authorities.region },
    { release, area: region, raterType: 'partner' as const, item, cell: item.partners.region },
    { release, area: COUNTRY, raterType: 'own' as const, item, cell: item.authorities.england },
    { release, area: COUNTRY, raterType: 'partner' as const, item, cell: item.partners.england },
  ]);

/** The figures of authorities and of partner organisations, in one region and in England. */
export const partnerLines = (results: PartnerResults): readonly FileLine[] =>
  toFile(results.levels, ofPartners(results));

const ofRegions = ({ release, regions, recommendations }: RegionsOverview): readonly Line[] =>
  recommendations.flatMap((item) => [
    ...regions.map((area, place) => ({
      ...{ release, area, item, raterType: 'own' as const },
      cell: item.regions[place] ?? ({ state: 'hidden', contributors: 0 } as const),
    })),
    { release, area: COUNTRY, raterType: 'own', item, cell: item.england },
  ]);

/** The figures of all regions and of England. */
export const overviewLines = (overview: RegionsOverview): readonly FileLine[] =>
  toFile(overview.levels, ofRegions(overview));

/** One recommendation in every cycle, and what partners rated in one of them. */
export function recommendationLines(
  overviews: readonly RegionsOverview[],
  partners: PartnerResults,
  seriesId: string,
): readonly FileLine[] {
  const lines = [
    ...overviews.flatMap(ofRegions),
    ...ofPartners(partners).filter(({ raterType }) => raterType === 'partner'),
  ];
  return toFile(
    partners.levels,
    lines.filter(({ item }) => item.id === seriesId),
  );
}

interface GroupLine extends Pick<Line, 'area' | 'raterType'> {
  readonly id: string;
  readonly title: string;
  /** Null: nothing of it is shown. */
  readonly ratings: { readonly atStrength: number; readonly rated: number } | null;
  readonly from: number;
  readonly of: number;
}

/** Ratings of each theme or enabler in columns, and from how many of its recommendations; `c` where none is shown. */
const toGroupsFile = (
  release: ReleaseNames,
  kind: 'theme' | 'enabler',
  lines: readonly GroupLine[],
): readonly FileLine[] => [
  [
    ...[...RELEASE_COLUMNS, 'area_code', 'area_name', 'rater_type', kind, 'title'],
    ...['rated', 'at_strength', 'from', 'of'],
  ],
  ...lines.map(({ area, raterType, id, title, ratings, from, of }) => [
    ...releaseFields(release),
    ...[area.code, area.name, raterType, id, title],
    ...[ratings?.rated ?? HIDDEN, ratings?.atStrength ?? HIDDEN, from, of],
  ]),
];

/** Themes or enablers at a glance: a line for each in the region, and one in England over the same recommendations. */
export const groupLines = (
  { release, region }: Pick<RegionResults, 'release' | 'region'>,
  kind: 'theme' | 'enabler',
  groups: readonly ThemeLine[],
): readonly FileLine[] =>
  toGroupsFile(
    release,
    kind,
    groups.flatMap(({ id, title, region: here, england, of }) => {
      const line = { id, title, raterType: 'own' as const, from: here?.from ?? 0, of };
      return [
        { ...line, area: region, ratings: here },
        { ...line, area: COUNTRY, ratings: england },
      ];
    }),
  );

/** Themes at a glance, authorities and partner organisations: all over the same recommendations of the theme. */
export const partnerThemeLines = ({
  release,
  region,
  themes,
  recommendations,
}: PartnerResults): readonly FileLine[] =>
  toGroupsFile(
    release,
    'theme',
    themes.flatMap(({ id, title, region: here, england }) => {
      const of = recommendations.filter(({ themeId }) => themeId === id).length;
      const line = { id, title, from: here?.from ?? 0, of };
      return [
        { ...line, area: region, raterType: 'own' as const, ratings: here?.authorities ?? null },
        { ...line, area: region, raterType: 'partner' as const, ratings: here?.partners ?? null },
        { ...line, area: COUNTRY, raterType: 'own' as const, ratings: england?.authorities ?? null },
        { ...line, area: COUNTRY, raterType: 'partner' as const, ratings: england?.partners ?? null },
      ];
    }),
  );
