import { type Answer, answerRoutes } from '@plumbline/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';

import { call, patience } from '../api/client.js';
import { ItemActions } from './plan/item-actions.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { AnswerForm, COUNTS_AT_ONCE, OPENS_RATINGS } from './answer-form.js';
import type { AuditProps } from './audit-page.js';
import { Contact } from './contact.js';
import { ItemComments } from './comments.js';
import { History } from './history.js';
import { agreedTo, isGap, type Item, itemAfter, mayEdit, ratingWords } from './audit.data.js';
import { partnersQuery, referencesQuery } from './audit.queries.js';
import { evidenceWords, referencesOf } from './evidence.data.js';
import { ItemIntro } from './item-intro.js';
import { partnerItem } from './partners.data.js';
import { ReferenceList } from './reference-list.js';
import { agreedWords, NEEDS_REVIEW, partnerWords } from './whole-audit.data.js';

const READERS =
  'Who will see this: people of your authority who work on the audit or may read it. Partners who were asked see your rating once everybody has rated, and never these words. Published results count ratings and never name an authority; words are never published.';

type Props = AuditProps & { readonly item: Item };

/** One recommendation of the authority's audit. */
export function ItemPage({ session, audit, content, partners, item }: Props) {
  const [, navigate] = useLocation();
  const finish = useFinish(audit.id, item.id);
  useDocumentTitle(item.title);
  const address = `/audits/${audit.id}`;
  const answer = audit.answers.find(({ recommendationId }) => recommendationId === item.id) ?? null;
  const asked = partnerItem(partners, item.id);
  const next = itemAfter(content, item.id);
  const goOn = () => navigate(next ? `${address}/items/${next.id}` : address);
  return (
    <>
      <Breadcrumbs trail={[{ href: address, text: `Audit ${audit.cycle}` }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{item.title}</h1>
        <ItemIntro content={content} item={item} />
        {mayEdit(session.role, audit.state) && !asked?.opened ? (
          <AnswerForm
            content={content}
            answer={answer}
            place={{ below: 'audits', auditId: audit.id, recommendationId: item.id }}
            carriedFrom={audit.carriedFrom}
            readers={asked ? `${READERS} ${OPENS_RATINGS}` : READERS}
            warning={asked ? COUNTS_AT_ONCE : undefined}
            title={item.title}
            {...(asked && { finish })}
            onDone={goOn}
          />
        ) : (
          <AnswerRead
            answer={answer}
            rating={ratingWords(content, answer?.rating ?? null)}
            signedAt={audit.state === 'signed-off' ? (audit.signature?.signedAt ?? null) : null}
          />
        )}
        {asked?.opened && <Opened {...{ audit, content, partners, item }} />}
        <ItemActions
          frameworkId={content.id}
          version={content.version}
          itemId={item.id}
          auditId={audit.id}
          gap={isGap(content, answer?.rating)}
          mayAdd={session.role === 'audit-lead' || session.role === 'contributor'}
        />
        <Contact
          key={item.id}
          auditId={audit.id}
          recommendationId={item.id}
          maySay={session.role === 'audit-lead'}
        />
        <ItemComments session={session} audit={audit} itemId={item.id} />
        <History content={content} auditId={audit.id} recommendationId={item.id} />
      </div>
    </>
  );
}

/** What was agreed and what partners rated, once everybody may see it. */
function Opened({ audit, content, partners, item }: Omit<Props, 'session'>) {
  const agreed = agreedTo(audit, item.id);
  return (
    <>
      <h2 className="govuk-heading-m">Agreed rating</h2>
      <p className="govuk-body">
        {agreedWords({ audit, content, partners }, item.id)}
        {agreed && '. It is your authority’s in published results.'}
      </p>
      {agreed && <p className="govuk-body plumbline-words">{agreed.reason}</p>}
      <h2 className="govuk-heading-m">What partners rated</h2>
      <p className="govuk-body plumbline-words">{partnerWords(content, partners, item.id)}</p>
      <p className="govuk-body">
        Ratings have opened, so first ratings stay as they are.{' '}
        <Link href={`/audits/${audit.id}/differ`} className="govuk-link">
          Where we differ
        </Link>
      </p>
    </>
  );
}

/** Says that the person is done, which opens the ratings if all have rated. */
function useFinish(auditId: string, recommendationId: string) {
  const queries = useQueryClient();
  return async () => {
    await call(answerRoutes.finishAnswer, { params: { auditId, recommendationId } }, patience());
    void queries.invalidateQueries({ queryKey: partnersQuery(auditId).queryKey });
  };
}

interface ReadProps {
  readonly answer: Answer | null;
  readonly rating: string | null;
  /** Null: not signed off now. */
  readonly signedAt: string | null;
}

function AnswerRead({ answer, rating, signedAt }: ReadProps) {
  const { data: known = [] } = useQuery(referencesQuery);
  return (
    <>
      <h2 className="govuk-heading-m">Rating</h2>
      <p className="govuk-body">
        {rating ?? 'Not answered'}
        {answer?.needsReview && NEEDS_REVIEW}
      </p>
      {answer?.reason && <p className="govuk-body plumbline-words">{answer.reason}</p>}
      <h2 className="govuk-heading-m">What we know and how we know it</h2>
      <p className="govuk-body plumbline-words">{answer?.note || 'Nothing written'}</p>
      {answer?.improvement && (
        <>
          <h2 className="govuk-heading-m">Areas for improvement</h2>
          <p className="govuk-body plumbline-words">{answer.improvement}</p>
        </>
      )}
      <h2 className="govuk-heading-m">Evidence</h2>
      <p className="govuk-body">{evidenceWords(answer?.evidence ?? []) || 'Nothing said'}</p>
      <ReferenceList references={referencesOf(answer?.references ?? [], known, signedAt)} />
    </>
  );
}
