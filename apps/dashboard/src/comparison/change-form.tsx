import type { Release } from '@plumbline/contract';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { Button } from '../govuk/button.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { Select } from '../govuk/select.js';
import { changeAddressOf, TWO_CYCLES } from './change.data.js';
import { type Choice, cycleName, firstOfEach } from './choice.data.js';

interface Props {
  readonly releases: readonly Release[];
  readonly choice: Choice;
  readonly from: Release | null;
}

/** Which framework, region and two cycles. Nothing changes before the button is pressed. */
export function ChangeForm({ releases, choice, from }: Props) {
  const [draft, setDraft] = useDraft(choice, from);
  const [, navigate] = useLocation();
  const [tries, setTries] = useState(0);
  const error = tries > 0 && isTwice(draft) ? TWO_CYCLES : undefined;

  const show = (event: SubmitEvent) => {
    event.preventDefault();
    if (isTwice(draft)) {
      setTries(tries + 1);
      return;
    }
    setTries(0);
    const { from: beside, ...rest } = draft;
    const isPair = beside?.framework.id === rest.release.framework.id;
    navigate(changeAddressOf({ ...rest, ...(isPair && { from: beside }) }));
  };
  return (
    <>
      {error && <ErrorSummary key={tries} errors={[{ text: error, href: '#cycle' }]} />}
      <form className="plumbline-choice" aria-label="Choose cycles" onSubmit={show}>
        <Selects releases={releases} draft={draft} setDraft={setDraft} error={error} />
        <Button type="submit">Show both cycles</Button>
      </form>
    </>
  );
}

interface SelectsProps {
  readonly releases: readonly Release[];
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly error: string | undefined;
}

function Selects({ releases, draft, setDraft, error }: SelectsProps) {
  const frameworks = firstOfEach(releases);
  const cycles = releases.filter(({ framework }) => framework.id === draft.release.framework.id);
  const options = cycles.map((each) => ({ value: each.cycle, text: cycleName(each) }));
  const byCycle = (cycle: string) => cycles.find((each) => each.cycle === cycle) ?? draft.release;
  const { regions } = draft.release;
  return (
    <>
      {frameworks.length > 1 && (
        <Select
          id="framework"
          label="Framework"
          value={draft.release.framework.id}
          options={frameworks.map(({ framework }) => ({ value: framework.id, text: framework.title }))}
          onChange={(id) => setDraft({ ...draft, ...pairOf(releases, id) })}
        />
      )}
      {cycles.length > 1 && (
        <Select
          id="from"
          label="Cycle"
          value={draft.from?.cycle ?? ''}
          options={options}
          onChange={(cycle) => setDraft({ ...draft, from: byCycle(cycle) })}
        />
      )}
      <Select
        id="cycle"
        label={cycles.length > 1 ? 'Beside cycle' : 'Cycle'}
        value={draft.release.cycle}
        options={options}
        onChange={(cycle) => setDraft({ ...draft, release: byCycle(cycle) })}
        error={error}
      />
      <Select
        id="region"
        label="Region"
        value={draft.region.code}
        options={regions.map(({ code, name }) => ({ value: code, text: name }))}
        onChange={(code) =>
          setDraft({ ...draft, region: regions.find((region) => region.code === code) ?? draft.region })
        }
      />
    </>
  );
}

const isTwice = ({ from, release }: Draft): boolean => from?.id === release.id;

/** The first two cycles of a framework, the newer one first. */
function pairOf(releases: readonly Release[], frameworkId: string): Partial<Draft> {
  const [release, other] = releases.filter(({ framework }) => framework.id === frameworkId);
  return { ...(release && { release }), from: other ?? null };
}

interface Draft extends Pick<Choice, 'release' | 'region'> {
  readonly from: Release | null;
}

/** What is selected and not shown yet; it starts anew whenever the page shows something else. */
function useDraft({ release, region }: Choice, from: Release | null): [Draft, (draft: Draft) => void] {
  const address = changeAddressOf({ release, region, ...(from && { from }) });
  const [kept, setKept] = useState<(Draft & { readonly address: string }) | null>(null);
  const draft = kept?.address === address ? kept : { release, region, from };
  return [draft, (next) => setKept({ ...next, address })];
}
