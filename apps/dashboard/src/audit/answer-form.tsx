import type { Answer, FrameworkContent } from '@plumbline/contract';
import type { KeyboardEvent } from 'react';

import { Button } from '../govuk/button.js';
import { InsetText } from '../govuk/inset-text.js';
import { ratingWords } from './audit.data.js';
import { SavingStatus } from './saving-status.js';
import { type Store, useSaving } from './use-saving.js';

/** Said where partners rate the same: pressing the button may open the ratings. */
export const LAST_WORD =
  'With Save and continue you say that your rating stands: once everybody has said so, ratings open and stay as they are.';

interface Props {
  readonly content: FrameworkContent;
  readonly answer: Answer | null;
  readonly store: Store;
  /** What the person is told about who reads this. */
  readonly readers: string;
  readonly onDone: () => void;
}

/** Rating, reason and note of one recommendation, saving themselves. */
export function AnswerForm({ content, answer, store, readers, onDone }: Props) {
  const { shown, saving, change, flush, keepMine, takeTheirs } = useSaving(answer, store);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void flush().then((safe) => safe && onDone());
      }}
    >
      <RatingRadios content={content} rating={shown.rating} onChange={(rating) => change({ rating })} />
      {shown.rating === 'not-applicable' && (
        <Words
          id="reason"
          label="Why does it not apply?"
          rows={2}
          value={shown.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
      <Words
        id="note"
        label="What we know and how we know it"
        rows={6}
        value={shown.note}
        onChange={(note) => change({ note })}
      />
      <InsetText>{readers}</InsetText>
      {saving.state === 'changed-by-other' && (
        <OtherAnswer
          theirs={saving.theirs}
          rating={ratingWords(content, saving.theirs.rating)}
          {...{ keepMine, takeTheirs }}
        />
      )}
      <SavingStatus saving={saving} />
      <Button type="submit">Save and continue</Button>
    </form>
  );
}

interface RadiosProps {
  readonly content: FrameworkContent;
  readonly rating: string | null;
  readonly onChange: (rating: string) => void;
}

export function RatingRadios({ content, rating, onChange }: RadiosProps) {
  const options = [
    ...content.levels.map(({ key, label, meaning }) => ({ key, label, meaning })),
    ...(content.notApplicable ? [{ key: 'not-applicable', ...content.notApplicable }] : []),
  ];
  // Number keys work here, where the focus is on the group, and nowhere else.
  const choose = (event: KeyboardEvent) => {
    const option = options[Number(event.key) - 1];
    if (!option || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    document.getElementById(`rating-${option.key}`)?.focus();
    onChange(option.key);
  };
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset" aria-describedby="rating-hint">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Rating</legend>
        <div id="rating-hint" className="govuk-hint">
          From the weakest to the strongest. Keys 1 to {options.length} choose here.
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

interface WordsProps {
  readonly id: string;
  readonly label: string;
  readonly rows: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function Words({ id, label, rows, value, onChange }: WordsProps) {
  return (
    <div className="govuk-form-group">
      <label className="govuk-label govuk-label--m" htmlFor={id}>
        {label}
      </label>
      <textarea
        className="govuk-textarea"
        id={id}
        name={id}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

interface OtherProps {
  readonly theirs: Answer;
  readonly rating: string | null;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** Both texts stand on the page until the person has chosen; the one not chosen stays on record. */
function OtherAnswer({ theirs, rating, keepMine, takeTheirs }: OtherProps) {
  return (
    <section className="govuk-inset-text" aria-label="The other answer">
      <p className="govuk-body">
        <strong>{theirs.changedBy ?? 'Somebody else'}</strong> changed this answer while you were writing.
        Rating: {rating ?? 'not rated'}.
      </p>
      {theirs.note && <p className="govuk-body plumbline-words">{theirs.note}</p>}
      <div className="govuk-button-group">
        <Button onClick={keepMine}>Keep my answer</Button>
        <Button look="secondary" onClick={takeTheirs}>
          Take theirs
        </Button>
      </div>
    </section>
  );
}
