import { ACTION_STATUS_WORDS, type PlanAction } from '@plumbline/contract';

/** How an action stands, in words before colour. */
export function ActionTag({ action: { status, overdue } }: { readonly action: PlanAction }) {
  return (
    <>
      {ACTION_STATUS_WORDS[status]}
      {overdue && (
        <>
          {' '}
          <strong className="govuk-tag govuk-tag--red">Overdue</strong>
        </>
      )}
    </>
  );
}
