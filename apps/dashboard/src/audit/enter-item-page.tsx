import type { Entry } from '@plumbline/contract';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { WarningText } from '../govuk/warning-text.js';
import { AnswerForm, COUNTS_AT_ONCE } from './answer-form.js';
import type { AuditProps } from './audit-page.js';
import type { Item } from './audit.data.js';
import { partnersQuery } from './audit.queries.js';
import { entryReaders } from './entry-words.js';
import { entryQuery } from './entry.queries.js';
import { ItemIntro } from './item-intro.js';

type Props = AuditProps & { readonly agencyId: string; readonly item: Item };

const LABELS = {
  reason: 'Why does it not apply, as they say?',
  note: 'What they know and how they know it',
};

/** What one agency without an account rated one recommendation, as the audit lead was given it. */
export function EnterItemPage({ audit, content, agencyId, item }: Props) {
  const { data: entry } = useSuspenseQuery(entryQuery(audit.id, agencyId));
  const { agency, items, signsIn } = entry;
  const asked = items.find(({ recommendationId }) => recommendationId === item.id);
  const goOn = useGoOn(audit.id, entry, item.id);
  const title = `${item.title}: what ${agency.name} rated`;
  useDocumentTitle(title);
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: `/audits/${audit.id}/partners`, text: 'Partners' },
          { href: `/audits/${audit.id}/enter/${agencyId}`, text: `Ratings for ${agency.name}` },
        ]}
      />
      <div className="plumbline-text">
        <CaptionedHeading caption={`Enter ratings for ${agency.name}`}>{item.title}</CaptionedHeading>
        <ItemIntro content={content} item={item} />
        {asked?.state === 'open' && !signsIn ? (
          <>
            <WarningText>You will see what this partner rated. Record it as it was given to you.</WarningText>
            <AnswerForm
              content={content}
              answer={asked.answer}
              place={{ below: 'entered', auditId: audit.id, agencyId, recommendationId: item.id }}
              labels={LABELS}
              readers={entryReaders(agency)}
              warning={COUNTS_AT_ONCE}
              title={title}
              onDone={() => void goOn()}
            />
          </>
        ) : (
          <p className="govuk-body">{whyNot(entry, asked?.state)}</p>
        )}
      </div>
    </>
  );
}

/** Why nothing can be entered, or not any more. */
function whyNot({ agency, signsIn }: Entry, state: Entry['items'][number]['state'] | undefined): string {
  if (state === undefined) return `${agency.name} is not asked about this.`;
  if (state === 'opened') return 'Ratings have opened, so first ratings stay as they are.';
  return signsIn
    ? `Somebody can sign in for ${agency.name} and rates for it, so nothing is entered here.`
    : `${agency.name} answered this itself, so nothing is entered here.`;
}

/** To the next that is open, or back to the list after the last. */
function useGoOn(auditId: string, { agency, items }: Entry, itemId: string) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const at = items.findIndex(({ recommendationId }) => recommendationId === itemId);
  const next = items.slice(at + 1).find(({ state }) => state === 'open');
  const list = `/audits/${auditId}/enter/${agency.id}`;
  return async () => {
    navigate(next ? `${list}/${next.recommendationId}` : list);
    await queries.invalidateQueries({ queryKey: partnersQuery(auditId).queryKey });
  };
}
