import type { ReactNode } from 'react';

export function Details({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text plumbline-text">{children}</div>
    </details>
  );
}
