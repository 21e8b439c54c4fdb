import type { FrameworkContent } from '@plumbline/contract';

import { Details } from '../govuk/details.js';
import { evidenceFor, type Item } from './audit.data.js';

/** What one recommendation says and asks, what to look for, and what the evaluations found. */
export function ItemIntro({ content, item }: { readonly content: FrameworkContent; readonly item: Item }) {
  const evidence = evidenceFor(content, item.id);
  return (
    <>
      {item.statement && <p className="govuk-body-l">{item.statement}</p>}
      {item.question && <p className="govuk-body govuk-!-font-weight-bold">{item.question}</p>}
      {item.lookFor.length > 0 && (
        <>
          <h2 className="govuk-heading-s">What to look for</h2>
          <ul className="govuk-list govuk-list--bullet">
            {item.lookFor.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </>
      )}
      {evidence.length > 0 && (
        <Details summary="The evidence behind this recommendation">
          {evidence.map(({ heading, says }) => (
            <div key={heading}>
              <h2 className="govuk-heading-s">{heading}</h2>
              <ul className="govuk-list govuk-list--bullet">
                {says.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </div>
          ))}
        </Details>
      )}
    </>
  );
}
