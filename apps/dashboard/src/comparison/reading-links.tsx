import type { RegionResults } from '@plumbline/contract';
import { Link } from 'wouter';

import { addressOf, type Choice } from './choice.data.js';
import {
  countNational,
  type Grouping,
  groupingsOf,
  ORDER_WORDS,
  ORDERS,
  type Reading,
} from './reading.data.js';
import { itemWords } from './results.data.js';

const GROUPING_WORDS: Readonly<Record<Grouping, string>> = {
  theme: 'Theme',
  enabler: 'Enabler',
  none: 'All together',
};

interface Props {
  readonly results: RegionResults;
  readonly choice: Choice;
}

/** How to group, order and narrow down what is shown: links, because each has its own address. */
export function ReadingLinks({ results, choice }: Props) {
  const { reading } = choice;
  const groupings = groupingsOf(results);
  const national = countNational(results);
  const link = (text: string, change: Partial<Reading>) => {
    const changed = { ...reading, ...change };
    const isCurrent = addressOf({ ...choice, reading: changed }) === addressOf(choice);
    return { text, isCurrent, address: addressOf({ ...choice, reading: changed }) };
  };
  const { items } = itemWords(results.release);
  return (
    <div className="plumbline-reading govuk-body">
      {groupings.length > 1 && (
        <Options name="Group by" options={groupings.map((by) => link(GROUPING_WORDS[by], { by }))} />
      )}
      <Options name="Order" options={ORDERS.map((order) => link(ORDER_WORDS[order], { order }))} />
      {national > 0 && (
        <Options
          name="Show"
          options={[
            link(`All ${items}`, { localOnly: false }),
            link(`Without the ${national} for government and funders only`, { localOnly: true }),
          ]}
        />
      )}
    </div>
  );
}

interface Option {
  readonly text: string;
  readonly isCurrent: boolean;
  readonly address: string;
}

/** The chosen one stays a link, so that the focus stays where it is. */
function Options({ name, options }: { readonly name: string; readonly options: readonly Option[] }) {
  return (
    <div className="plumbline-reading__choice">
      <span className="plumbline-reading__name" aria-hidden="true">
        {name}
      </span>
      <ul className="plumbline-reading__options" aria-label={name}>
        {options.map(({ text, isCurrent, address }) => (
          <li key={text}>
            <Link href={address} className="govuk-link" {...(isCurrent && { 'aria-current': 'true' })}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
