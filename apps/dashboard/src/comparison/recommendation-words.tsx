import type { Series } from '@plumbline/contract';

import { Details } from '../govuk/details.js';
import { ADDRESSEE_WORDS } from './recommendation.data.js';

interface Props {
  readonly series: Series;
  /** Published by inspectors: nobody is asked to rate it or to act on it here. */
  readonly isJudged: boolean;
}

/** What the recommendation says and asks, whom it asks, and what the publisher's reports found. */
export function RecommendationWords({ series: { item, enablers, evidence }, isJudged }: Props) {
  return (
    <div className="plumbline-text">
      {item.statement && <p className="govuk-body-l">{item.statement}</p>}
      {item.question && !isJudged && (
        <p className="govuk-body">
          <strong>The audit asks:</strong> {item.question}
        </p>
      )}
      <dl className="govuk-summary-list govuk-summary-list--no-border">
        {!isJudged && <Fact name="Who can act on it" text={ADDRESSEE_WORDS[item.addressedTo]} />}
        {enablers.length > 0 && <Fact name="What makes it possible" text={enablers.join(', ')} />}
        {item.source && <Fact name="Where it is published" text={item.source} />}
      </dl>
      {item.lookFor.length > 0 && (
        <Details summary="What to look for">
          <Points points={item.lookFor} />
        </Details>
      )}
      {evidence.length > 0 && (
        <Details summary="The evidence behind it">
          <Points points={evidence.map(({ says, source }) => (source ? `${says} (${source})` : says))} />
        </Details>
      )}
    </div>
  );
}

const Points = ({ points }: { readonly points: readonly string[] }) => (
  <ul className="govuk-list govuk-list--bullet">
    {points.map((point) => (
      <li key={point}>{point}</li>
    ))}
  </ul>
);

const Fact = ({ name, text }: { readonly name: string; readonly text: string }) => (
  <div className="govuk-summary-list__row">
    <dt className="govuk-summary-list__key">{name}</dt>
    <dd className="govuk-summary-list__value">{text}</dd>
  </div>
);
