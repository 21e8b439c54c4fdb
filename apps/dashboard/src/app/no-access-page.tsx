import { Link } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';

export function NoAccessPage() {
  useDocumentTitle('You do not have access to this page');
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">You do not have access to this page</h1>
      <p className="govuk-body">
        It is for people in another role. If you have that role too, sign out and sign in with it. If you
        think you should have it, ask your administrator.
      </p>
      <p className="govuk-body">
        <Link href="/" className="govuk-link">
          Go to your start page
        </Link>
      </p>
    </div>
  );
}
