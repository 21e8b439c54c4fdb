import { type AskedItem, type FrameworkContent, positionRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../api/client.js';
import { newKey } from '../api/new-key.js';
import { Button } from '../govuk/button.js';
import { InsetText } from '../govuk/inset-text.js';
import { COUNTS_AT_ONCE } from './answer-form.js';
import { ratingWords } from './audit.data.js';
import { askedQuery } from './audit.queries.js';
import { isAsHeld, toFillIn } from './positions.data.js';

/** Makes positions the answers of one audit, and shows the answers as they are then. */
function useUsing(auditId: string) {
  const queries = useQueryClient();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (recommendationIds: string[]) =>
      call(positionRoutes.usePositions, { params: { auditId }, body: { recommendationIds }, key }),
    onSuccess: (asked) => {
      queries.setQueryData(askedQuery.queryKey, asked);
      setKey(newKey());
    },
  });
}

/** Fills in, at once, all that one authority asks, that is not rated yet and that the agency has a position on. */
export function UsePositions({
  auditId,
  items,
}: {
  readonly auditId: string;
  readonly items: readonly AskedItem[];
}) {
  const using = useUsing(auditId);
  const left = toFillIn(items);
  return (
    <>
      <p className="govuk-body" role="status">
        {using.isSuccess && `Filled in. Look at each. ${COUNTS_AT_ONCE}`}
      </p>
      {left.length > 0 && (
        <Button look="secondary" disabled={using.isPending} onClick={() => using.mutate(left)}>
          Use our position for {left.length === 1 ? '1 recommendation' : `${left.length} recommendations`}
        </Button>
      )}
      {using.isError && (
        <p className="govuk-error-message" role="alert">
          {using.error.message}. Try again.
        </p>
      )}
    </>
  );
}

/** Offers the position on one recommendation, above the answer that it would fill in. */
export function UsePosition({
  content,
  asked,
}: {
  readonly content: FrameworkContent;
  readonly asked: AskedItem;
}) {
  const { auditId, recommendationId, position, fromPosition } = asked;
  const using = useUsing(auditId);
  if (!position) return null;
  return (
    <InsetText>
      <p className="govuk-body">
        Our position: {ratingWords(content, position.rating)}.
        {fromPosition === 'adapted' && ' The answer below was made from it and changed for this authority.'}
        {isAsHeld(asked) && ' The answer below says the same.'}
      </p>
      {position.note && <p className="govuk-body plumbline-words">{position.note}</p>}
      {!isAsHeld(asked) && (
        <Button look="secondary" disabled={using.isPending} onClick={() => using.mutate([recommendationId])}>
          Use our position
        </Button>
      )}
      {using.isError && (
        <p className="govuk-error-message" role="alert">
          {using.error.message}. Try again.
        </p>
      )}
    </InsetText>
  );
}
