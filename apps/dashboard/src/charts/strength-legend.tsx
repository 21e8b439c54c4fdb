import type { Band } from './strength-bars.data.js';

/** Which colour is which level, in the order of the bars, and what the tick is. */
export function StrengthLegend({ bands, tick }: { readonly bands: readonly Band[]; readonly tick: string }) {
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
      <li className="strength-legend__entry">
        <span className="strength-legend__tick" />
        {tick}
      </li>
    </ul>
  );
}
