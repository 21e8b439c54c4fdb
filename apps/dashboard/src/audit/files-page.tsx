import { exchangeRoutes } from '@plumbline/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { ApiProblem, call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { FileUpload } from '../govuk/file-upload.js';
import { InsetText } from '../govuk/inset-text.js';
import type { AuditProps } from './audit-page.js';
import { mayEdit } from './audit.data.js';

const FILES = [
  { format: 'xlsx', name: 'Excel workbook', purpose: 'to fill in without a connection and bring back' },
  { format: 'csv', name: 'CSV file', purpose: 'one line for each recommendation' },
  { format: 'json', name: 'JSON file', purpose: 'for other software' },
] as const;

interface UploadError {
  readonly summary: string;
  readonly lines: readonly string[];
}

/** Takes the audit out as a file, and brings it back. */
export function FilesPage({ session, audit }: AuditProps) {
  const [error, setError] = useState<UploadError | null>(null);
  const heading = `Files, ${audit.authority.name}, ${audit.cycle}`;
  useDocumentTitle(error ? `Error: ${heading}` : heading);
  const signed = audit.state === 'signed-off';
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
              , {purpose}
            </li>
          ))}
        </ul>
        <InsetText>
          The files hold all that your authority answered, in its own words. Whoever has a file can read it.
        </InsetText>
        {session.role === 'audit-lead' && (
          <>
            <h2 className="govuk-heading-m">Bring a workbook back</h2>
            {mayEdit(session.role, audit.state) ? (
              <UploadForm auditId={audit.id} error={error} onError={setError} />
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

interface FormProps {
  readonly auditId: string;
  readonly error: UploadError | null;
  readonly onError: (error: UploadError | null) => void;
}

function UploadForm({ auditId, error, onError }: FormProps) {
  const [file, setFile] = useState<File | null>(null);
  const [, navigate] = useLocation();
  const upload = useMutation({
    mutationFn: (chosen: File) => call(exchangeRoutes.uploadWorkbook, { params: { auditId }, file: chosen }),
    onSuccess: ({ id }) => navigate(`/audits/${auditId}/imports/${id}`),
    onError: (problem) => onError(wordsOf(problem)),
  });
  const send = () => {
    onError(null);
    if (file) upload.mutate(file);
    else onError({ summary: 'Choose the workbook that you filled in', lines: [] });
  };
  return (
    <>
      <p className="govuk-body">
        You see what the file changes before anything is written. An empty cell leaves an answer as it is; the
        word “clear” removes it.
      </p>
      <FileUpload
        id="workbook"
        label="Workbook"
        hint="The Excel workbook (.xlsx) of this audit, 5 MB at most"
        accept=".xlsx"
        error={error?.summary}
        onChoose={setFile}
      />
      <Button disabled={upload.isPending} onClick={send}>
        See what it changes
      </Button>
    </>
  );
}

function wordsOf(error: Error): UploadError {
  if (!(error instanceof ApiProblem)) return { summary: error.message, lines: [] };
  const { title, detail, errors = [] } = error.problem;
  return { summary: detail ?? title, lines: errors.map((each) => each.detail) };
}
