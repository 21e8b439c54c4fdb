import { ACTION_STATUS_WORDS, ACTION_STATUSES, type PlanAction, type Session } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';

import { planQuery } from '../audit.queries.js';
import { useDocumentTitle } from '../../govuk/document-title.js';
import { InsetText } from '../../govuk/inset-text.js';
import { ScrollRegion } from '../../govuk/scroll-region.js';
import { Select } from '../../govuk/select.js';
import { TableHead } from '../../govuk/table-head.js';
import { longDate } from '../../words/dates.js';
import './plan.css';
import { ActionTag } from './action-tag.js';
import {
  chosenActions,
  FOLLOWED_WORDS,
  followedWords,
  planAddressOf,
  type PlanChoice,
  planChoiceIn,
  standingOf,
} from './plan.data.js';

export const mayPlan = ({ role }: Session): boolean => role === 'audit-lead' || role === 'contributor';

/** Everything that the authority does about its gaps, of all cycles. */
export function PlanPage({ session }: { readonly session: Session }) {
  const { data: actions } = useSuspenseQuery(planQuery);
  const choice = planChoiceIn(new URLSearchParams(useSearch()));
  const shown = chosenActions(actions, choice);
  const heading = `Plan, ${session.actsFor}`;
  const followed = followedWords(actions);
  useDocumentTitle(heading);
  return (
    <>
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{heading}</h1>
        {actions.length === 0 ? (
          <p className="govuk-body-l">
            No action is planned yet. Open a recommendation that you rate as a gap, and add what will be done
            about it.
          </p>
        ) : (
          <p className="govuk-body-l">{standingOf(actions)}</p>
        )}
        {followed && (
          <p className="govuk-body">
            {followed} Ratings are self-reported, and a higher one does not show that the action caused it.
          </p>
        )}
        {mayPlan(session) && (
          <Link href="/plan/add" className="govuk-button">
            Add an action
          </Link>
        )}
      </div>
      {actions.length > 0 && <Choice actions={actions} choice={choice} />}
      {actions.length > 0 && <Actions actions={shown} />}
      <div className="plumbline-text">
        <InsetText>
          Who can see this: people of your authority who work on the audit or may read it. Partners, regional
          leads and evaluators cannot. It stays open for changes after an audit is signed off.
        </InsetText>
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly actions: readonly PlanAction[];
  readonly choice: PlanChoice;
}

function Choice({ actions, choice }: ChoiceProps) {
  const [, navigate] = useLocation();
  const themes = [...new Set(actions.map(({ theme }) => theme))].toSorted();
  const show = (part: Partial<PlanChoice>) =>
    navigate(planAddressOf({ ...choice, ...part }), { replace: true });
  const all = { value: '', text: 'All' };
  return (
    <div className="plumbline-choice">
      <Select
        id="status"
        label="Status"
        value={choice.status}
        options={[
          all,
          { value: 'overdue', text: 'Overdue' },
          ...ACTION_STATUSES.map((status) => ({ value: status, text: ACTION_STATUS_WORDS[status] })),
        ]}
        onChange={(status) => show(planChoiceIn(new URLSearchParams({ status, theme: choice.theme })))}
      />
      <Select
        id="theme"
        label="Theme"
        value={themes.includes(choice.theme) ? choice.theme : ''}
        options={[all, ...themes.map((theme) => ({ value: theme, text: theme }))]}
        onChange={(theme) => show({ theme })}
      />
    </div>
  );
}

const COLUMNS = ['Recommendation', 'What will be done', 'By whom', 'Due', 'Status'];

function Actions({ actions }: { readonly actions: readonly PlanAction[] }) {
  return (
    <>
      <p className="govuk-body" role="status">
        {actions.length === 1 ? '1 action is shown.' : `${actions.length} actions are shown.`}
      </p>
      {actions.length > 0 && (
        <ScrollRegion label="Table: actions">
          <table className="govuk-table plumbline-answers plan-actions">
            <caption className="govuk-table__caption govuk-table__caption--m">Actions by due date</caption>
            <TableHead names={COLUMNS} />
            <tbody className="govuk-table__body">
              {actions.map((action) => (
                <tr key={action.id} className="govuk-table__row">
                  <td className="govuk-table__cell">{action.recommendation}</td>
                  <th scope="row" className="govuk-table__header">
                    <Link href={`/plan/${action.id}`} className="govuk-link plumbline-words">
                      {action.what}
                    </Link>
                    <div className="plan-actions__narrow">
                      <ActionTag action={action} />
                      <div>
                        Due {longDate(action.dueOn)}, {action.owner}
                      </div>
                    </div>
                  </th>
                  <td className="govuk-table__cell">{action.owner}</td>
                  <td className="govuk-table__cell">{longDate(action.dueOn)}</td>
                  <td className="govuk-table__cell">
                    <ActionTag action={action} />
                    {action.followedBy && <div>{FOLLOWED_WORDS[action.followedBy]}</div>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}
