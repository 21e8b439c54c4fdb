import { Link } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';

export function NotFoundPage() {
  useDocumentTitle('Page not found');
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">Page not found</h1>
      <p className="govuk-body">
        If you typed the address, check that it is right. If you pasted it, check that it is whole.
      </p>
      <p className="govuk-body">
        <Link href="/" className="govuk-link">
          Go to the start of Plumbline
        </Link>
      </p>
    </div>
  );
}
