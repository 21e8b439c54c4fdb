import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { Button } from '../govuk/button.js';
import { Select } from '../govuk/select.js';
import { addressOf, type Choice, cycleName, type Source } from './choice.data.js';

interface Props {
  readonly sources: readonly Source[];
  readonly choice: Choice;
}

/** What to look at and which two cycles. Nothing changes before the button is pressed. */
export function ChoiceForm({ sources, choice }: Props) {
  const [source, setSource] = useState(choice.source);
  const [from, setFrom] = useState(choice.from.id);
  const [to, setTo] = useState(choice.to.id);
  const [, navigate] = useLocation();
  const { cycles } = source.framework;
  const options = cycles.map((cycle) => ({ value: cycle.id, text: cycleName(cycle) }));
  const begins = options.slice(0, -1);
  const at = Math.max(
    0,
    begins.findIndex(({ value }) => value === from),
  );
  const ends = options.slice(at + 1);
  const earlier = cycles[at];
  const later = cycles.slice(at + 1).find(({ id }) => id === to) ?? cycles[at + 1];

  const show = (event: SubmitEvent) => {
    event.preventDefault();
    if (earlier && later) navigate(addressOf({ source, from: earlier, to: later }));
  };
  return (
    <form className="plumbline-choice" aria-label="Choose what to compare" onSubmit={show}>
      {sources.length > 1 && (
        <Select
          id="source"
          label="Ratings"
          value={source.key}
          options={sources.map(({ key, label }) => ({ value: key, text: label }))}
          onChange={(key) => setSource(sources.find((each) => each.key === key) ?? source)}
        />
      )}
      <Select id="from" label="Earlier cycle" value={earlier?.id ?? ''} options={begins} onChange={setFrom} />
      <Select id="to" label="Later cycle" value={later?.id ?? ''} options={ends} onChange={setTo} />
      <Button type="submit">Show change</Button>
    </form>
  );
}
