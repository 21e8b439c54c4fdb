import { type FrameworkContent, planRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';

import { call } from '../../api/client.js';
import { errorsOf, type FieldError } from '../../api/field-errors.js';
import { newKey } from '../../api/new-key.js';
import { auditsQuery, frameworkQuery, planQuery } from '../audit.queries.js';
import { itemsOf } from '../partners.data.js';
import { Breadcrumbs } from '../../govuk/breadcrumbs.js';
import { Button } from '../../govuk/button.js';
import { useDocumentTitle } from '../../govuk/document-title.js';
import { ErrorSummary } from '../../govuk/error-summary.js';
import { Select } from '../../govuk/select.js';
import { type ActionDraft, FIELDS, NO_ACTION, readDraft } from './action-draft.data.js';
import { ActionFields } from './action-fields.js';

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
  readonly itemId: string;
}

function OfFramework({ id, version, itemId }: OfFrameworkProps) {
  const { data: content } = useSuspenseQuery(frameworkQuery(id, version));
  const items = itemsOf(content);
  const first = items.find((item) => item.id === itemId) ?? items[0];
  return <AddForm key={itemId} content={content} firstItem={first?.id ?? ''} />;
}

interface FormProps {
  readonly content: FrameworkContent;
  readonly firstItem: string;
}

function AddForm({ content, firstItem }: FormProps) {
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const [item, setItem] = useState(firstItem);
  const [draft, setDraft] = useState<ActionDraft>(NO_ACTION);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const [key, setKey] = useState(newKey);
  const add = useMutation({
    mutationFn: (action: NonNullable<ReturnType<typeof readDraft>['action']>) =>
      call(planRoutes.addAction, {
        key,
        body: {
          frameworkId: content.id,
          frameworkVersion: content.version,
          recommendationId: item,
          ...action,
        },
      }),
    onSettled: () => setKey(newKey()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: planQuery.queryKey });
      navigate('/plan');
    },
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const { faults, action } = readDraft(draft);
    setFound(faults);
    setTries(tries + 1);
    add.reset();
    if (action) add.mutate(action);
  };
  const errors = add.error ? errorsOf(add.error, 'action', FIELDS) : found;
  useDocumentTitle(errors.length > 0 ? `Error: ${HEADING}` : HEADING);
  return (
    <>
      {errors.length > 0 && <ErrorSummary key={`${tries} ${add.status}`} errors={errors} />}
      <h1 className="govuk-heading-l">{HEADING}</h1>
      <form id="action" noValidate onSubmit={send}>
        <Select
          id="item"
          label="For which recommendation?"
          value={item}
          options={itemsOf(content).map(({ id, title }) => ({ value: id, text: title }))}
          onChange={setItem}
        />
        <ActionFields draft={draft} errors={errors} onChange={setDraft} />
        <Button type="submit" disabled={add.isPending}>
          Add the action
        </Button>
      </form>
    </>
  );
}
