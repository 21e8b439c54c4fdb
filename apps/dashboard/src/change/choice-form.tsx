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
  const earlier = cycles.find(({ id }) => id === from) ?? cycles[0];
  const others = options.filter(({ value }) => value !== earlier?.id);
  const later =
    cycles.find(({ id }) => id === to && id !== earlier?.id) ??
    cycles.find(({ id }) => id === others[0]?.value);

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
      <Select
        id="from"
        label="Earlier cycle"
        value={earlier?.id ?? ''}
        options={options}
        onChange={setFrom}
      />
      <Select id="to" label="Later cycle" value={later?.id ?? ''} options={others} onChange={setTo} />
      <Button type="submit">Show change</Button>
    </form>
  );
}
