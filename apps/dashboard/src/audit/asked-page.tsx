import { type AskedItem, type FrameworkContent, type Session, answerRoutes } from '@plumbline/contract';
import { useQueryClient, useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';

import { call, patience } from '../api/client.js';
import { WhatNext } from '../app/what-next.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { InsetText } from '../govuk/inset-text.js';
import { longDate, todayInLondon } from '../words/dates.js';
import { dueWords } from '../words/due.js';
import { AnswerForm, COUNTS_AT_ONCE, OPENS_RATINGS } from './answer-form.js';
import { askedQuery, frameworkQuery } from './audit.queries.js';
import { ImprovementRead } from './improvement.js';
import { ItemIntro } from './item-intro.js';
import { type Item, ratingWords } from './audit.data.js';
import { raterWords } from './partners.data.js';
import { FROM_POSITION_WORDS } from './positions.data.js';
import { UsePosition, UsePositions } from './use-position.js';

const ASKED = '/asked';
const READERS =
  'Who will see this: people of your organisation, now. The authority sees your rating and your words once everyone who was asked has rated, or after the due date; other partners then see your rating and no words.';

const itemOf = (content: FrameworkContent, { recommendationId }: AskedItem): Item | undefined =>
  content.themes.flatMap(({ recommendations }) => recommendations).find(({ id }) => id === recommendationId);

/** What a partner is asked to rate, authority by authority. */
export function AskedPage({ session }: { readonly session: Session }) {
  const { data: items } = useSuspenseQuery(askedQuery);
  const heading = `What you are asked to rate, ${session.actsFor}`;
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      <WhatNext {...nextAsked(items)} />
      {[...Map.groupBy(items, ({ auditId }) => auditId)].map(([auditId, asked]) => (
        <AskedBy key={auditId} items={asked} />
      ))}
    </div>
  );
}

/** What a partner should do next: how many are left, until when, and the one that is due first. */
function nextAsked(items: readonly AskedItem[]) {
  if (items.length === 0)
    return {
      sentence: 'No authority asks you for a rating now. When one does, its recommendations appear here.',
    };
  const left = items.filter(({ answer, opened }) => !answer?.rating && !opened);
  const due = left.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).toSorted()[0];
  const next = left.find(({ dueOn }) => dueOn === due) ?? left[0];
  if (!next)
    return {
      sentence: `You have rated all ${items.length}. You can change a rating until the audit is sent.`,
    };
  return {
    sentence: `${left.length} of ${items.length} still need your rating.${due ? ` ${dueWords({ dueOn: due }, todayInLondon())}` : ''}`,
    action: { href: `${ASKED}/${next.auditId}/${next.recommendationId}`, text: 'Rate the next one' },
  };
}

function AskedBy({ items }: { readonly items: readonly AskedItem[] }) {
  const [content] = useSuspenseQueries({
    queries: items.slice(0, 1).map((one) => frameworkQuery(one.frameworkId, one.frameworkVersion)),
  }).map(({ data }) => data);
  const [first] = items;
  if (!content || !first) return null;
  return (
    <section aria-labelledby={`audit-${first.auditId}`}>
      <h2 className="govuk-heading-m" id={`audit-${first.auditId}`}>
        {first.authority}, {first.cycle}
      </h2>
      <UsePositions auditId={first.auditId} items={items} />
      <ul className="govuk-task-list">
        {items.map((asked) => (
          <li key={asked.recommendationId} className="govuk-task-list__item govuk-task-list__item--with-link">
            <div className="govuk-task-list__name-and-hint">
              <Link
                href={`${ASKED}/${asked.auditId}/${asked.recommendationId}`}
                className="govuk-link govuk-task-list__link"
              >
                {itemOf(content, asked)?.title}
              </Link>
              {asked.enteredBy !== null && (
                <div className="govuk-task-list__hint">Entered for you by {asked.enteredBy}</div>
              )}
              {asked.fromPosition !== null && (
                <div className="govuk-task-list__hint">
                  Answered {FROM_POSITION_WORDS[asked.fromPosition]}
                </div>
              )}
              {asked.dueOn && !asked.opened && (
                <div className="govuk-task-list__hint">By {longDate(asked.dueOn)}</div>
              )}
            </div>
            <div className="govuk-task-list__status">
              <AskedState asked={asked} rating={ratingWords(content, asked.answer?.rating ?? null)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AskedState({ asked, rating }: { readonly asked: AskedItem; readonly rating: string | null }) {
  if (asked.opened) return `${rating ?? 'No rating given'}; ratings have opened`;
  return rating ?? <strong className="govuk-tag govuk-tag--blue">No rating yet</strong>;
}

/** What everybody rated, once ratings have opened. */
function OpenedRatings({
  content,
  asked,
}: {
  readonly content: FrameworkContent;
  readonly asked: AskedItem;
}) {
  return (
    <>
      <p className="govuk-body">
        Ratings have opened, so first ratings stay as they are. You see ratings and no words of others.
      </p>
      <dl className="govuk-summary-list">
        {asked.opened?.map(({ raterType, rater, enteredBy, rating }) => (
          <div key={`${raterType} ${rater}`} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">
              {raterType === 'agreed' ? 'Agreed rating' : raterWords(rater, enteredBy)}
            </dt>
            <dd className="govuk-summary-list__value">{ratingWords(content, rating)}</dd>
          </div>
        ))}
      </dl>
      {asked.answer?.note && <p className="govuk-body plumbline-words">You wrote: {asked.answer.note}</p>}
      <ImprovementRead words={asked.answer?.improvement} />
    </>
  );
}

/** One recommendation that a partner rates for one authority. */
export function AskedItemPage({ asked }: { readonly asked: AskedItem }) {
  const { data: content } = useSuspenseQuery(frameworkQuery(asked.frameworkId, asked.frameworkVersion));
  const [, navigate] = useLocation();
  const { auditId, recommendationId } = asked;
  const finish = useFinish(auditId, recommendationId);
  const item = itemOf(content, asked);
  const title = `${item?.title}, ${asked.authority}`;
  useDocumentTitle(title);
  if (!item) return null;
  return (
    <>
      <Breadcrumbs trail={[{ href: ASKED, text: 'What you are asked to rate' }]} />
      <div className="plumbline-text">
        <CaptionedHeading caption={asked.authority}>{item.title}</CaptionedHeading>
        <ItemIntro content={content} item={item} />
        {asked.enteredBy !== null && (
          <InsetText>
            {asked.enteredBy} of {asked.authority} entered this rating for you.
            {asked.opened === null && ' If you change it, it is your own, and they can no longer change it.'}
          </InsetText>
        )}
        {!asked.opened && <UsePosition content={content} asked={asked} />}
        {asked.opened ? (
          <OpenedRatings content={content} asked={asked} />
        ) : (
          <AnswerForm
            content={content}
            answer={asked.answer}
            readers={`${READERS} ${OPENS_RATINGS}`}
            warning={COUNTS_AT_ONCE}
            place={{ below: 'asked', auditId, recommendationId }}
            title={title}
            finish={finish}
            onDone={() => navigate(ASKED)}
          />
        )}
      </div>
    </>
  );
}

/** Says that the person is done, which opens the ratings if all have rated. */
function useFinish(auditId: string, recommendationId: string) {
  const queries = useQueryClient();
  return async () => {
    await call(answerRoutes.finishAskedAnswer, { params: { auditId, recommendationId } }, patience());
    void queries.invalidateQueries({ queryKey: askedQuery.queryKey });
  };
}
