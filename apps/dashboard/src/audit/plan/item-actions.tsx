import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { planQuery } from '../audit.queries.js';
import { longDate } from '../../words/dates.js';
import { ActionTag } from './action-tag.js';
import { actionsFor } from './plan.data.js';

interface Props {
  readonly frameworkId: string;
  readonly version: number;
  readonly itemId: string;
  readonly auditId: string;
  /** Whether it is rated as a gap. */
  readonly gap: boolean;
  readonly mayAdd: boolean;
}

/** What is planned for one recommendation; in whatever state its audit is. Nothing where nothing is planned and nothing needs to be. */
export function ItemActions({ auditId, gap, mayAdd, ...which }: Props) {
  const { data = [] } = useQuery(planQuery);
  const actions = actionsFor(data, which);
  if (actions.length === 0 && !gap) return null;
  return (
    <section aria-labelledby="actions">
      <h2 className="govuk-heading-m" id="actions">
        Actions
      </h2>
      {actions.length === 0 && <p className="govuk-body">No action is planned for this gap yet.</p>}
      <ul className="govuk-list govuk-list--spaced">
        {actions.map((action) => (
          <li key={action.id}>
            <Link href={`/plan/${action.id}`} className="govuk-link plumbline-words">
              {action.what}
            </Link>
            <br />
            {action.owner}, due on {longDate(action.dueOn)}: <ActionTag action={action} />
          </li>
        ))}
      </ul>
      {mayAdd && (
        <p className="govuk-body">
          <Link
            href={`/plan/add?${new URLSearchParams({ audit: auditId, item: which.itemId })}`}
            className="govuk-link"
          >
            Add an action
          </Link>
        </p>
      )}
    </section>
  );
}
