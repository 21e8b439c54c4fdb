import type { CycleSummary } from '@plumbline/contract';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { Button } from '../govuk/button.js';
import { Select } from '../govuk/select.js';
import { cycleName, firstOfEach } from './choice.data.js';
import { returnsAddressOf } from './returns.data.js';

interface Props {
  readonly cycles: readonly CycleSummary[];
  readonly shown: CycleSummary;
}

/** Which framework and cycle. Nothing changes before the button is pressed. */
export function ReturnsForm({ cycles, shown }: Props) {
  // What is selected and not shown yet; it starts anew whenever the page shows something else.
  const [kept, setKept] = useState({ chosen: shown, on: returnsAddressOf(shown) });
  const chosen = kept.on === returnsAddressOf(shown) ? kept.chosen : shown;
  const [, navigate] = useLocation();
  const ofFramework = cycles.filter(({ framework }) => framework.id === chosen.framework.id);
  const choose = (cycle: CycleSummary | undefined) =>
    setKept({ chosen: cycle ?? chosen, on: returnsAddressOf(shown) });

  const show = (event: SubmitEvent) => {
    event.preventDefault();
    navigate(returnsAddressOf(chosen));
  };
  return (
    <form className="plumbline-choice" aria-label="Choose returns" onSubmit={show}>
      {firstOfEach(cycles).length > 1 && (
        <Select
          id="framework"
          label="Framework"
          value={chosen.framework.id}
          options={firstOfEach(cycles).map(({ framework }) => ({
            value: framework.id,
            text: framework.title,
          }))}
          onChange={(id) => choose(cycles.find(({ framework }) => framework.id === id))}
        />
      )}
      <Select
        id="cycle"
        label="Cycle"
        value={chosen.cycle}
        options={ofFramework.map((each) => ({ value: each.cycle, text: cycleName(each) }))}
        onChange={(cycle) => choose(ofFramework.find((each) => each.cycle === cycle))}
      />
      <Button type="submit">Show returns</Button>
    </form>
  );
}
