import {
  ACTION_STATUS_WORDS,
  ACTION_STATUSES,
  type ChangeAction,
  type PlanAction,
  planRoutes,
  type Session,
} from '@plumbline/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useLocation } from 'wouter';

import { ApiProblem, call } from '../../api/client.js';
import { errorsOf, type FieldError } from '../../api/field-errors.js';
import { CaptionedHeading } from '../../govuk/captioned-heading.js';
import { planQuery } from '../audit.queries.js';
import { KeptFormStatus, Restored } from '../kept-form-status.js';
import { useKeptForm } from '../use-kept-form.js';
import { Breadcrumbs } from '../../govuk/breadcrumbs.js';
import { Button } from '../../govuk/button.js';
import { useDocumentTitle } from '../../govuk/document-title.js';
import { ErrorSummary } from '../../govuk/error-summary.js';
import { Select } from '../../govuk/select.js';
import { clock, dayOf, longDate } from '../../words/dates.js';
import { draftOf, FIELDS, readDraft } from './action-draft.data.js';
import { ActionFields } from './action-fields.js';
import { ActionTag } from './action-tag.js';
import { FOLLOWED_WORDS } from './plan.data.js';
import { mayPlan } from './plan-page.js';
import { WordsInput } from './words-input.js';

interface Props {
  readonly session: Session;
  readonly action: PlanAction;
}

/** One action: how it stands, changing it, and all that was said about it. */
export function ActionPage({ session, action }: Props) {
  const heading = `Action: ${action.recommendation}`;
  useDocumentTitle(heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/plan', text: 'Plan' }]} />
      <div className="plumbline-text">
        <CaptionedHeading caption={action.theme}>{heading}</CaptionedHeading>
        <p className="govuk-body">
          <ActionTag action={action} />
          {action.completedOn && ` since ${longDate(action.completedOn)}`}
          {action.followedBy && `. ${FOLLOWED_WORDS[action.followedBy]}`}
        </p>
        {mayPlan(session) ? <ChangeForm heading={heading} action={action} /> : <ReadAction action={action} />}
        <Progress actionId={action.id} version={action.version} />
      </div>
    </>
  );
}

function ReadAction({ action }: Pick<Props, 'action'>) {
  return (
    <>
      <p className="govuk-body plumbline-words">{action.what}</p>
      <p className="govuk-body">
        By {action.owner}, due on {longDate(action.dueOn)}
      </p>
      {action.expected && <p className="govuk-body plumbline-words">To change by it: {action.expected}</p>}
    </>
  );
}

interface Changing {
  readonly change: ChangeAction;
  /** What it started from: an action that somebody else changes meanwhile is not taken for it. */
  readonly version: number;
}

function useChange(action: PlanAction) {
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const { id: actionId, status, version } = action;
  const renew = () => queries.invalidateQueries({ queryKey: planQuery.queryKey });
  return useKeptForm({
    name: `plan/${actionId}`,
    initial: { ...draftOf(action), status, note: '', version },
    send: async ({ change: body, version: from }: Changing, key) => {
      try {
        return await call(planRoutes.changeAction, { params: { actionId }, version: from, body, key });
      } catch (error) {
        if (changedMeanwhile(error)) await renew();
        throw error;
      }
    },
    done: async () => {
      await renew();
      navigate('/plan');
    },
  });
}

/** The action as it is now, if somebody else was quicker. */
const changedMeanwhile = (error: unknown): PlanAction | null =>
  // The contract promises the action as it is now with this refusal.
  error instanceof ApiProblem && error.problem.status === 412 ? (error.problem.current as PlanAction) : null;

function changeErrors(error: Error): FieldError[] {
  if (!changedMeanwhile(error)) return errorsOf(error, 'action', FIELDS);
  return [
    {
      text: 'Somebody else has changed this action. Read what they wrote at the end of this page, then save yours or take it over',
      href: '#progress',
    },
  ];
}

function ChangeForm({ heading, action }: { readonly heading: string; readonly action: PlanAction }) {
  const form = useChange(action);
  const { draft } = form;
  const { status, note } = draft;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const { faults, action: words } = readDraft(draft);
    const version = changedMeanwhile(form.error)?.version ?? draft.version;
    form.check(faults);
    if (words) form.submit({ change: { ...words, status, note }, version }, { ...draft, version });
  };
  const errors = form.error ? changeErrors(form.error) : form.found;
  useDocumentTitle(errors.length > 0 ? `Error: ${heading}` : heading);
  return (
    <>
      {errors.length > 0 && <ErrorSummary key={form.attempt} errors={errors} />}
      <Restored form={form} />
      <form id="action" noValidate onSubmit={send}>
        <fieldset className="govuk-fieldset" disabled={form.pending}>
          <Select
            id="status"
            label="Status"
            value={status}
            options={ACTION_STATUSES.map((each) => ({ value: each, text: ACTION_STATUS_WORDS[each] }))}
            onChange={(value) =>
              form.change({ ...draft, status: ACTION_STATUSES.find((each) => each === value) ?? status })
            }
          />
          <WordsInput
            id={FIELDS.note}
            label="Note on progress (optional)"
            value={note}
            error={errors.find(({ href }) => href === `#${FIELDS.note}`)?.text}
            onChange={(words) => form.change({ ...draft, note: words })}
          />
          <ActionFields
            draft={draft}
            errors={errors}
            onChange={(next) => form.change({ ...draft, ...next })}
          />
        </fieldset>
        <KeptFormStatus form={form} />
        <Button type="submit" disabled={form.pending}>
          Save the action
        </Button>
      </form>
    </>
  );
}

/** Notes and changes, newest first. */
function Progress({ actionId, version }: { readonly actionId: string; readonly version: number }) {
  const { data, isError } = useQuery({
    queryKey: ['action', actionId, version],
    queryFn: ({ signal }) => call(planRoutes.readActionHistory, { params: { actionId } }, signal),
  });
  return (
    <section aria-labelledby="progress">
      <h2 className="govuk-heading-m" id="progress">
        Progress and changes
      </h2>
      {isError && <p className="govuk-body">The history could not be read. Reload the page.</p>}
      <ol className="govuk-list">
        {data?.written.map((each) => (
          <li key={each.version} className="govuk-!-margin-bottom-4">
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
              {each.by ?? 'Somebody who no longer works here'}, {dayOf(new Date(each.at))},{' '}
              {clock(new Date(each.at))}
            </h3>
            {each.note && <p className="govuk-body plumbline-words govuk-!-margin-bottom-1">{each.note}</p>}
            <p className="govuk-hint plumbline-words govuk-!-margin-bottom-1">
              {ACTION_STATUS_WORDS[each.status]}, {each.owner}, due on {longDate(each.dueOn)}: {each.what}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
