import type { ResultLevel } from '@plumbline/contract';

/** One segment of a bar: a level, or all levels on one side of the line where strength begins. */
export interface Band {
  readonly key: string;
  readonly label: string;
  readonly side: 'gap' | 'strength';
  /** Which levels of the scale it adds up. */
  readonly levels: readonly number[];
  /** Its step in the palette: the same step means the same level wherever it is drawn. */
  readonly step: Step;
}

/** Steps of the palette, weakest first. */
export const STEPS = ['lowest', 'lower', 'upper', 'highest'] as const;
export type Step = (typeof STEPS)[number];

/** What one row of the chart says. `counts` null: not shown, `words` stand in its place. */
export interface StrengthBar {
  readonly id: string;
  readonly title: string;
  /** How many rated it, how many said not applicable; the words for what is not shown. */
  readonly note: string;
  /** The same figures for those who hear the page. */
  readonly inWords: string;
  /** Per level, weakest first. */
  readonly counts: readonly number[] | null;
  /** England's authorities at strength among those rated, 0 to 1; null: shown in no region. */
  readonly englandShare: number | null;
  /** The level at which the reader's own rating stands; null or left out: none is marked. */
  readonly ownLevel?: number | null;
  /** Where the title leads; left out: nowhere. */
  readonly address?: string;
}

/** A row as the plot draws it: shares left of the line are negative. */
export interface PlotRow {
  readonly id: string;
  readonly shares: readonly number[];
  readonly counts: readonly number[];
  readonly englandShare: number | null;
  /** Where the own rating is marked: the middle of its segment; null: nowhere. */
  readonly ownPlace: number | null;
}

/** The two sides of the line. */
export function twoBands(levels: readonly ResultLevel[]): readonly Band[] {
  const side = (strength: boolean) =>
    levels.flatMap((level, index) => (level.strength === strength ? [index] : []));
  const words = (indexes: readonly number[]) => indexes.map((index) => levels[index]?.label).join(', ');
  const gap = side(false);
  const strength = side(true);
  return [
    { key: 'gap', label: `Gap (${words(gap)})`, side: 'gap', levels: gap, step: 'lowest' },
    {
      key: 'strength',
      label: `Strength (${words(strength)})`,
      side: 'strength',
      levels: strength,
      step: 'highest',
    },
  ];
}

/** Every level by itself, weakest first. */
export function levelBands(levels: readonly ResultLevel[]): readonly Band[] {
  return levels.map(({ key, label, strength }, index) => ({
    key,
    label,
    side: strength ? 'strength' : 'gap',
    levels: [index],
    step: stepOf(index, levels.length),
  }));
}

/** Spreads a scale over the palette so that its ends keep the lightest and the darkest step. */
function stepOf(index: number, levels: number): Step {
  const last = STEPS.length - 1;
  return STEPS[levels < 2 ? last : Math.round((index * last) / (levels - 1))] ?? 'highest';
}

/** Bands in the order in which they are stacked: outwards from the line, first to the left, then to the right. */
export const outwards = (bands: readonly Band[]): readonly Band[] => [
  ...bands.filter(({ side }) => side === 'gap').toReversed(),
  ...bands.filter(({ side }) => side === 'strength'),
];

/** Rows for the plot. A row that is not shown has no shares, and its words take the place of the bar. */
export function toPlotRows(bars: readonly StrengthBar[], bands: readonly Band[]): readonly PlotRow[] {
  return bars.map(({ id, counts, englandShare, ownLevel = null }) => {
    if (!counts) return { id, shares: [], counts: [], englandShare: null, ownPlace: null };
    const rated = counts.reduce((sum, count) => sum + count, 0);
    const perBand = bands.map(({ levels }) => levels.reduce((sum, level) => sum + (counts[level] ?? 0), 0));
    const shares = perBand.map((count, index) => {
      const share = rated === 0 ? 0 : count / rated;
      return bands[index]?.side === 'gap' ? -share : share;
    });
    return { id, shares, counts: perBand, englandShare, ownPlace: placeOfLevel(ownLevel, bands, shares) };
  });
}

/** Keeps a mark beside the line where nobody is on its side: on the line it would be on neither. */
const BESIDE_THE_LINE = 0.03;

/** The middle of the segment that holds a level; where it is empty, its place between the others. Null: no such level. */
function placeOfLevel(
  level: number | null,
  bands: readonly Band[],
  shares: readonly number[],
): number | null {
  const index = level === null ? -1 : bands.findIndex(({ levels }) => levels.includes(level));
  const band = bands[index];
  if (!band) return null;
  const size = (at: number) => Math.abs(shares[at] ?? 0);
  const towardsLine = bands.flatMap(({ side }, at) =>
    side === band.side && (side === 'gap' ? at > index : at < index) ? [size(at)] : [],
  );
  const middle = towardsLine.reduce((sum, share) => sum + share, size(index) / 2);
  return (band.side === 'gap' ? -1 : 1) * Math.max(middle, BESIDE_THE_LINE);
}

const ROWS_PER_GROUP = 6;

/** Rows in groups small enough to stand on one sheet of paper. */
export const inGroups = (bars: readonly StrengthBar[]): readonly (readonly StrengthBar[])[] =>
  Array.from({ length: Math.ceil(bars.length / ROWS_PER_GROUP) }, (_, group) =>
    bars.slice(group * ROWS_PER_GROUP, (group + 1) * ROWS_PER_GROUP),
  );

/** A segment and its count along the axis, in pixels. `tick` null: there is none to keep clear of. */
interface Labelled {
  readonly left: number;
  readonly width: number;
  readonly labelWidth: number;
  readonly tick: number | null;
}

const CLEARANCE = 4;

/**
 * The middle of a count inside its segment, clear of the tick.
 * Null: it does not fit.
 */
export function placeInside({ left, width, labelWidth, tick }: Labelled): number | null {
  const right = left + width;
  const parts =
    tick === null || tick < left || tick > right
      ? [[left, right] as const]
      : [[left, tick - CLEARANCE] as const, [tick + CLEARANCE, right] as const];
  const [from, to] = parts.reduce((widest, part) =>
    part[1] - part[0] > widest[1] - widest[0] ? part : widest,
  );
  return to - from >= labelWidth + CLEARANCE ? (from + to) / 2 : null;
}

/** The middle of a count just outside the outermost segment of its side, clear of the tick. */
export function placeOutside({ left, width, labelWidth, tick }: Labelled, side: Band['side']): number {
  const reach = labelWidth / 2 + CLEARANCE;
  if (side === 'gap') return left - reach;
  const beside = left + width + reach;
  return tick !== null && Math.abs(beside - tick) < reach ? tick + reach : beside;
}
