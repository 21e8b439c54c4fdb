import {
  type FrameworkContent,
  type Position,
  type PositionItem,
  positionRoutes,
  type SavePosition,
} from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { InsetText } from '../govuk/inset-text.js';
import { dayOf } from '../words/dates.js';
import { RatingRadios } from './answer-form.js';
import { type Item, ratingWords } from './audit.data.js';
import { askedQuery, frameworkQuery } from './audit.queries.js';
import { ItemIntro } from './item-intro.js';
import { askedByWords } from './positions.data.js';
import { positionsQuery } from './positions.queries.js';
import { Words } from './words.js';

interface Props {
  readonly frameworkId: string;
  readonly version: number;
  readonly held: PositionItem;
}

const NONE: SavePosition = { rating: null, reason: '', note: '' };

/** What the agency holds of one recommendation. */
export function PositionPage({ frameworkId, version, held }: Props) {
  const { data: content } = useSuspenseQuery(frameworkQuery(frameworkId, version));
  const item = content.themes
    .flatMap(({ recommendations }) => recommendations)
    .find(({ id }) => id === held.recommendationId);
  useDocumentTitle(item ? `Our position: ${item.title}` : 'Our position');
  return item ? <Held {...{ frameworkId, content, item, held }} /> : null;
}

interface HeldProps extends Pick<Props, 'frameworkId' | 'held'> {
  readonly content: FrameworkContent;
  readonly item: Item;
}

function Held({ frameworkId, content, item, held }: HeldProps) {
  const { position, askedBy } = held;
  const [draft, setDraft] = useState<SavePosition>(position ?? NONE);
  const save = useSave(frameworkId, item.id);
  const errors = save.error ? errorsOf(save.error, 'position') : [];
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const { rating, reason, note } = draft;
    save.mutate({ body: { rating, reason, note }, version: position?.version ?? 0 });
  };
  return (
    <>
      <Breadcrumbs trail={[{ href: '/position', text: 'Our position' }]} />
      <div className="plumbline-text">
        {errors.length > 0 && <ErrorSummary key={save.failureCount} errors={errors} />}
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">Our position</span>
          {item.title}
        </h1>
        <ItemIntro content={content} item={item} />
        {position && <Changed content={content} position={position} failed={save.isError} />}
        <form id="position" onSubmit={send} noValidate>
          <RatingRadios
            content={content}
            rating={draft.rating}
            onChange={(rating) => setDraft({ ...draft, rating })}
          />
          {draft.rating === 'not-applicable' && (
            <Words
              id="reason"
              label="Why does it not apply?"
              rows={2}
              value={draft.reason}
              onChange={(reason) => setDraft({ ...draft, reason })}
            />
          )}
          <Words
            id="note"
            label="What we know and how we know it"
            rows={6}
            value={draft.note}
            onChange={(note) => setDraft({ ...draft, note })}
          />
          <InsetText>
            Who will see this: people of your organisation. It changes nothing in an audit by itself.{' '}
            {askedBy > 0 && `${askedByWords(askedBy)}: use it there once it is saved.`}
          </InsetText>
          <Button type="submit" disabled={save.isPending}>
            Save our position
          </Button>
        </form>
      </div>
    </>
  );
}

interface ChangedProps {
  readonly content: FrameworkContent;
  readonly position: Position;
  /** What was sent was refused: it stands beside what is there now. */
  readonly failed: boolean;
}

function Changed({ content, position, failed }: ChangedProps) {
  const { changedBy, changedAt, rating } = position;
  return (
    <p className="govuk-body">
      Last changed by {changedBy ?? 'somebody who has left'} on {dayOf(new Date(changedAt))}.
      {failed &&
        ` It now says: ${ratingWords(content, rating) ?? 'no rating'}. Saving again replaces that; both stay on record.`}
    </p>
  );
}

function useSave(frameworkId: string, recommendationId: string) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: ({ body, version }: { body: SavePosition; version: number }) =>
      call(positionRoutes.savePosition, { params: { frameworkId, recommendationId }, body, version }),
    onSettled: () => queries.invalidateQueries({ queryKey: positionsQuery.queryKey }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: askedQuery.queryKey });
      navigate('/position');
    },
  });
}
