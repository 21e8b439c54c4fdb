import type { FrameworkContent, PositionItem } from '@plumbline/contract';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { dayOf } from '../words/dates.js';
import { AnswerForm } from './answer-form.js';
import type { Item } from './audit.data.js';
import { askedQuery, frameworkQuery } from './audit.queries.js';
import { ItemIntro } from './item-intro.js';
import { answerOf } from './places.js';
import { askedByWords } from './positions.data.js';

interface Props {
  readonly frameworkId: string;
  readonly version: number;
  readonly held: PositionItem;
}

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

function Held({ frameworkId, content, item, held: { position, askedBy } }: HeldProps) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const goOn = async () => {
    navigate('/position');
    // What is asked offers the position.
    await queries.invalidateQueries({ queryKey: askedQuery.queryKey });
  };
  return (
    <>
      <Breadcrumbs trail={[{ href: '/position', text: 'Our position' }]} />
      <div className="plumbline-text">
        <CaptionedHeading caption="Our position">{item.title}</CaptionedHeading>
        <ItemIntro content={content} item={item} />
        {position && (
          <p className="govuk-body">
            Last changed by {position.changedBy ?? 'somebody who has left'} on{' '}
            {dayOf(new Date(position.changedAt))}.
          </p>
        )}
        <AnswerForm
          content={content}
          answer={position && answerOf(item.id, position)}
          place={{ below: 'position', frameworkId, recommendationId: item.id }}
          readers={[
            'Who will see this: people of your organisation. It changes nothing in an audit by itself.',
            askedBy > 0 && `${askedByWords(askedBy)}: use it there once it is saved.`,
          ]
            .filter(Boolean)
            .join(' ')}
          title={`Our position: ${item.title}`}
          onDone={() => void goOn()}
        />
      </div>
    </>
  );
}
