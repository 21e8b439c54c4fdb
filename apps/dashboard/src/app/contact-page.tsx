import { useSuspenseQuery } from '@tanstack/react-query';

import { contactQuery } from './session.queries.js';
import { TextPage } from './text-page.js';

/** Whom to ask, and where to say what works and what does not. */
export default function ContactPage() {
  const { data: contact } = useSuspenseQuery(contactQuery);
  return (
    <TextPage title="Contact and feedback">
      <h2 className="govuk-heading-m">Contact</h2>
      <p className="govuk-body">
        {contact === null ? (
          'This service has not said where to write to. Ask your administrator; if you do not know who that is, ask your audit lead.'
        ) : (
          <>
            Write to{' '}
            <a className="govuk-link" href={contact.includes('://') ? contact : `mailto:${contact}`}>
              {contact}
            </a>
            .
          </>
        )}
      </p>
      <h2 className="govuk-heading-m">Feedback</h2>
      <p className="govuk-body">
        This is a new service. Say what you wanted to do, what you did and what happened, with the address of
        the page. That helps most.
      </p>
      <p className="govuk-body">Leave out ratings, names of children and families, and details of cases.</p>
    </TextPage>
  );
}
