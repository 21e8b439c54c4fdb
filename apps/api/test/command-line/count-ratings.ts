/**
 * The published figures of a cycle, worked out anew from the files: what an export must say. Shares nothing with the service but the
 * definition, so that a fault in either shows.
 */
import { readTable, REAL } from './real-files.js';

/** `authorities / contributors / contributors not shown` by `area | recommendation | level`. */
export type Figures = Readonly<Record<string, string>>;

const LEVELS = ['inadequate', 'requires-improvement', 'good', 'outstanding'] as const;

/** Region of every code, current and former: a former code counts where what followed it is. */
function regionsByCode(): Map<string, string> {
  const regions = new Map(
    readTable(REAL.authorities).map((line) => [line['new_la_code'], line['region_code']] as const),
  );
  for (const { old_code: former, new_code: current } of readTable(REAL.authorityCodeChanges))
    regions.set(former, regions.get(current));
  return new Map([...regions].map(([code, region]) => [code ?? '', region ?? '']));
}

/** Rule 1: at least five rated it, and enough of them gave another rating than the most common one. */
function isShown(counts: readonly number[], contributors: number): boolean {
  const rated = counts.reduce((sum, count) => sum + count, 0);
  const others = rated - Math.max(...counts);
  const least = contributors >= 8 ? 3 : 2;
  return rated >= 5 && others >= least && others * 5 >= contributors;
}

interface Cell {
  readonly area: string;
  readonly item: string;
  readonly counts: readonly number[] | null;
  readonly contributors: number;
  readonly notShown: number;
}

/** Every cell of the regions, in the order of the files. An audit rates every item that it is asked, so those who rated are all. */
function regionCells(cycle: string): Cell[] {
  const regionOf = regionsByCode();
  const ratings = readTable(REAL.ofstedRatings).filter((line) => line['cycle'] === cycle);
  const items = [...new Set(ratings.map((line) => line['item'] ?? ''))];
  const areas = [...new Set(readTable(REAL.authorities).map((line) => line['region_code'] ?? ''))];
  return areas.flatMap((area) =>
    items.map((item) => {
      const there = ratings.filter(
        (line) => line['item'] === item && regionOf.get(line['la_code'] ?? '') === area,
      );
      const counts = LEVELS.map((_, at) => there.filter((line) => line['rating'] === String(at + 1)).length);
      const shown = isShown(counts, there.length);
      return {
        area,
        item,
        counts: shown ? counts : null,
        contributors: there.length,
        notShown: shown ? 0 : there.length,
      };
    }),
  );
}

/** England: the sum of the regions shown, of everyone who contributed. */
function englandCells(cells: readonly Cell[]): Cell[] {
  return [...Map.groupBy(cells, ({ item }) => item)].map(([item, regions]) => {
    const shown = regions.flatMap(({ counts }) => (counts ? [counts] : []));
    return {
      area: 'E92000001',
      item,
      counts: shown.length > 0 ? LEVELS.map((_, at) => sum(shown.map((counts) => counts[at] ?? 0))) : null,
      contributors: sum(regions.map(({ contributors }) => contributors)),
      notShown: sum(regions.map(({ notShown }) => notShown)),
    };
  });
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

function figuresOf({ area, item, counts, contributors, notShown }: Cell): [string, string][] {
  const levels = [...LEVELS, 'not-applicable', 'Total'];
  const figures = counts && [...counts, 0, sum(counts)]; // Ofsted's judgements know no "not applicable"
  return levels.map((level, at) => [
    `${area} | ${item} | ${level}`,
    `${figures?.[at] ?? 'c'} / ${contributors} / ${notShown}`,
  ]);
}

export function countFigures(cycle: string): Figures {
  const regions = regionCells(cycle);
  return Object.fromEntries([...englandCells(regions), ...regions].flatMap(figuresOf));
}
