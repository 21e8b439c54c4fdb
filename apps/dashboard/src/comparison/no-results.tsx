import { Link } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';
import type { UnknownChoice } from './choice.data.js';
import { Withdrawn } from './withdrawn.js';

/** Nothing is published: what happens first, and what to do meanwhile. */
export function NonePublished() {
  useDocumentTitle('No results are published yet');
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">No results are published yet</h1>
      <p className="govuk-body">Results appear here after these steps:</p>
      <ol className="govuk-list govuk-list--number">
        <li>Authorities sign off their audits by the date on which figures are taken.</li>
        <li>An administrator publishes the results of the cycle, on a date announced in advance.</li>
      </ol>
      <p className="govuk-body">
        Until then nothing about ratings can be seen outside an authority. Ask your administrator when results
        are due.
      </p>
      <Withdrawn />
    </div>
  );
}

interface UnknownProps {
  readonly choice: UnknownChoice;
  /** What the page shows. */
  readonly of?: 'results' | 'returns';
}

/** The address asks for what is not there: says so and offers what is. */
export function UnknownChosen({ choice: { what, asked, offered }, of = 'results' }: UnknownProps) {
  const heading = `There are no ${of} for this ${what}`;
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body">
        The address asks for the {what} “{asked}”.
        {of === 'results' && what === 'cycle' && ' Results that were withdrawn cannot be seen any more.'}{' '}
        Choose one that has {of}:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {offered.map(({ label, address }) => (
          <li key={address}>
            <Link href={address} className="govuk-link">
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {of === 'results' && <Withdrawn />}
    </div>
  );
}
