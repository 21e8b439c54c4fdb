import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { PackTable } from '../app/pack-table.js';
import { SaveAsPdf } from '../app/save-as-pdf.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { longDate } from '../words/dates.js';
import type { AuditProps } from './audit-page.js';
import { planQuery } from './audit.queries.js';
import { biggest, improvementLines, longestOverdue, type OverdueAction } from './board-pack.data.js';
import { OneReturn } from './one-return.js';
import { countByAgency, countPartners, rangeWords, toDifferences } from './partners.data.js';
import { allRows, count, type Standing, standingsWords, toStandings } from './standing.data.js';
import { StatusLine } from './status-line.js';
import '../app/pack.css';

/** Two sheets of paper for a board. */
export function BoardPackPage({ audit, content, partners }: AuditProps) {
  const { data: actions } = useSuspenseQuery(planQuery);
  const heading = `Board pack, ${audit.authority.name}, ${audit.cycle}`;
  const rows = allRows(toStandings(content, audit));
  const agreed = rows.filter((row) => row.agreed).length;
  useDocumentTitle(heading);
  return (
    <div className="plumbline-pack">
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      <CaptionedHeading caption={content.title}>{heading}</CaptionedHeading>
      <p className="govuk-body">
        <StatusLine audit={audit} />
      </p>
      <OneReturn audit={audit} />
      <SaveAsPdf>
        <p className="govuk-body">
          Two sheets of A4. The figures stand{' '}
          <Link href={`/audits/${audit.id}/files`} className="govuk-link">
            in files
          </Link>{' '}
          too.
        </p>
      </SaveAsPdf>
      <p className="govuk-body-l">
        {standingsWords(rows)}{' '}
        {agreed > 0 && `${count(agreed, 'rating was', 'ratings were')} agreed with partners. `}
        {rows.some(({ carried }) => carried !== null) &&
          `What needs review was carried from ${audit.carriedFrom ?? 'an earlier cycle'}; it counts as neither until somebody has looked at it again.`}
      </p>
      <StrengthsAndGaps {...{ content, audit }} />
      <div className="plumbline-pack__second">
        <Disagreements {...{ audit, content, partners }} />
        <Overdue actions={actions.filter(({ overdue }) => overdue)} />
        <Participation partners={partners} />
        <p className="govuk-body">
          Ratings are the authority’s own, or those it agreed with partners; nobody else has checked them.
          People of {audit.authority.name} can see this page, and whoever has it on paper.
        </p>
      </div>
    </div>
  );
}

function StrengthsAndGaps({ content, audit }: Pick<AuditProps, 'content' | 'audit'>) {
  const themes = toStandings(content, audit);
  const parts: readonly { title: string; holds: (row: Standing) => boolean }[] = [
    { title: 'Gaps', holds: ({ at, isStrength }) => at !== null && !isStrength },
    { title: 'Strengths', holds: ({ isStrength }) => isStrength },
    { title: 'Neither', holds: ({ at }) => at === null },
  ];
  const lines = improvementLines(
    allRows(themes).filter(({ at, isStrength }) => at !== null && !isStrength),
    audit.answers,
  );
  return (
    <div className="plumbline-pack__flow">
      {parts.map(({ title, holds }) => {
        const held = themes.filter(({ rows }) => rows.some(holds));
        if (title === 'Neither' && held.length === 0) return null;
        return (
          <section key={title} aria-label={title} className="plumbline-pack__part">
            <h2 className="govuk-heading-m">
              {title}: {allRows(themes).filter(holds).length}
            </h2>
            {held.map((theme) => (
              <div key={theme.id} className="plumbline-pack__theme">
                <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{theme.title}</h3>
                <ul className="govuk-list govuk-list--bullet">
                  {theme.rows.filter(holds).map(({ item, rating, agreed, carried }) => (
                    <li key={item.id}>
                      {item.title}: {rating ?? unratedWords(carried)}
                      {agreed && ' (agreed)'}
                      {lines.has(item.id) && (
                        <span className="plumbline-pack__small">. To improve: {lines.get(item.id)}</span>
                      )}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}

const unratedWords = (carried: string | null): string =>
  carried === null ? 'not rated yet' : `needs review (carried: ${carried})`;

function Disagreements({ audit, content, partners }: Pick<AuditProps, 'audit' | 'content' | 'partners'>) {
  const { shown, of } = biggest(toDifferences(content, audit, partners));
  return (
    <section aria-label="Biggest disagreements with partners">
      <h2 className="govuk-heading-m">Biggest disagreements with partners</h2>
      {shown.length === 0 ? (
        <p className="govuk-body">
          {countPartners(partners).opened === 0
            ? 'No ratings of partners have opened.'
            : 'Wherever ratings of partners have opened, all are on the same level.'}
        </p>
      ) : (
        <p className="govuk-body">
          First ratings, as they were before anybody saw another’s.
          {of > shown.length && ` ${shown.length} of ${of}, the furthest apart.`}
        </p>
      )}
      {shown.length > 0 && (
        <PackTable
          label="Biggest disagreements with partners"
          heads={['Recommendation', 'Apart', 'Ratings', 'Agreed']}
          rows={shown.map((each) => [
            each.item.title,
            rangeWords(each),
            each.places.map(({ rater, rating }) => `${rater}: ${rating}`).join('; '),
            each.agreed?.rating ?? 'Not agreed',
          ])}
        />
      )}
    </section>
  );
}

function Overdue({ actions }: { readonly actions: readonly OverdueAction[] }) {
  const { shown, of } = longestOverdue(actions);
  return (
    <section aria-label="Overdue actions">
      <h2 className="govuk-heading-m">Overdue actions: {of}</h2>
      {of === 0 ? (
        <p className="govuk-body">No action is overdue.</p>
      ) : (
        <PackTable
          label="Overdue actions"
          heads={['Action', 'Recommendation', 'Owner', 'Was due']}
          rows={shown.map(({ what, recommendation, owner, dueOn }) => [
            what,
            recommendation,
            owner,
            longDate(dueOn),
          ])}
        />
      )}
      {of > shown.length && <p className="govuk-body">{of - shown.length} more stand in the plan.</p>}
    </section>
  );
}

function Participation({ partners }: Pick<AuditProps, 'partners'>) {
  const { asked, rated, opened } = countPartners(partners);
  return (
    <section aria-label="Participation of partners">
      <h2 className="govuk-heading-m">Participation of partners</h2>
      <p className="govuk-body">
        {asked === 0
          ? 'No partner was asked.'
          : `Partners gave ${rated} of ${asked} ratings that they were asked for. The ratings of ${count(opened, 'recommendation', 'recommendations')} have opened.`}
      </p>
      {asked > 0 && (
        <PackTable
          label="Participation of partners"
          heads={['Partner', 'Asked for', 'Gave', 'Overdue']}
          rows={countByAgency(partners).map((agency) => [
            agency.name,
            String(agency.asked),
            String(agency.rated),
            String(agency.overdue),
          ])}
        />
      )}
    </section>
  );
}
