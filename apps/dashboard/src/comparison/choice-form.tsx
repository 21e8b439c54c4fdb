import type { Release } from '@plumbline/contract';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { Button } from '../govuk/button.js';
import { Select } from '../govuk/select.js';
import { addressOf, type Choice, cycleName, firstOfEach } from './choice.data.js';

interface Props {
  readonly releases: readonly Release[];
  readonly choice: Choice;
  /** The page that shows what is chosen; results of one region if left out. */
  readonly toAddress?: (choice: Choice) => string;
  /** Whether the page is of one region. */
  readonly hasRegion?: boolean;
}

/** Which framework, cycle and region. Nothing changes before the button is pressed: a select alone must not move a page. */
export function ChoiceForm({ releases, choice, toAddress = addressOf, hasRegion = true }: Props) {
  const [{ release, regionCode }, change, forget] = useDraft(choice);
  const [, navigate] = useLocation();
  const frameworks = firstOfEach(releases);
  const cycles = releases.filter(({ framework }) => framework.id === release.framework.id);
  const region = release.regions.find(({ code }) => code === regionCode) ?? release.regions[0];

  const show = (event: SubmitEvent) => {
    event.preventDefault();
    forget();
    if (region) navigate(toAddress({ ...choice, release, region }));
  };

  return (
    <form className="plumbline-choice" aria-label="Choose results" onSubmit={show}>
      {frameworks.length > 1 && (
        <Select
          id="framework"
          label="Framework"
          value={release.framework.id}
          options={frameworks.map(({ framework }) => ({ value: framework.id, text: framework.title }))}
          onChange={(id) =>
            change({ release: frameworks.find(({ framework }) => framework.id === id) ?? release })
          }
        />
      )}
      <Select
        id="cycle"
        label="Cycle"
        value={release.cycle}
        options={cycles.map((each) => ({ value: each.cycle, text: cycleName(each) }))}
        onChange={(cycle) => change({ release: cycles.find((each) => each.cycle === cycle) ?? release })}
      />
      {hasRegion && (
        <Select
          id="region"
          label="Region"
          value={region?.code ?? ''}
          options={release.regions.map(({ code, name }) => ({ value: code, text: name }))}
          onChange={(code) => change({ regionCode: code })}
        />
      )}
      <Button type="submit">Show results</Button>
    </form>
  );
}

interface Draft {
  readonly release: Release;
  readonly regionCode: string;
}

/**
 * What is selected and not shown yet; it starts anew whenever the page shows other results, as the back button does. The same results
 * as a table or in other bands leave it alone: the page may still be turning to them while somebody selects.
 */
function useDraft({ release, region }: Choice): [Draft, (part: Partial<Draft>) => void, () => void] {
  const shown = `${release.id} ${region.code}`;
  const [kept, setKept] = useState<(Draft & { readonly shown: string }) | null>(null);
  const draft = kept?.shown === shown ? kept : { release, regionCode: region.code };
  return [draft, (part) => setKept({ ...draft, ...part, shown }), () => setKept(null)];
}
