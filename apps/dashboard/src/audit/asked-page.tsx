import { type AskedItem, type FrameworkContent, type Session, answerRoutes } from '@plumbline/contract';
import { useQueryClient, useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';

import { call } from '../api/client.js';
import { WhatNext } from '../app/what-next.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { todayInLondon } from '../words/dates.js';
import { dueWords } from '../words/due.js';
import { AnswerForm } from './answer-form.js';
import { askedQuery, frameworkQuery } from './audit.queries.js';
import { ItemIntro } from './item-intro.js';
import { type Item, ratingWords } from './audit.data.js';

const ASKED = '/asked';
const READERS =
  'Who will see this: people of your organisation, now. Neither the authority nor other partners see your rating or your words before everyone who was asked has rated.';

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
  const left = items.filter(({ answer }) => !answer?.rating);
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
            </div>
            <div className="govuk-task-list__status">
              {ratingWords(content, asked.answer?.rating ?? null) ?? (
                <strong className="govuk-tag govuk-tag--blue">No rating yet</strong>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One recommendation that a partner rates for one authority. */
export function AskedItemPage({ asked }: { readonly asked: AskedItem }) {
  const { data: content } = useSuspenseQuery(frameworkQuery(asked.frameworkId, asked.frameworkVersion));
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { auditId, recommendationId } = asked;
  const item = itemOf(content, asked);
  useDocumentTitle(`${item?.title}, ${asked.authority}`);
  if (!item) return null;
  return (
    <>
      <Breadcrumbs trail={[{ href: ASKED, text: 'What you are asked to rate' }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">{asked.authority}</span>
          {item.title}
        </h1>
        <ItemIntro content={content} item={item} />
        <AnswerForm
          content={content}
          answer={asked.answer}
          readers={READERS}
          store={{
            send: (body, version) =>
              call(answerRoutes.saveAskedAnswer, { params: { auditId, recommendationId }, body, version }),
            saved: (answer) =>
              queries.setQueryData(
                askedQuery.queryKey,
                (known) =>
                  known && {
                    items: known.items.map((each) =>
                      each.auditId === auditId && each.recommendationId === recommendationId
                        ? { ...each, answer }
                        : each,
                    ),
                  },
              ),
          }}
          onDone={() => navigate(ASKED)}
        />
      </div>
    </>
  );
}
