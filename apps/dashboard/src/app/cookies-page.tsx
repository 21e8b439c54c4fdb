import { TextPage } from './text-page.js';

export default function CookiesPage() {
  return (
    <TextPage title="Cookies">
      <p className="govuk-body">
        Plumbline keeps four things on your device. All are needed for what you ask it to do, so there is
        nothing to accept or refuse. It does not count visits and shares nothing with other sites.
      </p>
      <dl className="govuk-summary-list">
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">Session cookie</dt>
          <dd className="govuk-summary-list__value">
            Keeps you signed in. It goes when you sign out or your time runs out.
          </dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">Chart or table</dt>
          <dd className="govuk-summary-list__value">
            Remembers, in your browser’s storage, whether you last chose the chart or the table. It goes when
            you sign out.
          </dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">Words not saved yet</dt>
          <dd className="govuk-summary-list__value">
            What you are writing into a form, and what could not be sent, encrypted, until it is saved, you
            let go of it or you sign out.
          </dd>
        </div>
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">When you left a page</dt>
          <dd className="govuk-summary-list__value">
            The time at which you left a page while its words were being sent, and none of the words. It goes
            when you next open a page of an audit, close the tab or sign out.
          </dd>
        </div>
      </dl>
    </TextPage>
  );
}
