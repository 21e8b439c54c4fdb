import { type AskedAgency, partnerRoutes } from '@plumbline/contract';
import { useState } from 'react';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { Select } from '../govuk/select.js';
import type { AuditProps } from './audit-page.js';
import { type Item, mayAsk } from './audit.data.js';
import { DueForm, useDue } from './due-form.js';
import { partnerItem } from './partners.data.js';
import { askedWords } from './partners-page.js';
import { usePartnerStep } from './use-partner-step.js';

type Props = AuditProps & { readonly item: Item };

/** Which agencies are asked about one recommendation. */
export function PartnerItemPage({ session, audit, partners, item }: Props) {
  const heading = `Who is asked about ${item.title}`;
  const asked = partnerItem(partners, item.id);
  const opened = Boolean(asked?.opened);
  const asks = mayAsk(session.role, audit.state) && !opened;
  const [chosen, setChosen] = useState(partners.agencies[0]?.id ?? '');
  const ask = usePartnerStep(audit.id, (dueOn: string) =>
    call(partnerRoutes.askAgency, {
      params: { auditId: audit.id, recommendationId: item.id, agencyId: chosen },
      body: { dueOn },
    }),
  );
  const due = useDue(ask);
  useDocumentTitle(due.errors.length > 0 ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` },
          { href: `/audits/${audit.id}/partners`, text: 'Partners' },
        ]}
      />
      <div className="plumbline-text">
        {due.errors.length > 0 && <ErrorSummary key={`${due.tries} ${ask.status}`} errors={due.errors} />}
        <h1 className="govuk-heading-l">{heading}</h1>
        {!asked && <p className="govuk-body">Nobody is asked about this recommendation.</p>}
        <dl className="govuk-summary-list">
          {asked?.asked.map((one) => (
            <div key={one.agency.id} className="govuk-summary-list__row">
              <dt className="govuk-summary-list__key">{one.agency.name}</dt>
              <dd className="govuk-summary-list__value">{askedWords(one, opened)}</dd>
              {asks && !one.rated && (
                <dd className="govuk-summary-list__actions">
                  <Withdraw auditId={audit.id} itemId={item.id} asked={one} />
                </dd>
              )}
            </div>
          ))}
        </dl>
        {opened && <p className="govuk-body">The ratings have opened, so nobody else can be asked.</p>}
        {asks && partners.agencies.length > 0 && <Ask {...{ partners, due, chosen }} onChoose={setChosen} />}
      </div>
    </>
  );
}

interface WithdrawProps {
  readonly auditId: string;
  readonly itemId: string;
  readonly asked: AskedAgency;
}

function Withdraw({ auditId, itemId, asked: { agency } }: WithdrawProps) {
  const params = { auditId, recommendationId: itemId, agencyId: agency.id };
  const withdraw = usePartnerStep(auditId, () => call(partnerRoutes.withdrawAgency, { params }));
  return (
    <>
      <Button look="secondary" disabled={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
        Do not ask<span className="govuk-visually-hidden"> {agency.name}</span>
      </Button>
      {withdraw.isError && (
        <p className="govuk-error-message" role="alert">
          {withdraw.error.message}
        </p>
      )}
    </>
  );
}

interface AskProps extends Pick<Props, 'partners'> {
  readonly due: ReturnType<typeof useDue>;
  readonly chosen: string;
  readonly onChoose: (agencyId: string) => void;
}

function Ask({ partners, due, chosen, onChoose }: AskProps) {
  return (
    <section aria-labelledby="ask-one">
      <h2 className="govuk-heading-m" id="ask-one">
        Ask an agency, or change its date
      </h2>
      <DueForm due={due} legend="By when is it to rate?" button="Ask this agency">
        <Select
          id="agency"
          label="Agency"
          value={chosen}
          options={partners.agencies.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={onChoose}
        />
      </DueForm>
    </section>
  );
}
