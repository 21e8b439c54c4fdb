import type { Answer, Session } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { AnswerForm } from './answer-form.js';
import { History } from './history.js';
import { type Item, itemAfter, mayEdit, ratingWords } from './audit.data.js';
import { auditQuery, frameworkQuery } from './audit.queries.js';
import { ItemIntro } from './item-intro.js';

const READERS =
  'Who will see this: people of your authority who work on the audit or may read it. Partners do not see your rating or these words. Published results count ratings and never name an authority; words are never published.';

interface Props {
  readonly session: Session;
  readonly auditId: string;
  readonly item: Item;
}

/** One recommendation of the authority's audit. */
export function ItemPage({ session, auditId, item }: Props) {
  const { data: audit } = useSuspenseQuery(auditQuery(auditId));
  const { data: content } = useSuspenseQuery(frameworkQuery(audit.frameworkId, audit.frameworkVersion));
  const [, navigate] = useLocation();
  useDocumentTitle(item.title);
  const address = `/audits/${auditId}`;
  const answer = audit.answers.find(({ recommendationId }) => recommendationId === item.id) ?? null;
  const next = itemAfter(content, item.id);
  return (
    <>
      <Breadcrumbs trail={[{ href: address, text: `Audit ${audit.cycle}` }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{item.title}</h1>
        <ItemIntro content={content} item={item} />
        {mayEdit(session.role, audit.state) ? (
          <AnswerForm
            content={content}
            answer={answer}
            place={{ below: 'audits', auditId, recommendationId: item.id }}
            readers={READERS}
            onDone={() => navigate(next ? `${address}/items/${next.id}` : address)}
          />
        ) : (
          <AnswerRead answer={answer} rating={ratingWords(content, answer?.rating ?? null)} />
        )}
        <History content={content} auditId={auditId} recommendationId={item.id} />
      </div>
    </>
  );
}

function AnswerRead({ answer, rating }: { readonly answer: Answer | null; readonly rating: string | null }) {
  return (
    <>
      <h2 className="govuk-heading-m">Rating</h2>
      <p className="govuk-body">{rating ?? 'Not answered'}</p>
      {answer?.reason && <p className="govuk-body plumbline-words">{answer.reason}</p>}
      <h2 className="govuk-heading-m">What we know and how we know it</h2>
      <p className="govuk-body plumbline-words">{answer?.note || 'Nothing written'}</p>
    </>
  );
}
