import { useEffect, useState } from 'react';
import { Link } from 'wouter';

import { type Band, inGroups, type StrengthBar, toPlotRows } from './strength-bars.data.js';
import { useIsPrinting, usePlotSize } from './use-plot-size.js';
import './strength-bars.css';

type Plot = typeof import('./strength-plot.js').default;

interface Props {
  readonly label: string;
  /** The id of the text that states the gist of the figures. */
  readonly gistId: string;
  readonly bands: readonly Band[];
  readonly bars: readonly StrengthBar[];
}

/**
 * One bar a row around the line where strength begins. Titles and words are text of the page, so they wrap, grow and are
 * read aloud; only the bars are drawn, and the rows have their final size before the drawing code has arrived.
 */
export function StrengthBars({ label, gistId, bands, bars }: Props) {
  const isPrinting = useIsPrinting();
  return (
    <div
      className={isPrinting ? 'strength-bars strength-bars--printing' : 'strength-bars'}
      role="group"
      aria-label={label}
      aria-describedby={gistId}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a chart can be reached by keyboard, to hear its gist
      tabIndex={0}
    >
      <Axis />
      {inGroups(bars).map((group) => (
        <BarGroup key={group[0]?.id} bands={bands} bars={group} isPrinting={isPrinting} />
      ))}
    </div>
  );
}

type GroupProps = Pick<Props, 'bands' | 'bars'> & { readonly isPrinting: boolean };

/** Rows with one drawing behind them, kept on one sheet of paper: a drawing cannot be broken between two. */
function BarGroup({ bands, bars, isPrinting }: GroupProps) {
  const [room, size] = usePlotSize(isPrinting);
  const StrengthPlot = usePlot();
  const hasOwn = bars.some(({ ownLevel }) => ownLevel != null);
  return (
    <div className={hasOwn ? 'strength-bars__body strength-bars__body--own' : 'strength-bars__body'}>
      <ul className="strength-bars__rows">
        {bars.map((bar) => (
          <Row key={bar.id} bar={bar} />
        ))}
      </ul>
      <div className="strength-bars__plot" ref={room} aria-hidden="true">
        {/* oxlint-disable-next-line react/static-components -- fetched, not made here: the same at every render */}
        {size && StrengthPlot && <StrengthPlot bands={bands} rows={toPlotRows(bars, bands)} size={size} />}
      </div>
    </div>
  );
}

/** The drawing code, once it has arrived; null until then. Fails where the chart stands if it cannot be fetched. */
function usePlot(): Plot | null {
  const [fetched, setFetched] = useState<{ Plot: Plot } | { error: unknown } | null>(null);
  useEffect(() => {
    import('./strength-plot.js').then(
      (code) => setFetched({ Plot: code.default }),
      (error: unknown) => setFetched({ error }),
    );
  }, []);
  if (fetched && 'error' in fetched) throw fetched.error;
  return fetched?.Plot ?? null;
}

function Axis() {
  return (
    <div className="strength-bars__axis" aria-hidden="true">
      <span className="strength-bars__side">Gap</span>
      <span className="strength-bars__side">Strength</span>
      <span className="strength-bars__tick">All</span>
      <span className="strength-bars__tick">Half</span>
      <span className="strength-bars__tick">0</span>
      <span className="strength-bars__tick">Half</span>
      <span className="strength-bars__tick">All</span>
    </div>
  );
}

function Row({ bar: { title, note, inWords, counts, address } }: { readonly bar: StrengthBar }) {
  return (
    <li className={counts ? 'strength-bars__row' : 'strength-bars__row strength-bars__row--hidden'}>
      <span className="strength-bars__title">
        {address === undefined ? (
          title
        ) : (
          <Link href={address} className="govuk-link">
            {title}
          </Link>
        )}
      </span>{' '}
      <span className="strength-bars__note">
        {note}
        {inWords && <span className="govuk-visually-hidden">. {inWords}</span>}
      </span>
    </li>
  );
}
