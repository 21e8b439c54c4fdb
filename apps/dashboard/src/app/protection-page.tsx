import { HIDDEN_SENTENCE } from '@plumbline/framework';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { TextPage } from './text-page.js';

/** How many must differ, and against how many who know everything of their own the promise holds, by authorities that returned. */
const PROMISES = [
  ['5 to 7', '2', '1'],
  ['8 to 15', '3', '2'],
  ['16 to 20', '4', '3'],
  ['21 to 25', '5', '4'],
  ['26 to 30', '6', '5'],
  ['31 to 33', '7', '6'],
] as const;

const PROMISE_COLUMNS = [
  'Authorities that returned',
  'Must differ from the most common rating',
  'Holds against authorities that share all they know',
];

export default function ProtectionPage() {
  return (
    <TextPage title="How we protect authorities">
      <p className="govuk-body-l">
        An audit is worth most when it is candid. What is published of a region must not tell how one of its
        authorities rated itself.
      </p>
      <WhatIsShown />
      <Promise />
      <NoPromise />
      <h2 className="govuk-heading-m">Which rule holds</h2>
      <p className="govuk-body">
        This page describes version 2 of the rule. A service may make its numbers stricter, never laxer; it
        then says so in the version. Every set of results keeps the rule it was made under, and its page names
        it.
      </p>
    </TextPage>
  );
}

function WhatIsShown() {
  return (
    <>
      <h2 className="govuk-heading-m">What is shown</h2>
      <p className="govuk-body">
        Counts of authorities, region by region. They are shown where at least five rated a recommendation,
        and enough of them differ from the most common rating. Agreement is what gives ratings away: who knows
        that all agree, knows each. A count of 1 names nobody.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>A figure is shown whole or not at all. In its place stands: “{HIDDEN_SENTENCE}”.</li>
        <li>
          Totals, shares, themes and England are made from shown figures only, so that nothing can be found by
          subtraction.
        </li>
        <li>
          Where every authority of a region agreed to it when signing off, figures on which almost all agree
          are shown too, and marked. One that did not agree is enough to hide them.
        </li>
        <li>
          Partners’ ratings are counted apart. An organisation counts once, in the region of its seat, however
          many authorities it works with.
        </li>
        <li>
          Results are made once, from what was signed off when the figures were taken. Late, corrected and
          withdrawn audits never change them.
        </li>
        <li>The part of the service that shows results cannot read an audit.</li>
      </ul>
    </>
  );
}

function Promise() {
  return (
    <>
      <h2 className="govuk-heading-m">What we promise</h2>
      <p className="govuk-body">
        Somebody may know this rule, and every rating of a few authorities of a region. They still cannot work
        out the rating of any other: at least two answers remain possible for each. How many a few are depends
        on how many returned.
      </p>
      <ScrollRegion label="Table: what the promise holds against">
        <table className="govuk-table">
          <caption className="govuk-table__caption govuk-table__caption--s">
            By how many authorities of a region returned
          </caption>
          <TableHead names={PROMISE_COLUMNS} figures={2} />
          <tbody className="govuk-table__body">
            {PROMISES.map(([returned, differ, against]) => (
              <tr key={returned} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {returned}
                </th>
                <td className="govuk-table__cell govuk-table__cell--numeric">{differ}</td>
                <td className="govuk-table__cell govuk-table__cell--numeric">{against}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="govuk-body">
        For partners’ ratings the same holds for organisations; and for everybody who works in one authority
        and has read what its partners answered, as to organisations that it does not work with.
      </p>
    </>
  );
}

function NoPromise() {
  return (
    <>
      <h2 className="govuk-heading-m">What nobody can promise</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>That nobody guesses: the most common rating may be that of four authorities in five.</li>
        <li>Anything about what is known from elsewhere.</li>
        <li>
          Anything against the belief that nobody changed a rating between two cycles. Two cycles side by side
          can show that most did not.
        </li>
        <li>
          Anything against somebody who takes part in more audits of a region than the table says, such as one
          agency that works with many authorities.
        </li>
        <li>
          That an authority cannot tell something of what an organisation it works with answered to another
          authority.
        </li>
        <li>Anything about figures that are shown because every authority of the region agreed.</li>
      </ul>
    </>
  );
}
