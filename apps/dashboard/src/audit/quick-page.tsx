import type { Answer, FrameworkContent } from '@plumbline/contract';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { Link } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { InsetText } from '../govuk/inset-text.js';
import type { AuditProps } from './audit-page.js';
import { type Item, lacksReason, mayEdit, ratingWords } from './audit.data.js';
import { partnerItem } from './partners.data.js';
import { keysHint, pressedOption, ratingOptions } from './rating-keys.data.js';
import type { Saving } from './answer-saver.js';
import { savingWords } from './saving-status.js';
import { SignInAgain } from './sign-in-again.js';
import { useSaving } from './use-saving.js';

const READERS =
  'Who will see this: people of your authority who work on the audit or may read it. Partners who were asked about a recommendation see your rating of it once ratings have opened. Published results count ratings and never name an authority.';

type Theme = FrameworkContent['themes'][number];

/** How the saving of one rating goes. */
interface Said {
  readonly title: string;
  readonly saving: Saving;
}

/** A first pass: every rating of a theme on one page; what is known and the evidence come later. */
export function QuickPage({
  session,
  audit,
  content,
  partners,
  theme,
}: AuditProps & { readonly theme: Theme }) {
  const heading = `First pass: ${theme.title}`;
  useDocumentTitle(heading);
  const address = `/audits/${audit.id}`;
  const next = content.themes[content.themes.indexOf(theme) + 1];
  const [last, setLast] = useState<Said | null>(null);
  const edits = mayEdit(session.role, audit.state);
  return (
    <>
      <Breadcrumbs trail={[{ href: address, text: `Audit ${audit.cycle}` }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{heading}</h1>
        {edits && (
          <p className="govuk-body">
            Rate each recommendation as you see it now. Ratings save themselves; you can change them and say
            what you know later. {keysHint(content)} Tab goes on to the next recommendation.
          </p>
        )}
        {edits && <InsetText>{READERS}</InsetText>}
        {theme.recommendations.map((item) => {
          const answer = audit.answers.find(({ recommendationId }) => recommendationId === item.id) ?? null;
          const fixed = !edits || partnerItem(partners, item.id)?.opened;
          return fixed ? (
            <p key={item.id} className="govuk-body">
              {item.title}: {ratingWords(content, answer?.rating ?? null) ?? 'Not answered'}
            </p>
          ) : (
            <QuickRating key={item.id} {...{ content, item, answer }} auditId={audit.id} onSaving={setLast} />
          );
        })}
        <p className="govuk-body plumbline-saving" role="status">
          {last && `${last.title}: ${savingWords(last.saving)}`}
        </p>
        {last?.saving.state === 'kept' && last.saving.signedOut && <SignInAgain />}
        <Link href={next ? `${address}/quick/${next.id}` : address} className="govuk-button">
          {next ? `Go on: ${next.title}` : 'Back to the audit'}
        </Link>
      </div>
    </>
  );
}

interface CarriedProps {
  /** Of the recommendation. */
  readonly title: string;
  readonly onConfirm: () => void;
}

/** A rating that was carried forward and that nobody has looked at. */
const Carried = ({ title, onConfirm }: CarriedProps) => (
  <p className="govuk-body">
    <strong className="govuk-tag govuk-tag--blue govuk-!-margin-right-3">Needs review</strong>
    <Button look="secondary" onClick={onConfirm}>
      Still right<span className="govuk-visually-hidden">: {title}</span>
    </Button>
  </p>
);

interface RatingProps {
  readonly content: FrameworkContent;
  readonly item: Item;
  readonly answer: Answer | null;
  readonly auditId: string;
  readonly onSaving: (said: Said) => void;
}

function QuickRating({ content, item, answer, auditId, onSaving }: RatingProps) {
  const { shown, saving, saver } = useSaving({ below: 'audits', auditId, recommendationId: item.id }, answer);
  useEffect(() => {
    if (saving.state !== 'unchanged') onSaving({ title: item.title, saving });
  }, [item.title, saving, onSaving]);
  const options = ratingOptions(content);
  const idOf = (key: string) => `rating-${item.id}-${key}`;
  const choose = (event: KeyboardEvent) => {
    const option = pressedOption(options, event);
    if (!option) return;
    event.preventDefault();
    document.getElementById(idOf(option.key))?.focus();
    saver.change({ rating: option.key });
  };
  const review = answer?.needsReview && answer.rating !== null;
  const itemAddress = `/audits/${auditId}/items/${item.id}`;
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset" aria-describedby={`${item.id}-hint`}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{item.title}</legend>
        <div className="govuk-hint" id={`${item.id}-hint`}>
          {item.question ?? item.statement}
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for keys of the radios inside it */}
        <div className="govuk-radios govuk-radios--inline govuk-radios--small" onKeyDown={choose}>
          {options.map(({ key, label }) => (
            <div key={key} className="govuk-radios__item">
              <input
                className="govuk-radios__input"
                id={idOf(key)}
                name={`rating-${item.id}`}
                type="radio"
                value={key}
                checked={shown.rating === key}
                onChange={() => saver.change({ rating: key })}
                // Choosing what is chosen already changes nothing, and says that it is still right.
                onClick={() => review && shown.rating === key && void saver.confirm()}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={idOf(key)}>
                {label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      {review && <Carried title={item.title} onConfirm={() => void saver.confirm()} />}
      {/* Said aloud once for the page, below. */}
      {saving.state !== 'unchanged' && <p className="govuk-body plumbline-saving">{savingWords(saving)}</p>}
      {(saving.state === 'changed-by-other' || lacksReason(shown)) && (
        <p className="govuk-body">
          <Link href={itemAddress} className="govuk-link">
            {saving.state === 'changed-by-other' ? 'Choose what should stand' : 'Say why it does not apply'}
            <span className="govuk-visually-hidden">: {item.title}</span>
          </Link>
        </p>
      )}
    </div>
  );
}
