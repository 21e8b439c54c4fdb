import type { Answer, FrameworkContent } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';
import type { KeyboardEvent } from 'react';

import type { FieldError } from '../api/field-errors.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { InsetText } from '../govuk/inset-text.js';
import type { Saving, Words as AnswerWords } from './answer-saver.js';
import { CopyWords } from './copy-words.js';
import { isGap } from './audit.data.js';
import { Conflict } from './conflict.js';
import { EvidenceChoice, ReferenceChoice } from './evidence-fields.js';
import { Improvement } from './improvement.js';
import type { Place } from './outbox.js';
import { keysHint, pressedOption, ratingOptions } from './rating-keys.data.js';
import { Review } from './review.js';
import { SavingStatus } from './saving-status.js';
import { SignInAgain } from './sign-in-again.js';
import { GO_ON, type GoingOn, useGoOn } from './use-go-on.js';
import { useSaving } from './use-saving.js';
import { Words } from './words.js';

/** Said beside the choices where others rate the same and ratings have not opened. */
export const COUNTS_AT_ONCE =
  'What you choose is saved and counts at once. When all asked have rated, ratings open and first ratings are fixed.';
/** What the button does there. */
export const OPENS_RATINGS =
  'If the authority and everybody asked have a rating by then, Save and continue opens the ratings: whoever of them presses it.';

/** None where it is not asked: an agency's position is about no one authority. */
const IMPROVEMENT_HINTS: Partial<Record<Place['below'], string>> = {
  audits:
    'What would have to get better? Seen only in your authority; the first line may stand in its board pack. Actions go into the plan.',
  asked:
    'What would have to get better? Seen in your organisation, and by the authority once ratings have opened; never by other partners.',
  entered: 'What would have to get better, as they say?',
};
const LABELS = { reason: 'Why does it not apply?', note: 'What we know and how we know it' };
/** A colleague's position that came first was saved; one's own was not. */
const NOT_ON_RECORD = 'What is saved stays on record. Yours is not saved unless you choose it.';

interface Props extends GoingOn {
  readonly content: FrameworkContent;
  readonly answer: Answer | null;
  readonly place: Place;
  readonly labels?: typeof LABELS;
  /** What the person is told about who reads this. */
  readonly readers: string;
  /** What the person should know before choosing. */
  readonly warning?: string | undefined;
  /** Where it was carried from, if it was; null: not known. */
  readonly carriedFrom?: string | null;
  /** Of the page. */
  readonly title: string;
}

/** Rating and words of one recommendation, saving themselves. */
export function AnswerForm({ content, answer, place, labels = LABELS, readers, ...props }: Props) {
  const { shown, saving, saver } = useSaving(place, answer);
  const { found, tries, goOn } = useGoOn(saver, props);
  // With another rating the field that it leads to is gone.
  const errors = found.filter(({ href }) => href !== '#reason' || shown.rating === NOT_APPLICABLE);
  useDocumentTitle(errors.length > 0 ? `Error: ${props.title}` : props.title);
  const change = (part: Partial<AnswerWords>) => saver.change(part);
  return (
    <>
      {errors.length > 0 && <ErrorSummary key={tries} errors={errors} />}
      <form
        id="answer"
        onSubmit={(event) => {
          event.preventDefault();
          // Who presses it has looked at what was carried forward.
          goOn(answer?.needsReview ? saver.confirm() : saver.flush());
        }}
      >
        {answer?.needsReview && <Review from={props.carriedFrom} onConfirm={() => goOn(saver.confirm())} />}
        <Fields {...{ content, shown, place, labels, change, errors }} warning={props.warning} />
      </form>
      {place.below === 'audits' && (
        <ReferenceChoice chosen={shown.references} onChange={(references) => change({ references })} />
      )}
      <InsetText>{readers}</InsetText>
      {saving.state === 'changed-by-other' && (
        <Conflict
          key={saving.theirs.version}
          content={content}
          mine={shown}
          theirs={saving.theirs}
          {...(place.below === 'position' && { record: NOT_ON_RECORD })}
          onChoose={(words) => void (words ? saver.settle(words) : saver.takeTheirs())}
        />
      )}
      <SavingStatus saving={saving} />
      <NotSafe saving={saving} words={shown} />
      <Button id={GO_ON} type="submit" form="answer">
        Save and continue
      </Button>
    </>
  );
}

interface FieldsProps extends Pick<Props, 'content' | 'place' | 'warning'>, Required<Pick<Props, 'labels'>> {
  readonly shown: AnswerWords;
  readonly change: (part: Partial<AnswerWords>) => void;
  readonly errors: readonly FieldError[];
}

function Fields({ content, place, labels, warning, shown, change, errors }: FieldsProps) {
  const improvementHint = IMPROVEMENT_HINTS[place.below];
  return (
    <>
      <RatingRadios
        content={content}
        warning={warning}
        rating={shown.rating}
        onChange={(rating) => change({ rating })}
      />
      {shown.rating === NOT_APPLICABLE && (
        <Words
          id="reason"
          label={labels.reason}
          rows={2}
          error={errors.find(({ href }) => href === '#reason')?.text}
          value={shown.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
      <Words
        id="note"
        label={labels.note}
        rows={6}
        value={shown.note}
        onChange={(note) => change({ note })}
      />
      {improvementHint && (
        <Improvement
          gap={isGap(content, shown.rating)}
          hint={improvementHint}
          value={shown.improvement}
          onChange={(improvement) => change({ improvement })}
        />
      )}
      {place.below === 'audits' && (
        <EvidenceChoice chosen={shown.evidence} onChange={(evidence) => change({ evidence })} />
      )}
    </>
  );
}

/** What there is to do about words that are not saved. */
function NotSafe({ saving, words }: { readonly saving: Saving; readonly words: AnswerWords }) {
  if (saving.state === 'kept' && saving.signedOut) return <SignInAgain />;
  return saving.state === 'refused' ? <CopyWords words={words} /> : null;
}

interface RadiosProps {
  readonly content: FrameworkContent;
  readonly warning?: string | undefined;
  readonly rating: string | null;
  readonly onChange: (rating: string) => void;
}

export function RatingRadios({ content, warning, rating, onChange }: RadiosProps) {
  const options = ratingOptions(content);
  // Number keys work here, where the focus is on the group, and nowhere else.
  const choose = (event: KeyboardEvent) => {
    const option = pressedOption(options, event);
    if (!option) return;
    event.preventDefault();
    document.getElementById(`rating-${option.key}`)?.focus();
    onChange(option.key);
  };
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset" aria-describedby="rating-hint">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Rating</legend>
        <div id="rating-hint" className="govuk-hint">
          From the weakest to the strongest. {keysHint(content)} {warning}
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for keys of the radios inside it */}
        <div className="govuk-radios" onKeyDown={choose}>
          {options.map(({ key, label, meaning }) => (
            <div key={key} className="govuk-radios__item">
              <input
                className="govuk-radios__input"
                id={`rating-${key}`}
                name="rating"
                type="radio"
                value={key}
                checked={rating === key}
                aria-describedby={meaning ? `rating-${key}-hint` : undefined}
                onChange={() => onChange(key)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`rating-${key}`}>
                {label}
              </label>
              {meaning && (
                <div id={`rating-${key}-hint`} className="govuk-hint govuk-radios__hint">
                  {meaning}
                </div>
              )}
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
