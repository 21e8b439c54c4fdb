import { type IssuedKey, type IssueKey, keyRoutes, type MachineKeys } from '@plumbline/contract';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { Button } from '../govuk/button.js';
import { DateInput } from '../govuk/date-input.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { Select } from '../govuk/select.js';
import { TextInput } from '../govuk/text-input.js';
import { isoDate, NO_DATE } from '../govuk/typed-date.js';

const FIELDS = { name: 'name', purpose: 'purpose', regionCode: 'region', lastDay: 'last-day-day' };
const EMPTY = { name: '', purpose: '', lastDay: NO_DATE };

interface Props {
  readonly regions: MachineKeys['regions'];
  readonly onIssued: (issued: IssuedKey) => void;
}

/** What is typed, what is wrong with it, and the sending of it. */
function useIssue({ regions, onIssued }: Props) {
  const [draft, setDraft] = useState(EMPTY);
  const [regionCode, setRegion] = useState(regions[0]?.code ?? '');
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const issue = useMutation({
    mutationFn: (body: IssueKey) => call(keyRoutes.issueKey, { body }),
    gcTime: 0, // the secret is kept nowhere
    onSuccess: (issued) => {
      setDraft(EMPTY);
      onIssued(issued);
    },
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const lastDay = isoDate(draft.lastDay);
    setTries(tries + 1);
    setFound(faultsOf(draft, lastDay));
    issue.reset();
    if (lastDay && faultsOf(draft, lastDay).length === 0) issue.mutate({ ...draft, regionCode, lastDay });
  };
  const errors = issue.error ? errorsOf(issue.error, 'issue', FIELDS) : found;
  const errorOf = (field: string) => errors.find(({ href }) => href === `#${field}`)?.text;
  return { draft, setDraft, regionCode, setRegion, send, errors, errorOf, tries, busy: issue.isPending };
}

/** Issues a key. */
export function IssueForm(props: Props) {
  const { draft, setDraft, regionCode, setRegion, send, errors, errorOf, tries, busy } = useIssue(props);
  return (
    <form id="issue" onSubmit={send} noValidate>
      <h2 className="govuk-heading-m">Issue a key</h2>
      {errors.length > 0 && <ErrorSummary key={tries} errors={errors} />}
      <TextInput
        id="name"
        label="Name"
        hint="The program or team that uses it."
        value={draft.name}
        error={errorOf('name')}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <TextInput
        id="purpose"
        label="What is it for?"
        hint="For example: the region’s own dashboard."
        value={draft.purpose}
        error={errorOf('purpose')}
        onChange={(purpose) => setDraft({ ...draft, purpose })}
      />
      <Select
        id="region"
        label="Region"
        value={regionCode}
        options={props.regions.map(({ code, name }) => ({ value: code, text: name }))}
        onChange={setRegion}
      />
      <DateInput
        id="last-day"
        legend="Last day"
        hint="At most a year ahead. The key stops when this day is over."
        value={draft.lastDay}
        error={errorOf('last-day-day')}
        onChange={(lastDay) => setDraft({ ...draft, lastDay })}
      />
      <Button type="submit" disabled={busy}>
        Issue key
      </Button>
    </form>
  );
}

function faultsOf({ name, purpose }: typeof EMPTY, lastDay: string | null): FieldError[] {
  return [
    ...(name.trim() === '' ? [{ text: 'Enter a name', href: '#name' }] : []),
    ...(purpose.trim() === '' ? [{ text: 'Enter what the key is for', href: '#purpose' }] : []),
    ...(lastDay === null ? [{ text: 'Enter the last day, such as 30 6 2027', href: '#last-day-day' }] : []),
  ];
}
