import { type AskedAgency, type PartnerItem, partnerRoutes } from '@plumbline/contract';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { InsetText } from '../govuk/inset-text.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { dayOf, longDate } from '../words/dates.js';
import type { AuditProps } from './audit-page.js';
import { mayAsk } from './audit.data.js';
import { DueForm, useDue } from './due-form.js';
import { countByAgency, countPartners, itemsOf, openedWords, partnerItem } from './partners.data.js';
import { usePartnerStep } from './use-partner-step.js';

/** Who is asked to rate what, by when, and how far they are. */
export function PartnersPage({ session, audit, content, partners }: AuditProps) {
  const heading = `Partners, ${audit.authority.name}, ${audit.cycle}`;
  const { asked, rated, overdue, opened } = countPartners(partners);
  const asks = mayAsk(session.role, audit.state);
  const ask = usePartnerStep(audit.id, (dueOn: string) =>
    call(partnerRoutes.askUsualAgencies, { params: { auditId: audit.id }, body: { dueOn } }),
  );
  const due = useDue(ask);
  useDocumentTitle(due.errors.length > 0 ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      <div className="plumbline-text">
        {due.errors.length > 0 && <ErrorSummary key={`${due.tries} ${ask.status}`} errors={due.errors} />}
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body-l">
          {asked === 0
            ? 'No agency is asked to rate anything yet.'
            : `Partners have given ${rated} of ${asked} ratings; ${overdue} are overdue. ${openedWords(opened)}`}
        </p>
        {opened > 0 && (
          <p className="govuk-body">
            <Link href={`/audits/${audit.id}/differ`} className="govuk-link">
              Where we differ
            </Link>
          </p>
        )}
        <InsetText>
          Nobody sees another’s rating of a recommendation before you and everybody asked have rated it, or
          you open it after the due date. From then on first ratings stay as they are. Partners then see
          ratings; they never see your authority’s words. What an agency without an account rated is entered
          here by an audit lead, who sees it at once.
        </InsetText>
        {asks && <AskUsual {...{ partners, due }} asked={ask.isSuccess} />}
        {asks && <OpenRatings {...{ session, audit, content, partners }} />}
      </div>
      {asked > 0 && <ByAgency auditId={audit.id} partners={partners} asks={asks} />}
      <ByItem {...{ session, audit, content, partners }} />
    </>
  );
}

interface AskUsualProps extends Pick<AuditProps, 'partners'> {
  readonly due: ReturnType<typeof useDue>;
  readonly asked: boolean;
}

function AskUsual({ partners, due, asked }: AskUsualProps) {
  if (partners.agencies.length === 0)
    return (
      <p className="govuk-body">
        No agency is known to serve your authority. Your administrator can enter agencies; then you can ask
        them here.
      </p>
    );
  return (
    <section aria-labelledby="ask-usual">
      <h2 className="govuk-heading-m" id="ask-usual">
        Ask the agencies usually asked
      </h2>
      <p className="govuk-body">
        Each recommendation goes to the kinds of agency that the framework names for it. Whoever is asked
        already stays as they are. You can ask others about a recommendation, or no longer ask them, below.
      </p>
      <DueForm due={due} legend="By when are they to rate?" button="Ask the agencies usually asked" />
      {asked && (
        <p className="govuk-body" role="status">
          Asked. {countPartners(partners).asked} ratings are asked for now.
        </p>
      )}
    </section>
  );
}

function OpenRatings({ audit, partners }: AuditProps) {
  const params = { auditId: audit.id };
  const close = usePartnerStep(audit.id, () => call(partnerRoutes.closePartnerRatings, { params }));
  const ready = partners.items.filter(({ closable }) => closable).length;
  if (ready === 0) return null;
  return (
    <section aria-labelledby="open-ratings">
      <h2 className="govuk-heading-m" id="open-ratings">
        Open ratings
      </h2>
      <p className="govuk-body">
        {ready === 1 ? 'One recommendation' : `${ready} recommendations`} can be opened: you have rated, and
        everybody asked has, or is overdue. Who has not rated then reads “no rating given”. This cannot be
        undone.
      </p>
      <Button disabled={close.isPending} onClick={() => close.mutate(undefined)}>
        Close partner ratings and open them
      </Button>
      {close.isError && (
        <p className="govuk-error-message" role="alert">
          {close.error.message}. Try again.
        </p>
      )}
    </section>
  );
}

interface ByAgencyProps extends Pick<AuditProps, 'partners'> {
  readonly auditId: string;
  readonly asks: boolean;
}

function ByAgency({ auditId, partners, asks }: ByAgencyProps) {
  const signIn = new Set(partners.agencies.filter(({ signsIn }) => signsIn).map(({ id }) => id));
  return (
    <ScrollRegion label="Table: Ratings by agency">
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--m">Ratings by agency</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Agency', 'Asked', 'Rated', 'Overdue'].map((name, at) => (
              <th
                key={name}
                scope="col"
                className={`govuk-table__header${at > 0 ? ' govuk-table__header--numeric' : ''}`}
              >
                {name}
              </th>
            ))}
            <th scope="col" className="govuk-table__header">
              Who enters its ratings
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {countByAgency(partners).map(({ id, name, asked, rated, overdue }) => (
            <tr key={id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {name}
              </th>
              <td className="govuk-table__cell govuk-table__cell--numeric">{asked}</td>
              <td className="govuk-table__cell govuk-table__cell--numeric">{rated}</td>
              <td className="govuk-table__cell govuk-table__cell--numeric">{overdue}</td>
              <td className="govuk-table__cell">
                {signIn.has(id) && 'Signs in and rates itself'}
                {!signIn.has(id) && !asks && 'The audit lead'}
                {!signIn.has(id) && asks && (
                  <Link href={`/audits/${auditId}/enter/${id}`} className="govuk-link">
                    Enter ratings<span className="govuk-visually-hidden"> for {name}</span>
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function ByItem({ audit, content, partners }: AuditProps) {
  return (
    <ScrollRegion label="Table: Recommendations">
      <table className="govuk-table plumbline-answers">
        <caption className="govuk-table__caption govuk-table__caption--m">Recommendations</caption>
        <TableHead names={['Recommendation', 'Who is asked', 'Ratings']} />
        <tbody className="govuk-table__body">
          {itemsOf(content).map((item) => {
            const asked = partnerItem(partners, item.id);
            return (
              <tr key={item.id} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  <Link href={`/audits/${audit.id}/partners/${item.id}`} className="govuk-link">
                    {item.title}
                  </Link>
                </th>
                <td className="govuk-table__cell">{asked ? <Asked item={asked} /> : 'Nobody'}</td>
                <td className="govuk-table__cell">{openingWords(asked)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Asked({ item }: { readonly item: PartnerItem }) {
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {item.asked.map((one) => (
        <li key={one.agency.id}>
          {one.agency.name}: {askedWords(one, item.opened !== null)}
        </li>
      ))}
    </ul>
  );
}

export function askedWords({ dueOn, rated, overdue, enteredBy }: AskedAgency, opened: boolean): string {
  if (rated) return enteredBy === null ? 'has rated' : `rated, entered by ${enteredBy}`;
  if (opened) return 'no rating given';
  const by = dueOn === null ? 'no date set' : `by ${longDate(dueOn)}`;
  return overdue ? `overdue, ${by}` : `not rated yet, ${by}`;
}

function openingWords(item: PartnerItem | null): string {
  if (!item) return '';
  if (!item.opened) return 'Not open';
  return `Opened ${dayOf(new Date(item.opened.at))}${item.opened.how === 'closed' ? ', closed by the audit lead' : ''}`;
}
