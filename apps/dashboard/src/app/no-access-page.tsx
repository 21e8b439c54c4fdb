import { Link } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';

/** For a page of another role, or for whoever's own time in a role is over. */
export function NoAccessPage({ over = false }: { readonly over?: boolean }) {
  const heading = over ? 'You do not have access any more' : 'You do not have access to this page';
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body">
        {over
          ? 'Your time in this role is over. What you wrote stays, under your name. If you should still have access, ask the audit lead of your authority, or your administrator.'
          : 'It is for people in another role. If you have that role too, sign out and sign in with it. If you think you should have it, ask your administrator.'}
      </p>
      <p className="govuk-body">
        <Link href={over ? '/sign-in' : '/'} className="govuk-link">
          {over ? 'Sign in in another role' : 'Go to your start page'}
        </Link>
      </p>
    </div>
  );
}
