import {
  Bar,
  BarChart,
  type BarShapeProps,
  DefaultZIndexes,
  usePlotArea,
  useXAxisScale,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts';

import { type Band, outwards, placeInside, placeOutside, type PlotRow } from './strength-bars.data.js';
import type { PlotSize } from './use-plot-size.js';

const BAR_THICKNESS = 26;
/** At least; where rows are low, as on paper, bars are thinner. */
const ROOM_BETWEEN_BARS = 6;
/** Where the plot lies under the titles, the middle of a bar stands this far above the foot of its row. */
const MIDDLE_ABOVE_FOOT = 22;
/** How far lines and ticks reach up and down from the middle of a bar. */
const TICK_REACH = BAR_THICKNESS / 2 + 5;
const SIDE_MARGIN = 8;
const DIGIT_WIDTH = 9;
const GAP_BETWEEN_SEGMENTS = 2;

interface Props {
  readonly bands: readonly Band[];
  readonly rows: readonly PlotRow[];
  readonly size: PlotSize;
}

/** The bars themselves. Recharts stands in this file only, so that it travels in a chunk of its own. */
export default function StrengthPlot({ bands, rows, size }: Props) {
  const drop = size.isUnderTitles ? size.height / rows.length / 2 - MIDDLE_ABOVE_FOOT : 0;
  return (
    <BarChart
      layout="vertical"
      width={size.width}
      height={size.height}
      data={[...rows]}
      stackOffset="sign"
      margin={{ top: 0, bottom: 0, left: SIDE_MARGIN, right: SIDE_MARGIN }}
      accessibilityLayer={false}
    >
      <XAxis type="number" domain={[-1, 1]} hide />
      <YAxis type="category" dataKey="id" hide />
      <Lines rows={rows} drop={drop} isCut={size.isUnderTitles} />
      {outwards(bands).map((band) => {
        const index = bands.indexOf(band);
        return (
          <Bar
            key={band.key}
            dataKey={({ shares }: PlotRow) => shares[index]}
            stackId="authorities"
            barSize={Math.min(BAR_THICKNESS, size.height / rows.length - ROOM_BETWEEN_BARS)}
            isAnimationActive={false}
            shape={segmentOf(bands, index, drop)}
          />
        );
      })}
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <EnglandTicks rows={rows} drop={drop} />
        <OwnMarks rows={rows} drop={drop} />
      </ZIndexLayer>
    </BarChart>
  );
}

/** How recharts is told to draw one band of every bar. */
const segmentOf = (bands: readonly Band[], index: number, drop: number) => (bar: BarShapeProps) => {
  const band = bands[index];
  const { counts, englandShare } = bar.payload as PlotRow;
  const count = counts[index] ?? 0;
  if (!band || count === 0) return null;
  return (
    <Segment {...{ bar, band, count, englandShare, drop, isOuter: isOutermost(counts, bands, index) }} />
  );
};

/** No further segment with anybody in it lies beyond this one. */
function isOutermost(counts: readonly number[], bands: readonly Band[], index: number): boolean {
  const beyond = bands[index]?.side === 'gap' ? counts.slice(0, index) : counts.slice(index + 1);
  return beyond.every((count) => count === 0);
}

interface SegmentProps {
  readonly bar: Pick<BarShapeProps, 'x' | 'y' | 'width' | 'height'>;
  readonly band: Band;
  readonly count: number;
  readonly isOuter: boolean;
  readonly englandShare: number | null;
  readonly drop: number;
}

/** One level of one bar with its count; a count that fits neither inside nor outside stands in the table only. */
function Segment({ bar, band, count, isOuter, englandShare, drop }: SegmentProps) {
  const scale = useXAxisScale();
  const width = Math.max(Math.abs(bar.width) - GAP_BETWEEN_SEGMENTS, 1);
  const left = Math.min(bar.x, bar.x + bar.width) + GAP_BETWEEN_SEGMENTS / 2;
  const tick = englandShare === null ? null : (scale?.(englandShare) ?? null);
  const labelled = { left, width, labelWidth: String(count).length * DIGIT_WIDTH, tick };
  const inside = placeInside(labelled);
  const outside = inside === null && isOuter ? placeOutside(labelled, band.side) : null;
  const place = inside ?? outside;
  return (
    <g
      className={`strength-plot__segment strength-plot__segment--${band.step} strength-plot__segment--${band.side}`}
      transform={`translate(0 ${drop})`}
    >
      <rect x={left} y={bar.y} width={width} height={bar.height} />
      {place !== null && (
        <text
          x={place}
          y={bar.y + bar.height / 2}
          className={
            outside === null ? 'strength-plot__count' : 'strength-plot__count strength-plot__count--outside'
          }
        >
          {count}
        </text>
      )}
    </g>
  );
}

interface RowMark {
  readonly id: string;
  readonly row: PlotRow;
  readonly top: number;
  readonly middle: number;
  readonly bottom: number;
}

/** Where each row that is shown stands, and where a share stands on the line. */
function useRowMarks(rows: readonly PlotRow[], drop: number) {
  const area = usePlotArea();
  const scale = useXAxisScale();
  if (!area || !scale) return null;
  const height = area.height / rows.length;
  const marks = rows.flatMap((row, index): RowMark[] => {
    const top = area.y + height * index;
    if (row.shares.length === 0) return [];
    return [{ id: row.id, row, top, middle: top + height / 2 + drop, bottom: top + height }];
  });
  return { marks, at: (share: number) => scale(share) ?? 0 };
}

interface MarksProps {
  readonly rows: readonly PlotRow[];
  readonly drop: number;
}

/** All, half and the line where strength begins; none behind words, so none where a row is not shown. */
function Lines({ rows, drop, isCut }: MarksProps & { readonly isCut: boolean }) {
  const found = useRowMarks(rows, drop);
  if (!found) return null;
  return found.marks.map(({ id, top, middle, bottom }) =>
    [-1, -0.5, 0.5, 1, 0].map((share) => (
      <line
        key={`${id} ${share}`}
        className={share === 0 ? 'strength-plot__line' : 'strength-plot__grid'}
        x1={found.at(share)}
        x2={found.at(share)}
        y1={isCut ? middle - TICK_REACH : top}
        y2={isCut ? middle + TICK_REACH : bottom}
      />
    )),
  );
}

/** England's share at strength, as a tick across each bar that is shown. */
function EnglandTicks({ rows, drop }: MarksProps) {
  const found = useRowMarks(rows, drop);
  if (!found) return null;
  return found.marks.map(({ id, row, top, middle, bottom }) => {
    if (row.englandShare === null) return null;
    const x = found.at(row.englandShare);
    const half = Math.min(TICK_REACH, (bottom - top) / 2 - 1);
    const reach = { x1: x, x2: x, y1: middle - half, y2: middle + half };
    return (
      <g key={id} className="strength-plot__england">
        <line {...reach} className="strength-plot__england-edge" />
        <line {...reach} />
      </g>
    );
  });
}

const MARK = { width: 14, height: 9, aboveBar: 1 };

/** Where the reader's own rating stands: a triangle on top of its segment. */
function OwnMarks({ rows, drop }: MarksProps) {
  const found = useRowMarks(rows, drop);
  if (!found) return null;
  return found.marks.map(({ id, row, middle }) => {
    if (row.ownPlace === null) return null;
    const tip = middle - BAR_THICKNESS / 2 - MARK.aboveBar;
    const corner = `M${found.at(row.ownPlace) - MARK.width / 2} ${tip - MARK.height}`;
    const path = `${corner}h${MARK.width}l${-MARK.width / 2} ${MARK.height}z`;
    return <path key={id} className="strength-plot__own" d={path} />;
  });
}
