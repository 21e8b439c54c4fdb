import { type AgreeRating, partnerRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useLocation, useSearch } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { InsetText } from '../govuk/inset-text.js';
import { RatingRadios } from './answer-form.js';
import type { AuditProps } from './audit-page.js';
import { auditQuery } from './audit.queries.js';
import { type Difference, differProjectorAddress } from './partners.data.js';
import { ScaleStrip } from './scale-strip.js';
import { Words } from './words.js';

const READERS =
  'Who will see this: people of your authority who work on the audit or may read it see both. Partners who were asked see the agreed rating and never the reason. Published results count it as your authority’s and never name an authority; words are never published.';

type Props = AuditProps & { readonly difference: Difference };

/** Records the rating that authority and partners agreed, with one line of reason. */
export function AgreePage({ audit, content, difference }: Props) {
  const { item, places } = difference;
  const before = audit.agreed.find(({ recommendationId }) => recommendationId === item.id);
  const [rating, setRating] = useState(before?.rating ?? null);
  const [reason, setReason] = useState(before?.reason ?? '');
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const back = useBack(audit.id, item.id);
  const agree = useAgree(
    { auditId: audit.id, recommendationId: item.id, version: before?.version ?? 0 },
    back,
  );
  const errors = agree.isError ? errorsOf(agree.error, 'agree', { reason: 'reason' }) : found;
  const heading = `Agreed rating: ${item.title}`;
  useDocumentTitle(errors.length > 0 ? `Error: ${heading}` : heading);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    agree.reset();
    const missing = [
      ...(rating === null
        ? [{ text: 'Choose the agreed rating', href: `#rating-${content.levels[0]?.key}` }]
        : []),
      ...(reason.trim() === '' ? [{ text: 'Enter why you agreed this rating', href: '#reason' }] : []),
    ];
    setFound(missing);
    if (rating !== null && missing.length === 0) agree.mutate({ rating, reason });
  };
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` },
          { href: back, text: 'Where we differ' },
        ]}
      />
      {errors.length > 0 && <ErrorSummary key={`${tries} ${agree.status}`} errors={errors} />}
      <h1 className="govuk-heading-l">{heading}</h1>
      <ScaleStrip content={content} difference={difference} />
      <div className="plumbline-text">
        <Notes places={places} />
        <form id="agree" onSubmit={send} noValidate>
          <RatingRadios content={content} rating={rating} onChange={setRating} />
          <Words
            id="reason"
            label="Why, in one line"
            rows={2}
            error={errors.find(({ href }) => href === '#reason')?.text}
            value={reason}
            onChange={setReason}
          />
          <InsetText>{READERS}</InsetText>
          <Button type="submit" disabled={agree.isPending}>
            Save and continue
          </Button>
        </form>
      </div>
    </>
  );
}

/** What partners wrote to their ratings. */
function Notes({ places }: Pick<Difference, 'places'>) {
  return places
    .filter(({ note }) => note)
    .map(({ rater, note }) => (
      <InsetText key={rater}>
        {rater}: <span className="plumbline-words">{note}</span>
      </InsetText>
    ));
}

/** Where somebody came from: the list, or the same recommendation on a projector. */
function useBack(auditId: string, recommendationId: string): string {
  return new URLSearchParams(useSearch()).get('from') === 'projector'
    ? differProjectorAddress(auditId, recommendationId)
    : `/audits/${auditId}/differ`;
}

interface Agreed {
  readonly auditId: string;
  readonly recommendationId: string;
  readonly version: number;
}

function useAgree({ auditId, recommendationId, version }: Agreed, back: string) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (body: AgreeRating) =>
      call(partnerRoutes.agreeRating, { params: { auditId, recommendationId }, body, version }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: auditQuery(auditId).queryKey });
      navigate(back);
    },
  });
}
