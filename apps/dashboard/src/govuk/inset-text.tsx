import type { ReactNode } from 'react';

export function InsetText({ children }: { readonly children: ReactNode }) {
  return <div className="govuk-inset-text plumbline-text">{children}</div>;
}
