import type { PlanAction } from '@plumbline/contract';

import { STATUS_WORDS } from './plan.data.js';

/** How an action stands, in words before colour. */
export function ActionTag({ action: { status, overdue } }: { readonly action: PlanAction }) {
  return (
    <>
      {STATUS_WORDS[status]}
      {overdue && (
        <>
          {' '}
          <strong className="govuk-tag govuk-tag--red">Overdue</strong>
        </>
      )}
    </>
  );
}
