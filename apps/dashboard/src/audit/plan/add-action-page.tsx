import { type AddAction, type FrameworkContent, planRoutes } from '@plumbline/contract';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { Link, useLocation, useSearch } from 'wouter';

import { call } from '../../api/client.js';
import { errorsOf } from '../../api/field-errors.js';
import { auditsQuery, frameworkQuery, planQuery } from '../audit.queries.js';
import { KeptFormStatus, Restored } from '../kept-form-status.js';
import { itemsOf } from '../partners.data.js';
import { useKeptForm } from '../use-kept-form.js';
import { Breadcrumbs } from '../../govuk/breadcrumbs.js';
import { Button } from '../../govuk/button.js';
import { useDocumentTitle } from '../../govuk/document-title.js';
import { ErrorSummary } from '../../govuk/error-summary.js';
import { InsetText } from '../../govuk/inset-text.js';
import { Select } from '../../govuk/select.js';
import { FIELDS, NO_ACTION, readDraft } from './action-draft.data.js';
import { ActionFields } from './action-fields.js';
import { ImprovementOffer } from './improvement-offer.js';

const HEADING = 'Add an action';

/** Plans an action for a recommendation of the audit that the address names, or of the newest one. */
export function AddActionPage() {
  const address = new URLSearchParams(useSearch());
  const { data } = useSuspenseQuery(auditsQuery);
  const audit = data.audits.find(({ id }) => id === address.get('audit')) ?? data.audits[0];
  useDocumentTitle(HEADING);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/plan', text: 'Plan' }]} />
      <div className="plumbline-text">
        {audit ? (
          <OfFramework
            id={audit.frameworkId}
            version={audit.frameworkVersion}
            auditId={audit.id}
            itemId={address.get('item') ?? ''}
          />
        ) : (
          <>
            <h1 className="govuk-heading-l">{HEADING}</h1>
            <p className="govuk-body">
              Actions belong to recommendations, and your authority has no audit yet.{' '}
              <Link href="/audits" className="govuk-link">
                Your audit
              </Link>
            </p>
          </>
        )}
      </div>
    </>
  );
}

interface OfFrameworkProps {
  readonly id: string;
  readonly version: number;
  readonly auditId: string;
  readonly itemId: string;
}

function OfFramework({ id, version, auditId, itemId }: OfFrameworkProps) {
  const { data: content } = useSuspenseQuery(frameworkQuery(id, version));
  const items = itemsOf(content);
  const first = items.find((item) => item.id === itemId) ?? items[0];
  return <AddForm key={itemId} content={content} auditId={auditId} firstItem={first?.id ?? ''} />;
}

interface FormProps {
  readonly content: FrameworkContent;
  readonly auditId: string;
  readonly firstItem: string;
}

function AddForm({ content, auditId, firstItem }: FormProps) {
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const form = useKeptForm({
    name: `plan/add/${firstItem}`,
    initial: { ...NO_ACTION, item: firstItem },
    send: (body: AddAction, key) => call(planRoutes.addAction, { key, body }),
    done: async () => {
      await queries.invalidateQueries({ queryKey: planQuery.queryKey });
      navigate('/plan');
    },
  });
  const { draft } = form;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const { faults, action } = readDraft(draft);
    form.check(faults);
    const { id: frameworkId, version: frameworkVersion } = content;
    if (action) form.submit({ frameworkId, frameworkVersion, recommendationId: draft.item, ...action });
  };
  const errors = form.error ? errorsOf(form.error, 'action', FIELDS) : form.found;
  useDocumentTitle(errors.length > 0 ? `Error: ${HEADING}` : HEADING);
  return (
    <>
      {errors.length > 0 && <ErrorSummary key={form.attempt} errors={errors} />}
      <h1 className="govuk-heading-l">{HEADING}</h1>
      <Restored form={form} />
      <form id="action" noValidate onSubmit={send}>
        <fieldset className="govuk-fieldset" disabled={form.pending}>
          <Select
            id="item"
            label="For which recommendation?"
            value={draft.item}
            options={itemsOf(content).map(({ id, title }) => ({ value: id, text: title }))}
            onChange={(item) => form.change({ ...draft, item })}
          />
          <ImprovementOffer
            {...{ auditId, draft }}
            itemId={draft.item}
            onTake={(expected) => form.change({ ...draft, expected })}
          />
          <ActionFields
            draft={draft}
            errors={errors}
            onChange={(next) => form.change({ ...draft, ...next })}
          />
        </fieldset>
        <InsetText>
          Who will see this: people of your authority who work on the audit or may read it. Partners, regional
          leads and evaluators cannot.
        </InsetText>
        <KeptFormStatus form={form} />
        <Button type="submit" disabled={form.pending}>
          Add the action
        </Button>
      </form>
    </>
  );
}
