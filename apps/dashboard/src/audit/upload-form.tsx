import type { ImportPreview } from '@plumbline/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { ApiProblem } from '../api/client.js';
import { Button } from '../govuk/button.js';
import { FileUpload } from '../govuk/file-upload.js';

export interface UploadError {
  readonly summary: string;
  readonly lines: readonly string[];
}

interface Props {
  /** What the chosen file should be. */
  readonly hint: string;
  readonly send: (file: File) => Promise<ImportPreview>;
  readonly error: UploadError | null;
  readonly onError: (error: UploadError | null) => void;
}

/** Sends a workbook and goes on to what it changes. */
export function UploadForm({ hint, send, error, onError }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [, navigate] = useLocation();
  const upload = useMutation({
    mutationFn: send,
    onSuccess: ({ auditId, id }) => navigate(`/audits/${auditId}/imports/${id}`),
    onError: (problem) => onError(wordsOf(problem)),
  });
  const start = () => {
    onError(null);
    if (file) upload.mutate(file);
    else onError({ summary: 'Choose the workbook that was filled in', lines: [] });
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
        hint={hint}
        accept=".xlsx"
        error={error?.summary}
        onChoose={setFile}
      />
      <Button disabled={upload.isPending} onClick={start}>
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
