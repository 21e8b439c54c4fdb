import type { FrameworkContent } from '@plumbline/contract';

import { ScrollRegion } from '../govuk/scroll-region.js';
import type { Difference } from './partners.data.js';
import './scale-strip.css';

/** Who stands where on the scale: a table whose marks make a strip for each rater, and the same in words. */
export function ScaleStrip({
  content,
  difference: { item, places, agreed },
}: {
  readonly content: FrameworkContent;
  readonly difference: Difference;
}) {
  return (
    <ScrollRegion label={`Table: ratings of ${item.title}`}>
      <table className="govuk-table scale-strip">
        <caption className="govuk-visually-hidden">Ratings of {item.title}, weakest level first</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Who
            </th>
            {content.levels.map(({ key, label }) => (
              <th key={key} scope="col" className="govuk-table__header scale-strip__level">
                {label}
              </th>
            ))}
            <th scope="col" className="govuk-table__header">
              In words
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {[...places, ...(agreed ? [agreed] : [])].map((place) => (
            <tr
              key={place.rater}
              className={`govuk-table__row${place === agreed ? ' scale-strip__agreed' : ''}`}
            >
              <th scope="row" className="govuk-table__header">
                {place.rater}
              </th>
              {content.levels.map(({ key }, at) => (
                <td key={key} className="govuk-table__cell scale-strip__level">
                  {place.at === at && <span className="scale-strip__mark" aria-hidden="true" />}
                  {place.at === at && <span className="govuk-visually-hidden">Here</span>}
                </td>
              ))}
              <td className="govuk-table__cell">{place.rating}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
