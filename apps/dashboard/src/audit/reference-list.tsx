import { type AddReference, EVIDENCE_WORDS } from '@plumbline/contract';

import { Button } from '../govuk/button.js';
import { longDate } from '../words/dates.js';
import { type ReferenceSaid } from './evidence.data.js';

interface Props {
  readonly references: readonly ReferenceSaid[];
  /** Left out: they are there to be read. */
  readonly onRemove?: (id: string) => void;
}

export function ReferenceList({ references, onRemove }: Props) {
  if (references.length === 0) return null;
  return (
    <ul className="govuk-list govuk-list--spaced">
      {references.map(({ id, title, retired, ...said }) => (
        <li key={id} className="plumbline-words">
          <ReferenceWords title={title} {...said} />
          {retired && ', retired'}
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

/** What it is called, leading to it where there is a link, and what and of when it is. */
export function ReferenceWords({ title, kind, link, recordNumber, datedOn }: AddReference) {
  const what = [EVIDENCE_WORDS[kind], recordNumber, datedOn && longDate(datedOn)].filter(Boolean).join(', ');
  return (
    <>
      {link ? (
        <a className="govuk-link" href={link} rel="noopener noreferrer">
          {title}
        </a>
      ) : (
        title
      )}{' '}
      ({what})
    </>
  );
}
