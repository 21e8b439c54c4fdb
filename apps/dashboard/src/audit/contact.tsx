import { type AnswerKey, contactRoutes } from '@plumbline/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Button } from '../govuk/button.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { TextInput } from '../govuk/text-input.js';
import { contactsQuery } from './audit.queries.js';

const FIELD = 'contact-line';
const HINT =
  'A team mailbox or a role, such as practice.improvement@authority.gov.uk. Not a person’s own address or number.';

type Props = AnswerKey & {
  /** Whether the person may say so for the authority. */
  readonly maySay: boolean;
};

/** "We are willing to be contacted about this": beside the answer and no part of it, in whatever state the audit is. */
export function Contact({ maySay, ...key }: Props) {
  const { data } = useQuery(contactsQuery(key.auditId));
  if (!data) return null;
  const offered =
    data.find(({ recommendationId }) => recommendationId === key.recommendationId)?.contact ?? null;
  if (!maySay && offered === null) return null;
  return (
    <section aria-labelledby="contact">
      <h2 className="govuk-heading-m" id="contact">
        Willing to be contacted about this
      </h2>
      {offered !== null && (
        <p className="govuk-body">
          Your authority is willing to be contacted about this:{' '}
          <strong className="plumbline-words">{offered}</strong>
        </p>
      )}
      {maySay && <ContactForm {...key} offered={offered} />}
      <p className="govuk-body-s">
        Who will see this: your authority, and regional leads of your region, by name, until you take it back.
        You can say it whatever you rate; it says nothing about your rating, which they do not see.
      </p>
    </section>
  );
}

function ContactForm({ offered, ...params }: AnswerKey & { readonly offered: string | null }) {
  const queries = useQueryClient();
  const [line, setLine] = useState(offered ?? '');
  const say = useMutation({
    mutationFn: (contact: string | null) => call(contactRoutes.offerContact, { params, body: { contact } }),
    onSuccess: (now, contact) => {
      queries.setQueryData(contactsQuery(params.auditId).queryKey, now);
      setLine(contact ?? '');
    },
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    say.mutate(line.trim());
  };
  const errors = say.error ? errorsOf(say.error, 'contact-form', { contact: FIELD }) : [];
  return (
    <form id="contact-form" noValidate onSubmit={send}>
      {errors.length > 0 && <ErrorSummary key={say.submittedAt} errors={errors} />}
      <TextInput
        id={FIELD}
        label="How to reach you"
        hint={HINT}
        value={line}
        error={errors.find(({ href }) => href === `#${FIELD}`)?.text}
        onChange={setLine}
      />
      <div className="govuk-button-group">
        <Button type="submit" look="secondary" disabled={say.isPending}>
          {offered === null ? 'We are willing to be contacted' : 'Change how to reach us'}
        </Button>
        {offered !== null && (
          <Button look="secondary" disabled={say.isPending} onClick={() => say.mutate(null)}>
            Take it back
          </Button>
        )}
      </div>
    </form>
  );
}
