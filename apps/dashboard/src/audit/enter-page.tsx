import { type Entry, type EntryItem, entryRoutes, type FrameworkContent } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { WarningText } from '../govuk/warning-text.js';
import { longDate } from '../words/dates.js';
import type { AuditProps } from './audit-page.js';
import { mayAsk, ratingWords } from './audit.data.js';
import { EntryWords } from './entry-words.js';
import { entryQuery } from './entry.queries.js';
import { titleOf } from './import.data.js';
import { type UploadError, UploadForm } from './upload-form.js';

type Props = AuditProps & { readonly agencyId: string };

/** Ratings of one agency without an account: its workbook goes out and comes back, or they are entered by hand. */
export function EnterPage({ session, audit, content, agencyId }: Props) {
  const { data: entry } = useSuspenseQuery(entryQuery(audit.id, agencyId));
  const [error, setError] = useState<UploadError | null>(null);
  const heading = `Enter ratings for ${entry.agency.name}`;
  useDocumentTitle(error ? `Error: ${heading}` : heading);
  const enters = mayAsk(session.role, audit.state) && !entry.signsIn;
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` },
          { href: `/audits/${audit.id}/partners`, text: 'Partners' },
        ]}
      />
      <div className="plumbline-text">
        {error && (
          <ErrorSummary
            key={error.summary}
            errors={[error.summary, ...error.lines].map((text) => ({ text, href: '#workbook' }))}
          />
        )}
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body-l">{sentence(entry)}</p>
        {entry.signsIn ? (
          <p className="govuk-body">
            Somebody can sign in for {entry.agency.name} and rates for it, so nothing is entered here.
          </p>
        ) : (
          <WarningText>You will see what this partner rated. Record it as it was given to you.</WarningText>
        )}
        {enters && entry.items.length > 0 && (
          <>
            <EntryWords agency={entry.agency} />
            <Workbook {...{ auditId: audit.id, entry, error }} onError={setError} />
          </>
        )}
        <ByHand {...{ auditId: audit.id, content, entry, enters }} />
      </div>
    </>
  );
}

function sentence({ items, signsIn }: Entry): string {
  if (items.length === 0) return 'It is asked nothing in this audit. Ask it on the page Partners first.';
  const left = items.filter(({ state, answer }) => state === 'open' && !answer?.rating).length;
  if (signsIn) return `It is asked about ${items.length} recommendations.`;
  return left === 0
    ? `All ${items.length} ratings are in, or have opened.`
    : `${left} of ${items.length} ratings are left to enter.`;
}

interface WorkbookProps {
  readonly auditId: string;
  readonly entry: Entry;
  readonly error: UploadError | null;
  readonly onError: (error: UploadError | null) => void;
}

function Workbook({ auditId, entry: { agency }, error, onError }: WorkbookProps) {
  const params = { auditId, agencyId: agency.id };
  return (
    <section aria-labelledby="by-workbook">
      <h2 className="govuk-heading-m" id="by-workbook">
        By workbook
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href={`/api/audits/${auditId}/entered/${agency.id}/workbook`} download>
          Excel workbook for {agency.name}
        </a>
        , with what it is asked and nothing that your authority wrote. Send it by e-mail, and bring back the
        one that you get.
      </p>
      <UploadForm
        hint={`The Excel workbook (.xlsx) that ${agency.name} filled in, 5 MB at most`}
        send={(file) => call(entryRoutes.uploadEntry, { params, file })}
        error={error}
        onError={onError}
      />
    </section>
  );
}

interface ByHandProps {
  readonly auditId: string;
  readonly content: FrameworkContent;
  readonly entry: Entry;
  readonly enters: boolean;
}

function ByHand({ auditId, content, entry: { agency, items }, enters }: ByHandProps) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="by-hand">
      <h2 className="govuk-heading-m" id="by-hand">
        By hand
      </h2>
      <ul className="govuk-task-list">
        {items.map((item) => {
          const open = enters && item.state === 'open';
          const title = titleOf(content, item.recommendationId);
          return (
            <li
              key={item.recommendationId}
              className={`govuk-task-list__item${open ? ' govuk-task-list__item--with-link' : ''}`}
            >
              <div className="govuk-task-list__name-and-hint">
                {open ? (
                  <Link
                    href={`/audits/${auditId}/enter/${agency.id}/${item.recommendationId}`}
                    className="govuk-link govuk-task-list__link"
                  >
                    {title}
                  </Link>
                ) : (
                  title
                )}
                <div className="govuk-task-list__hint">{hintOf(item)}</div>
              </div>
              <div className="govuk-task-list__status">{stateOf(item, content)}</div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const hintOf = ({ state, dueOn, ownRated }: EntryItem): string =>
  state === 'open'
    ? [
        dueOn ? `By ${longDate(dueOn)}.` : '',
        ownRated ? '' : 'You have not rated this yourselves: rate it first.',
      ]
        .filter(Boolean)
        .join(' ')
    : '';

function stateOf({ state, answer }: EntryItem, content: FrameworkContent): string {
  if (state === 'by-itself') return 'Answered by the partner itself';
  const rating = ratingWords(content, answer?.rating ?? null) ?? 'No rating yet';
  return state === 'opened' ? `${answer?.rating ? rating : 'No rating given'}; ratings have opened` : rating;
}
