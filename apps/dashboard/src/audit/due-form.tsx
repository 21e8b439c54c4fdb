import { type ReactNode, type SubmitEvent, useState } from 'react';

import { errorsOf, type FieldError } from '../api/field-errors.js';
import { Button } from '../govuk/button.js';
import { DateInput } from '../govuk/date-input.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { isoDate, NO_DATE } from '../govuk/typed-date.js';

const FIELD = 'dueOn-day';

interface Props {
  readonly button: string;
  readonly legend: string;
  /** What else is chosen, above the date. */
  readonly children?: ReactNode;
  /** The refusal of the last try. */
  readonly refused: Error | null;
  readonly pending: boolean;
  readonly onAsk: (dueOn: string) => void;
}

/** Asks for the day by which agencies are to rate. */
export function DueForm({ button, legend, children, refused, pending, onAsk }: Props) {
  const [draft, setDraft] = useState(NO_DATE);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const errors = found.length > 0 || !refused ? found : errorsOf(refused, 'ask', { dueOn: FIELD });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const dueOn = isoDate(draft);
    setTries(tries + 1);
    setFound(dueOn ? [] : [{ text: 'Enter the day by which to rate, such as 30 6 2027', href: `#${FIELD}` }]);
    if (dueOn) onAsk(dueOn);
  };
  return (
    <form id="ask" onSubmit={send} noValidate>
      {errors.length > 0 && <ErrorSummary key={`${tries} ${errors[0]?.text}`} errors={errors} />}
      {children}
      <DateInput
        id="dueOn"
        legend={legend}
        hint="Today or later. After this day you can open ratings without those who gave none."
        value={draft}
        error={errors.find(({ href }) => href === `#${FIELD}`)?.text}
        onChange={setDraft}
      />
      <Button type="submit" disabled={pending}>
        {button}
      </Button>
    </form>
  );
}
