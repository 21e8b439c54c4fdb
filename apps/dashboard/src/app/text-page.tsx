import type { ReactNode } from 'react';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';

interface Props {
  readonly title: string;
  /** Has a table for all of the width: the parts to read keep themselves narrow. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A page to read, such as those that the footer links. */
export function TextPage({ title, isWide = false, children }: Props) {
  useDocumentTitle(title);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/', text: 'Home' }]} />
      <div className={isWide ? undefined : 'plumbline-text'}>
        <h1 className="govuk-heading-l">{title}</h1>
        {children}
      </div>
    </>
  );
}
