import { TextPage } from './text-page.js';

export default function PrivacyPage() {
  return (
    <TextPage title="Privacy">
      <h2 className="govuk-heading-m">About you</h2>
      <p className="govuk-body">
        Plumbline knows your name, your role and the organisation or region you act for, because people who
        work on an audit need to know with whom. Of people of partner organisations it keeps the e-mail
        address at work, by which administrators know who is on record already; nobody else sees it. It keeps
        when you sign in, to protect the service. It does not track you.
      </p>
      <h2 className="govuk-heading-m">About authorities</h2>
      <p className="govuk-body">
        Each authority is the controller of the data it enters. Its ratings are not shown to other authorities
        or to regional leads. Published results are counts of authorities; where counts could tell who gave
        which rating, they are not shown. Case files and details of children and families do not belong in
        Plumbline.
      </p>
      <h2 className="govuk-heading-m">Your rights</h2>
      <p className="govuk-body">
        You can ask to see what is kept about you, or to have it corrected. Ask your administrator, or your
        organisation’s data protection officer.
      </p>
    </TextPage>
  );
}
