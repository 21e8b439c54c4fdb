import type { Band } from './strength-bars.data.js';

interface Props {
  readonly bands: readonly Band[];
  /** What the tick is; left out where there is none. */
  readonly tick?: string;
  /** What the triangle is; left out where there is none. */
  readonly own?: string;
}

/** Which colour is which level, in the order of the bars, and what the tick and the triangle are. */
export function StrengthLegend({ bands, tick, own }: Props) {
  return (
    <ul className="strength-legend" aria-hidden="true">
      {bands.map(({ key, label, step, side }) => (
        <li key={key} className="strength-legend__entry">
          <span
            className={`strength-legend__swatch strength-legend__swatch--${step} strength-legend__swatch--${side}`}
          />
          {label}
        </li>
      ))}
      {tick && (
        <li className="strength-legend__entry">
          <span className="strength-legend__tick" />
          {tick}
        </li>
      )}
      {own && (
        <li className="strength-legend__entry">
          <svg width="16" height="11">
            <path className="strength-plot__own" d="M1 1h14l-7 9z" />
          </svg>
          {own}
        </li>
      )}
    </ul>
  );
}
