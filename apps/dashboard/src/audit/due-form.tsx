import { type ReactNode, type SubmitEvent, useState } from 'react';

import { errorsOf, type FieldError } from '../api/field-errors.js';
import { Button } from '../govuk/button.js';
import { DateInput, type TypedDate } from '../govuk/date-input.js';
import { dateFault, isoDate, NO_DATE } from '../govuk/typed-date.js';

const FIELD = 'dueOn-day';

interface Asking {
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly mutate: (dueOn: string) => void;
  readonly reset: () => void;
}

/** The day by which agencies are to rate, as it is typed and asked for; the page shows the errors, `tries` tells one try from the next. */
export function useDue(asking: Asking) {
  const [draft, setDraft] = useState(NO_DATE);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  return {
    draft,
    setDraft,
    pending: asking.isPending,
    errors: asking.error ? errorsOf(asking.error, 'ask', { dueOn: FIELD }) : found,
    tries,
    send: (event: SubmitEvent) => {
      event.preventDefault();
      const dueOn = isoDate(draft);
      setTries(tries + 1);
      asking.reset();
      const fault = dateFault(draft, 'the day by which to rate');
      setFound(fault ? [{ text: fault, href: `#${FIELD}` }] : []);
      if (dueOn) asking.mutate(dueOn);
    },
  };
}

interface Props {
  readonly due: {
    readonly draft: TypedDate;
    readonly setDraft: (draft: TypedDate) => void;
    readonly pending: boolean;
    readonly errors: readonly FieldError[];
    readonly send: (event: SubmitEvent) => void;
  };
  readonly button: string;
  readonly legend: string;
  /** What else is chosen, above the date. */
  readonly children?: ReactNode;
}

/** Asks for the day by which agencies are to rate. */
export function DueForm({ due, button, legend, children }: Props) {
  return (
    <form id="ask" onSubmit={due.send} noValidate>
      {children}
      <DateInput
        id="dueOn"
        legend={legend}
        hint="Today or later. After this day you can open ratings without those who gave none."
        value={due.draft}
        error={due.errors.find(({ href }) => href === `#${FIELD}`)?.text}
        onChange={due.setDraft}
      />
      <Button type="submit" disabled={due.pending}>
        {button}
      </Button>
    </form>
  );
}
