import { Link } from 'wouter';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { TextPage } from './text-page.js';
import { type Audience, AUDIENCES, type Field, FIELDS } from './who-sees-what.data.js';

const audiences = Object.keys(AUDIENCES) as Audience[];

/** Every field of an audit and every audience. */
export default function WhoSeesWhatPage() {
  return (
    <TextPage title="Who sees what" isWide>
      <p className="govuk-body-l plumbline-text">
        Only people of an authority see all that it answers. Others see what stands in this table, and nothing
        else.
      </p>
      <h2 className="govuk-heading-m">Each part of an audit</h2>
      <ScrollRegion label="Table: who sees each part of an audit">
        <table className="govuk-table plumbline-who-sees">
          <caption className="govuk-visually-hidden">Who sees each part of an audit</caption>
          <TableHead names={['Part', ...audiences.map((audience) => AUDIENCES[audience].title)]} />
          <tbody className="govuk-table__body">
            {FIELDS.map((field) => (
              <Row key={field.field} {...field} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="plumbline-text">
        <Others />
        <Requests />
      </div>
    </TextPage>
  );
}

function Row({ field, seen }: Field) {
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {field}
      </th>
      {audiences.map((audience) => (
        <td key={audience} className="govuk-table__cell">
          {seen[audience] ?? 'Nothing'}
        </td>
      ))}
    </tr>
  );
}

function Others() {
  return (
    <>
      <h2 className="govuk-heading-m">Everybody else</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          Other authorities see nothing of your audit. They see the published figures of their own region and
          of England, as you do.
        </li>
        <li>
          A region’s own programs can read the published results that its regional lead reads, with a key that
          an administrator issues and ends.
        </li>
        <li>Ofsted and the Department for Education have no access to answers.</li>
        <li>
          Whoever has a file that your authority took out can read it. Files are yours to keep and to pass on.
        </li>
        <li>
          The ratings of Ofsted that stand here are public already. Everybody who sees results sees figures of
          them.
        </li>
      </ul>
      <p className="govuk-body">
        <Link href="/how-we-protect-authorities" className="govuk-link">
          How we protect authorities
        </Link>{' '}
        says which counts are published, what that promises and what nobody can promise.
      </p>
    </>
  );
}

function Requests() {
  return (
    <>
      <h2 className="govuk-heading-m">Whose data it is</h2>
      <p className="govuk-body">
        Your authority is the controller of what it enters. Whoever runs the service keeps it for your
        authority and uses it for nothing but what this page says.
      </p>
      <h2 className="govuk-heading-m">If you are asked for it under freedom of information</h2>
      <p className="govuk-body">
        Your audit is information that your authority holds, so a request for it is your authority’s to
        answer. This is general advice; check it with your information governance team before you answer.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>Published figures can be given: they tell no authority’s ratings.</li>
        <li>
          For your own ratings and words your authority decides whether an exemption holds, for example for
          policy that is being formed, for what was given in confidence or for the conduct of public affairs.
          Some of these ask you to weigh the public interest.
        </li>
        <li>What a partner rated or wrote is also the partner’s: ask it before you decide.</li>
        <li>Names of people are personal data.</li>
        <li>Whoever runs the service passes a request for your answers on to you.</li>
      </ul>
    </>
  );
}
