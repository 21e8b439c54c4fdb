import { type ReactNode, type SubmitEvent, useState } from 'react';

import { errorsOf, type FieldError } from '../api/field-errors.js';
import { Button } from '../govuk/button.js';
import { DateInput } from '../govuk/date-input.js';
import { isoDate, NO_DATE } from '../govuk/typed-date.js';

interface Acting {
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly mutate: (day: string) => void;
  readonly reset: () => void;
}

interface Day {
  readonly id: string;
  /** What the request calls it. */
  readonly field: string;
  readonly acting: Acting;
}

/** A day as it is typed and sent, and what is wrong with it. */
export function useDay({ id, field, acting }: Day) {
  const [draft, setDraft] = useState(NO_DATE);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const place = `${id}-day`;
  return {
    ...{ id, draft, setDraft, tries },
    pending: acting.isPending,
    errors: acting.error ? errorsOf(acting.error, place, { [field]: place }) : found,
    send: (event: SubmitEvent) => {
      event.preventDefault();
      const day = isoDate(draft);
      setTries(tries + 1);
      acting.reset();
      setFound(day ? [] : [{ text: 'Enter a day, such as 30 6 2027', href: `#${place}` }]);
      if (day) acting.mutate(day);
    },
  };
}

interface Props {
  readonly day: ReturnType<typeof useDay>;
  readonly legend: string;
  readonly button: string;
  readonly look?: 'secondary';
  /** What else is chosen, above the day. */
  readonly children?: ReactNode;
}

/** Asks for one day. */
export function DayForm({ day, legend, button, look, children }: Props) {
  return (
    <form onSubmit={day.send} noValidate>
      {children}
      <DateInput
        id={day.id}
        legend={legend}
        hint="Today or later"
        value={day.draft}
        error={day.errors.find(({ href }) => href === `#${day.id}-day`)?.text}
        onChange={day.setDraft}
      />
      <Button type="submit" {...(look && { look })} disabled={day.pending}>
        {button}
      </Button>
    </form>
  );
}
