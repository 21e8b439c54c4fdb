import { type Agency, type Entry, entryRoutes, type SaveAskedAnswer } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { newKey } from '../api/new-key.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { WarningText } from '../govuk/warning-text.js';
import { RatingRadios } from './answer-form.js';
import type { AuditProps } from './audit-page.js';
import { isGap, type Item, ratingWords } from './audit.data.js';
import { partnersQuery } from './audit.queries.js';
import { EntryWords } from './entry-words.js';
import { entryQuery } from './entry.queries.js';
import { Improvement } from './improvement.js';
import { ItemIntro } from './item-intro.js';
import { Words } from './words.js';

type Props = AuditProps & { readonly agencyId: string; readonly item: Item };

const NONE = { rating: null as string | null, reason: '', note: '', improvement: '' };
const FIELDS = { reason: 'reason', note: 'note', improvement: 'improvement' };

/** What one agency without an account rated one recommendation, as the audit lead was given it. */
export function EnterItemPage({ audit, content, agencyId, item }: Props) {
  const { data: entry } = useSuspenseQuery(entryQuery(audit.id, agencyId));
  const before = entry.items.find(({ recommendationId }) => recommendationId === item.id)?.answer ?? null;
  const [draft, setDraft] = useState<typeof NONE>(before ?? NONE);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const record = useRecord({ auditId: audit.id, entry, itemId: item.id });
  const errors = record.error ? errorsOf(record.error, 'entry', FIELDS) : found;
  const heading = `${item.title}: what ${entry.agency.name} rated`;
  useDocumentTitle(errors.length > 0 ? `Error: ${heading}` : heading);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    record.reset();
    const missing = draft.rating === null && `${draft.note}${draft.improvement}`.trim() === '';
    setFound(
      missing
        ? [{ text: 'Choose the rating that you were given', href: `#rating-${content.levels[0]?.key}` }]
        : [],
    );
    const { rating, reason, note, improvement } = draft;
    const change = { rating, reason, note, improvement };
    if (!missing) record.mutate({ change, version: before?.version ?? 0 });
  };
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: `/audits/${audit.id}/partners`, text: 'Partners' },
          { href: `/audits/${audit.id}/enter/${agencyId}`, text: `Ratings for ${entry.agency.name}` },
        ]}
      />
      <div className="plumbline-text">
        {errors.length > 0 && <ErrorSummary key={`${tries} ${record.status}`} errors={errors} />}
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">Enter ratings for {entry.agency.name}</span>
          {item.title}
        </h1>
        <ItemIntro content={content} item={item} />
        <WarningText>You will see what this partner rated. Record it as it was given to you.</WarningText>
        {record.isError && before && (
          <p className="govuk-body">
            Entered now: {ratingWords(content, before.rating) ?? 'no rating'}, by{' '}
            {before.changedBy ?? 'somebody who has left'}. Recording yours again replaces it; both stay on
            record.
          </p>
        )}
        <EntryForm
          {...{ content, agency: entry.agency, draft, pending: record.isPending }}
          onChange={setDraft}
          onSend={send}
        />
      </div>
    </>
  );
}

interface FormProps extends Pick<Props, 'content'> {
  readonly agency: Agency;
  readonly draft: typeof NONE;
  readonly pending: boolean;
  readonly onChange: (draft: typeof NONE) => void;
  readonly onSend: (event: SubmitEvent) => void;
}

function EntryForm({ content, agency, draft, pending, onChange, onSend }: FormProps) {
  return (
    <form id="entry" onSubmit={onSend} noValidate>
      <RatingRadios
        content={content}
        rating={draft.rating}
        onChange={(rating) => onChange({ ...draft, rating })}
      />
      {draft.rating === 'not-applicable' && (
        <Words
          id="reason"
          label="Why does it not apply, as they say?"
          rows={2}
          value={draft.reason}
          onChange={(reason) => onChange({ ...draft, reason })}
        />
      )}
      <Words
        id="note"
        label="What they know and how they know it"
        rows={4}
        value={draft.note}
        onChange={(note) => onChange({ ...draft, note })}
      />
      <Improvement
        gap={isGap(content, draft.rating)}
        hint="What would have to get better, as they say?"
        value={draft.improvement}
        onChange={(improvement) => onChange({ ...draft, improvement })}
      />
      <EntryWords agency={agency} />
      <Button type="submit" disabled={pending}>
        Record it and continue
      </Button>
    </form>
  );
}

interface Place {
  readonly auditId: string;
  readonly entry: Entry;
  readonly itemId: string;
}

/** Records it and goes on: to the next that is open, or back to the list after the last. */
function useRecord({ auditId, entry, itemId }: Place) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [key, setKey] = useState(newKey);
  const { agency, items } = entry;
  const at = items.findIndex(({ recommendationId }) => recommendationId === itemId);
  const next = items.slice(at + 1).find(({ state }) => state === 'open');
  const list = `/audits/${auditId}/enter/${agency.id}`;
  return useMutation({
    mutationFn: ({ change: body, version }: { change: SaveAskedAnswer; version: number }) =>
      call(entryRoutes.saveEntered, {
        params: { auditId, agencyId: agency.id, recommendationId: itemId },
        ...{ body, version, key },
      }),
    onSettled: async () => {
      setKey(newKey());
      await queries.invalidateQueries({ queryKey: entryQuery(auditId, agency.id).queryKey });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: partnersQuery(auditId).queryKey });
      navigate(next ? `${list}/${next.recommendationId}` : list);
    },
  });
}
