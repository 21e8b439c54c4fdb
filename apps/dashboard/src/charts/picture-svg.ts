import { type Picture, wrap } from './picture.data.js';
import {
  type Band,
  outwards,
  placeInside,
  placeOutside,
  type PlotRow,
  type StrengthBar,
  toPlotRows,
} from './strength-bars.data.js';

const WIDTH = 1200;
const MARGIN = 24;
const PLOT = { left: 460, right: WIDTH - MARGIN, bar: 26, reach: 18 };
const MIDDLE = (PLOT.left + PLOT.right) / 2;
const HALF = (PLOT.right - PLOT.left) / 2;
const INK = '#0b0c0c';
const DIGIT_WIDTH = 9;

/** The palette of charts on pages: one hue from light to dark, the lowest pale with a dark edge. */
const STEP = {
  lowest: { fill: '#f3f3f3', edge: INK, text: INK },
  lower: { fill: '#6bace6', edge: 'none', text: INK },
  upper: { fill: '#2073bc', edge: 'none', text: '#ffffff' },
  highest: { fill: '#12436d', edge: 'none', text: '#ffffff' },
} as const;

/** A part of the picture and where the next one begins. */
interface Part {
  readonly svg: string;
  readonly bottom: number;
}

/** The chart as an SVG file that needs nothing else: titles, framework and cycle, legend, bars, hidden words and captions inside. */
export function toSvg({ title, names, lines, groups, ...drawn }: Picture): string {
  const { bands } = drawn;
  const parts: Part[] = [];
  const below = () => parts.at(-1)?.bottom ?? MARGIN;
  parts.push(paragraph(title, below(), { size: 26, most: 85, bold: true }));
  for (const name of names) parts.push(paragraph(name, below() + 2, { size: 17, most: 130 }));
  parts.push(legend(drawn, below() + 6));
  for (const group of groups) {
    parts.push(paragraph(group.title, below() + 14, { size: 19, most: 110, bold: true }));
    parts.push(axis(below()));
    const rows = toPlotRows(group.bars, bands);
    for (const [at, bar] of group.bars.entries()) parts.push(row({ bar, plot: rows[at] }, bands, below()));
  }
  parts.push(...captions(lines, below() + 16));
  const height = Math.ceil(below() + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="Arial, sans-serif">`,
    `<title>${escape([title, ...names].join('. '))}</title><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...parts.map(({ svg }) => svg),
    '</svg>',
  ].join('\n');
}

function captions(lines: readonly string[], top: number): Part[] {
  const parts: Part[] = [];
  for (const line of lines) parts.push(paragraph(line, parts.at(-1)?.bottom ?? top, { size: 15, most: 145 }));
  return parts;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Letters {
  readonly size: number;
  /** Characters in a line. */
  readonly most: number;
  readonly bold?: boolean;
  readonly left?: number;
  readonly fill?: string;
}

function paragraph(
  text: string,
  top: number,
  { size, most, bold, left = MARGIN, fill = INK }: Letters,
): Part {
  const lines = text ? wrap(text, most) : [];
  const height = size * 1.3;
  const weight = bold ? ' font-weight="bold"' : '';
  return {
    svg: lines
      .map(
        (line, at) =>
          `<text x="${left}" y="${top + height * at + size}" font-size="${size}" fill="${fill}"${weight}>${escape(line)}</text>`,
      )
      .join(''),
    bottom: top + height * lines.length,
  };
}

function legend({ bands, tick, own }: Pick<Picture, 'bands' | 'tick' | 'own'>, top: number): Part {
  const entries = [
    ...bands.map(({ label, step }) => ({
      words: label,
      mark: (y: number) =>
        `<rect x="${MARGIN}" y="${y}" width="18" height="18" fill="${STEP[step].fill}" stroke="${STEP[step].edge}"/>`,
    })),
    {
      words: tick,
      mark: (y: number) => `<path d="M${MARGIN + 9} ${y - 1}v20" stroke="${INK}" stroke-width="3"/>`,
    },
    ...(own === undefined ? [] : [{ words: own, mark: (y: number) => triangle(MARGIN + 9, y + 4) }]),
  ];
  return {
    svg: entries
      .map(({ words, mark }, at) => {
        const y = top + at * 25;
        return `${mark(y)}<text x="${MARGIN + 30}" y="${y + 15}" font-size="16" fill="${INK}">${escape(words)}</text>`;
      })
      .join(''),
    bottom: top + entries.length * 25,
  };
}

const place = (share: number): number => MIDDLE + share * HALF;

function axis(top: number): Part {
  const ticks = [
    [-1, 'All', 'start'],
    [-0.5, 'Half', 'middle'],
    [0, '0', 'middle'],
    [0.5, 'Half', 'middle'],
    [1, 'All', 'end'],
  ] as const;
  const words = ticks.map(
    ([share, text, anchor]) =>
      `<text x="${place(share)}" y="${top + 40}" font-size="14" fill="${INK}" text-anchor="${anchor}">${text}</text>`,
  );
  const sides = [
    `<text x="${MIDDLE - 12}" y="${top + 19}" font-size="16" font-weight="bold" fill="${INK}" text-anchor="end">Gap</text>`,
    `<text x="${MIDDLE + 12}" y="${top + 19}" font-size="16" font-weight="bold" fill="${INK}">Strength</text>`,
  ];
  return { svg: [...sides, ...words].join(''), bottom: top + 46 };
}

interface Row {
  readonly bar: StrengthBar;
  readonly plot: PlotRow | undefined;
}

function row({ bar, plot }: Row, bands: readonly Band[], top: number): Part {
  const isShown = bar.counts !== null && plot !== undefined;
  const title = paragraph(bar.title, top + 5, { size: 16, most: 50 });
  const note = isShown
    ? paragraph(bar.note, title.bottom, { size: 14, most: 58, fill: '#484949' })
    : paragraph(bar.note, top + 5, { size: 16, most: 88, left: PLOT.left });
  const bottom = Math.max(title.bottom, note.bottom, top + 48) + 5;
  const line = `<path d="M${MARGIN} ${top}H${PLOT.right}" stroke="#cecece"/>`;
  const drawn = isShown ? bars(plot, bands, { top, bottom }) : '';
  return { svg: [line, title.svg, note.svg, drawn].join(''), bottom };
}

interface Room {
  readonly top: number;
  readonly bottom: number;
}

function bars(plot: PlotRow, bands: readonly Band[], { top, bottom }: Room): string {
  const middle = (top + bottom) / 2;
  const grid = [-1, -0.5, 0.5, 1].map(
    (share) => `<path d="M${place(share)} ${top}V${bottom}" stroke="#cecece"/>`,
  );
  const reach = { gap: MIDDLE, strength: MIDDLE };
  const tick = plot.englandShare === null ? null : place(plot.englandShare);
  const segments = outwards(bands).map((band) => {
    const index = bands.indexOf(band);
    const width = Math.abs(plot.shares[index] ?? 0) * HALF;
    const left = band.side === 'gap' ? reach.gap - width : reach.strength;
    reach[band.side] += band.side === 'gap' ? -width : width;
    const beyond = band.side === 'gap' ? plot.counts.slice(0, index) : plot.counts.slice(index + 1);
    const isOuter = beyond.every((count) => count === 0);
    return segment(band, plot.counts[index] ?? 0, { left, width, middle, tick, isOuter });
  });
  const line = `<path d="M${MIDDLE} ${top}V${bottom}" stroke="${INK}" stroke-width="2"/>`;
  const own =
    plot.ownPlace === null ? '' : triangle(place(plot.ownPlace), middle - PLOT.bar / 2 - TRIANGLE.height - 1);
  return [...grid, ...segments, line, englandTick(plot.englandShare, middle), own].join('');
}

const TRIANGLE = { width: 14, height: 9 };

/** The reader's own rating: it points down to its segment. */
const triangle = (x: number, top: number): string =>
  `<path d="M${x - TRIANGLE.width / 2} ${top}h${TRIANGLE.width}l${-TRIANGLE.width / 2} ${TRIANGLE.height}z" fill="${INK}" stroke="#ffffff"/>`;

interface Place {
  readonly left: number;
  readonly width: number;
  readonly middle: number;
  /** Where England's tick stands, from which a count keeps clear; null: there is none. */
  readonly tick: number | null;
  /** No further segment lies beyond this one. */
  readonly isOuter: boolean;
}

/** A gap of two pixels keeps neighbours of one hue apart; a count that fits nowhere stands in the table only, as on the page. */
function segment({ step, side }: Band, count: number, { left, width, middle, tick, isOuter }: Place): string {
  if (count === 0) return '';
  const { fill, edge, text } = STEP[step];
  const rect = `<rect x="${left + 1}" y="${middle - PLOT.bar / 2}" width="${Math.max(width - 2, 1)}" height="${PLOT.bar}" fill="${fill}" stroke="${edge}"/>`;
  const labelled = { left, width, labelWidth: String(count).length * DIGIT_WIDTH, tick };
  const inside = placeInside(labelled);
  const at = inside ?? (isOuter ? placeOutside(labelled, side) : null);
  if (at === null) return rect;
  return `${rect}<text x="${at}" y="${middle + 5}" font-size="15" font-weight="bold" fill="${inside === null ? INK : text}" text-anchor="middle">${count}</text>`;
}

function englandTick(share: number | null, middle: number): string {
  if (share === null) return '';
  const d = `M${place(share)} ${middle - PLOT.reach}v${2 * PLOT.reach}`;
  return `<path d="${d}" stroke="#ffffff" stroke-width="7"/><path d="${d}" stroke="${INK}" stroke-width="3"/>`;
}
