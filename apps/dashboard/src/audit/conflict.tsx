import type { Answer, FrameworkContent } from '@plumbline/contract';
import { useState } from 'react';

import { Button } from '../govuk/button.js';
import { clock } from '../words/dates.js';
import type { Words } from './answer-saver.js';
import { ratingWords } from './audit.data.js';
import { evidenceWords } from './evidence.data.js';
import { joinWords } from './conflict.data.js';
import { ImprovementRead } from './improvement.js';

type Choice = 'mine' | 'theirs' | 'both';

interface Props {
  readonly content: FrameworkContent;
  readonly mine: Words;
  readonly theirs: Answer;
  /** What becomes of the one that is not chosen. */
  readonly record?: string;
  /** What should stand; null: theirs as it is. */
  readonly onChoose: (words: Words | null) => void;
}

const ON_RECORD = 'Both answers are kept in the history, whichever you choose.';

/** Two answers to one recommendation, side by side, until the person has chosen. */
export function Conflict({ content, mine, theirs, record = ON_RECORD, onChoose }: Props) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [whose, setWhose] = useState<'mine' | 'theirs' | null>(null);
  const [error, setError] = useState<string | null>(null);
  const author = theirs.changedBy ?? 'Somebody else';
  const apart = mine.rating !== theirs.rating;
  const choose = () => {
    if (!choice) return setError('Choose which answer should stand');
    if (choice === 'mine') return onChoose(mine);
    if (choice === 'theirs') return onChoose(null);
    if (apart && !whose) return setError('Choose which rating should stand');
    onChoose(joinWords(mine, theirs, whose ?? 'mine'));
  };
  const rated = (rating: string | null) => ratingWords(content, rating) ?? 'Not rated';
  return (
    <section className="govuk-inset-text" aria-label="The other answer">
      <h2 className="govuk-heading-m">{author} changed this answer while you were writing</h2>
      <p className="govuk-body">{record}</p>
      <div className="plumbline-side-by-side">
        <OneAnswer title="Yours" words={mine} rating={rated(mine.rating)} />
        <OneAnswer
          title={`${author}, saved ${clock(new Date(theirs.changedAt))}`}
          words={theirs}
          rating={rated(theirs.rating)}
        />
      </div>
      <Radios
        name="stands"
        legend="Which answer should stand?"
        error={error && !choice ? error : null}
        chosen={choice}
        options={{ mine: 'Mine', theirs: 'The other one', both: 'Both texts, one after the other' }}
        onChoose={(key) => {
          setChoice(key);
          setError(null);
        }}
      />
      {choice === 'both' && apart && (
        <Radios
          name="whose-rating"
          legend="With which rating?"
          error={error}
          chosen={whose}
          options={{ mine: rated(mine.rating), theirs: rated(theirs.rating) }}
          onChoose={setWhose}
        />
      )}
      <Button onClick={choose}>Save what I chose</Button>
    </section>
  );
}

interface OneProps {
  readonly title: string;
  readonly words: Words;
  readonly rating: string;
}

function OneAnswer({ title, words, rating }: OneProps) {
  return (
    <div>
      <h3 className="govuk-heading-s">{title}</h3>
      <p className="govuk-body">Rating: {rating}</p>
      {words.reason && <p className="govuk-body plumbline-words">{words.reason}</p>}
      <p className="govuk-body plumbline-words">{words.note || 'Nothing written'}</p>
      <ImprovementRead words={words.improvement} />
      {words.evidence.length > 0 && <p className="govuk-body">Evidence: {evidenceWords(words.evidence)}</p>}
      {words.references.length > 0 && <p className="govuk-body">References: {words.references.length}</p>}
    </div>
  );
}

interface RadiosProps<Key extends string> {
  readonly name: string;
  readonly legend: string;
  readonly error: string | null;
  readonly chosen: Key | null;
  readonly options: Readonly<Record<Key, string>>;
  readonly onChoose: (key: Key) => void;
}

function Radios<Key extends string>({ name, legend, error, chosen, options, onChoose }: RadiosProps<Key>) {
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset className="govuk-fieldset" aria-describedby={error ? `${name}-error` : undefined}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        {error && (
          <p className="govuk-error-message" id={`${name}-error`} role="alert">
            {error}
          </p>
        )}
        <div className="govuk-radios govuk-radios--small">
          {(Object.entries(options) as [Key, string][]).map(([key, label]) => (
            <div key={key} className="govuk-radios__item">
              <input
                className="govuk-radios__input"
                id={`${name}-${key}`}
                name={name}
                type="radio"
                checked={chosen === key}
                onChange={() => onChoose(key)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`${name}-${key}`}>
                {label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
