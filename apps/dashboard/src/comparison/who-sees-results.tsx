import type { Release } from '@plumbline/contract';
import { Link } from 'wouter';

import { Details } from '../govuk/details.js';

interface Props {
  readonly release: Pick<Release, 'rule' | 'ruleVersion'>;
  /** Who sees the page, where it is not the pages of regional leads. */
  readonly who?: string;
}

const LEADS =
  'Regional leads and programme evaluators. They see counts of authorities, never which authority gave which rating. Authorities see the figures of their own region beside their own ratings.';

/** Who sees this page, and what keeps it from telling more than it should. */
export function WhoSeesResults({ release, who = LEADS }: Props) {
  const { rule, ruleVersion } = release;
  return (
    <section className="plumbline-section" aria-labelledby="who-sees">
      <h2 className="govuk-heading-m" id="who-sees">
        Who can see this page
      </h2>
      <p className="govuk-body plumbline-text">{who}</p>
      <Details summary="How authorities are protected">
        <p className="govuk-body">{rule}</p>
        <p className="govuk-body">
          Someone who knows all ratings of one authority, or of a few in a large region, cannot work out
          another authority’s rating from this page. It can still be guessed: the most common rating is the
          likeliest.
        </p>
        <p className="govuk-body">
          Figures are taken once. Late, corrected and withdrawn audits do not change them. England is the sum
          of the regions that are shown, so a hidden figure cannot be found by taking one from the other.
        </p>
        <p className="govuk-body">
          These results were made under version {ruleVersion} of the rule.{' '}
          <Link href="/how-we-protect-authorities" className="govuk-link">
            What we promise authorities, and what nobody can
          </Link>
        </p>
      </Details>
    </section>
  );
}
