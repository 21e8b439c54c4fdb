import type { ReactNode } from 'react';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';

/** A page to read, such as those that the footer links. */
export function TextPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useDocumentTitle(title);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/', text: 'Home' }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{title}</h1>
        {children}
      </div>
    </>
  );
}
