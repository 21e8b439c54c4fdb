import type { MachineKey } from '@plumbline/contract';

import { Button } from '../govuk/button.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { longDate } from '../words/dates.js';

interface Props {
  readonly keys: readonly MachineKey[];
  readonly onEnd: (keyId: string) => void;
  readonly busy: boolean;
}

const HEADERS = ['Key', 'Region', 'Last day', 'Issued', 'Last used', 'State'];
const STATES: Readonly<Record<MachineKey['state'], string>> = {
  'in-use': 'In use',
  over: 'Last day has passed',
  ended: 'Ended',
};

/** Every key that was issued: those in use first. */
export function KeysTable({ keys, onEnd, busy }: Props) {
  return (
    <ScrollRegion label="Table: keys">
      <table className="govuk-table" id="keys">
        <caption className="govuk-table__caption govuk-table__caption--m">
          {keys.length === 1 ? '1 key' : `${keys.length} keys`}, those in use first
        </caption>
        <TableHead names={HEADERS} />
        <tbody className="govuk-table__body">
          {keys.map((key) => (
            <tr key={key.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {key.name}
                <span className="plumbline-figures__note">{key.purpose}</span>
              </th>
              <td className="govuk-table__cell">{key.region.name}</td>
              <td className="govuk-table__cell">{longDate(key.lastDay)}</td>
              <td className="govuk-table__cell">
                {longDate(key.issuedOn)}
                <span className="plumbline-figures__note">by {key.issuedBy ?? 'the command line'}</span>
              </td>
              <td className="govuk-table__cell">{key.lastUsedOn ? longDate(key.lastUsedOn) : 'Not yet'}</td>
              <td className="govuk-table__cell">
                {STATES[key.state]}
                {key.state === 'in-use' && <EndKey {...{ machine: key, busy, onEnd }} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface EndProps extends Pick<Props, 'onEnd' | 'busy'> {
  readonly machine: MachineKey;
}

/** A button behind a question: an ended key never comes back. */
function EndKey({ machine, onEnd, busy }: EndProps) {
  return (
    <details className="govuk-details govuk-!-margin-bottom-0">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          End<span className="govuk-visually-hidden"> the key {machine.name}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">What uses it is refused at once. This is for good.</p>
        <Button look="secondary" disabled={busy} onClick={() => onEnd(machine.id)}>
          End it now
        </Button>
      </div>
    </details>
  );
}
