import type { Reference } from '@plumbline/contract';

import { Button } from '../govuk/button.js';
import { longDate } from '../words/dates.js';
import { EVIDENCE_WORDS } from './evidence.data.js';

interface Props {
  readonly references: readonly Reference[];
  /** Left out: they are there to be read. */
  readonly onRemove?: (id: string) => void;
}

export function ReferenceList({ references, onRemove }: Props) {
  if (references.length === 0) return null;
  return (
    <ul className="govuk-list govuk-list--spaced">
      {references.map(({ id, title, kind, link, recordNumber, datedOn }) => (
        <li key={id} className="plumbline-words">
          {link ? (
            <a className="govuk-link" href={link} rel="noopener noreferrer">
              {title}
            </a>
          ) : (
            title
          )}{' '}
          ({[EVIDENCE_WORDS[kind], recordNumber, datedOn && longDate(datedOn)].filter(Boolean).join(', ')})
          {onRemove && (
            <>
              {' '}
              <Button look="secondary" onClick={() => onRemove(id)}>
                Remove<span className="govuk-visually-hidden"> {title}</span>
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
