import { useQuery } from '@tanstack/react-query';

import { Button } from '../../govuk/button.js';
import { InsetText } from '../../govuk/inset-text.js';
import { auditQuery } from '../audit.queries.js';
import type { ActionDraft } from './action-draft.data.js';
import { offered } from './plan.data.js';

interface Props {
  readonly auditId: string;
  readonly itemId: string;
  readonly draft: ActionDraft;
  readonly onTake: (expected: string) => void;
}

/** What the audit says would have to get better, beside the action that is to do it. Nothing where it says nothing. */
export function ImprovementOffer({ auditId, itemId, draft, onTake }: Props) {
  const { data: audit } = useQuery(auditQuery(auditId));
  const words = audit?.answers.find(({ recommendationId }) => recommendationId === itemId)?.improvement ?? '';
  if (words.trim() === '') return null;
  const expected = offered(draft.expected, words);
  return (
    <InsetText>
      <p className="govuk-body">Areas for improvement, as your audit says:</p>
      <p className="govuk-body plumbline-words">{words}</p>
      {expected !== null && (
        <Button look="secondary" onClick={() => onTake(expected)}>
          Use this as what is to change
        </Button>
      )}
      <p className="govuk-body govuk-!-margin-bottom-0" role="status">
        {expected === draft.expected && 'It stands under “What is to change by it?”.'}
      </p>
    </InsetText>
  );
}
