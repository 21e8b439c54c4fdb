import { type AuditState, exchangeRoutes, type Role } from '@plumbline/contract';
import { useState } from 'react';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { InsetText } from '../govuk/inset-text.js';
import type { AuditProps } from './audit-page.js';
import { mayEdit } from './audit.data.js';
import { type UploadError, UploadForm } from './upload-form.js';

const FILES = [
  { format: 'xlsx', name: 'Excel workbook', purpose: 'a sheet for each theme' },
  { format: 'csv', name: 'CSV file', purpose: 'one line for each recommendation' },
  { format: 'json', name: 'JSON file', purpose: 'for other software' },
] as const;

const TO_BRING_BACK = 'to fill in without a connection and bring back';

/** Only the audit lead, and only while answers can be changed. */
const mayBringBack = (role: Role, state: AuditState): boolean =>
  role === 'audit-lead' && mayEdit(role, state);

/** Takes the audit out as a file, and brings it back. */
export function FilesPage({ session, audit }: AuditProps) {
  const [error, setError] = useState<UploadError | null>(null);
  const heading = `Files, ${audit.authority.name}, ${audit.cycle}`;
  useDocumentTitle(error ? `Error: ${heading}` : heading);
  const signed = audit.state === 'signed-off';
  const comesBack = mayBringBack(session.role, audit.state);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      {error && (
        <ErrorSummary
          key={error.summary}
          errors={[error.summary, ...error.lines].map((text) => ({ text, href: '#workbook' }))}
        />
      )}
      <h1 className="govuk-heading-l">{heading}</h1>
      <div className="plumbline-text">
        <h2 className="govuk-heading-m">Take the audit out</h2>
        {signed && (
          <p className="govuk-body">
            The files hold the ratings as they were signed off, with the hash of their content.
          </p>
        )}
        <ul className="govuk-list govuk-list--bullet">
          {FILES.map(({ format, name, purpose }) => (
            <li key={format}>
              <a className="govuk-link" href={`/api/audits/${audit.id}/files/${format}`} download>
                {name}
              </a>
              , {format === 'xlsx' && comesBack ? TO_BRING_BACK : purpose}
            </li>
          ))}
        </ul>
        <InsetText>
          The files hold all that your authority answered, in its own words. Whoever has a file can read it.
        </InsetText>
        {session.role === 'audit-lead' && (
          <>
            <h2 className="govuk-heading-m">Bring a workbook back</h2>
            {comesBack ? (
              <UploadForm
                hint="The Excel workbook (.xlsx) of this audit, 5 MB at most"
                send={(file) => call(exchangeRoutes.uploadWorkbook, { params: { auditId: audit.id }, file })}
                error={error}
                onError={setError}
              />
            ) : (
              <p className="govuk-body">
                The audit cannot be changed now, so no workbook can be brought back.
              </p>
            )}
          </>
        )}
      </div>
    </>
  );
}
