import type { AskedItem, FrameworkContent, Session } from '@plumbline/contract';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
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
  const left = items.filter(({ answer }) => !answer?.rating).length;
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body">
        {items.length === 0
          ? 'No authority asks you for a rating now. When one does, its recommendations appear here.'
          : `${left} of ${items.length} still need your rating.`}
      </p>
      {[...Map.groupBy(items, ({ auditId }) => auditId)].map(([auditId, asked]) => (
        <AskedBy key={auditId} items={asked} />
      ))}
    </div>
  );
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
          place={{ below: 'asked', auditId, recommendationId }}
          onDone={() => navigate(ASKED)}
        />
      </div>
    </>
  );
}
