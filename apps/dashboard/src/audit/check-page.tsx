import { auditRoutes } from '@plumbline/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { AnswersTable } from './all-page.js';
import type { AuditProps } from './audit-page.js';
import { type Item, type ItemRow, mayEdit, toThemes, unfinished } from './audit.data.js';
import { commentsQuery } from './audit.queries.js';
import { openComments, openWords } from './comments.data.js';
import { lacksEvidence } from './evidence.data.js';
import { OneReturn } from './one-return.js';
import { itemsOf, partnerItem, type PartnerState, partnerState } from './partners.data.js';
import { useStep } from './use-step.js';

/** What is missing, every answer, and the way to sign-off. */
export function CheckPage({ session, audit, content, partners }: AuditProps) {
  const params = { auditId: audit.id };
  const send = useStep((key) => call(auditRoutes.sendAudit, { params, key }));
  const recall = useStep((key) => call(auditRoutes.recallAudit, { params, key }));
  const missing = unfinished(toThemes(content, audit.answers));
  const pending = itemsOf(content).flatMap((item) => {
    const state = partnerState(partnerItem(partners, item.id), audit);
    return state === 'none' || state === 'done' ? [] : [{ item, state }];
  });
  const ready = missing.length === 0 && pending.every(({ state }) => state === 'waiting');
  const failed = send.error ?? recall.error;
  const heading = `Check answers, ${audit.authority.name}, ${audit.cycle}`;
  useDocumentTitle(failed ? `Error: ${heading}` : heading);
  const lead = session.role === 'audit-lead';
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      {failed && <ErrorSummary errors={[{ text: failed.message, href: '#send' }]} />}
      <h1 className="govuk-heading-l">{heading}</h1>
      <div className="plumbline-text" id="send">
        <OneReturn audit={audit} />
        <Missing auditId={audit.id} rows={missing} />
        <WithoutEvidence {...{ audit, content }} />
        <Unresolved {...{ audit, content }} />
        <Pending auditId={audit.id} pending={pending} />
        {lead && mayEdit(session.role, audit.state) && ready && (
          <>
            <p className="govuk-body">
              The approver reads the audit and signs it off. While it waits, nobody can change it; you can
              take it back.
            </p>
            <Button disabled={send.isPending} onClick={() => send.mutate()}>
              Send for sign-off
            </Button>
          </>
        )}
        {lead && audit.state === 'sent' && (
          <>
            <p className="govuk-body">The audit was sent for sign-off.</p>
            <Button look="secondary" disabled={recall.isPending} onClick={() => recall.mutate()}>
              Take it back
            </Button>
          </>
        )}
      </div>
      <AnswersTable {...{ audit, content, partners }} />
    </>
  );
}

function Missing({ auditId, rows }: { readonly auditId: string; readonly rows: readonly ItemRow[] }) {
  if (rows.length === 0) return <p className="govuk-body">Every recommendation is answered.</p>;
  return (
    <>
      <p className="govuk-body">The audit can be sent once these are answered:</p>
      <ul className="govuk-list govuk-list--bullet">
        {rows.map(({ item, progress }) => (
          <li key={item.id}>
            <Link href={`/audits/${auditId}/items/${item.id}`} className="govuk-link">
              {item.title}
            </Link>
            {progress === 'reason' && ' (say why it does not apply)'}
            {progress === 'review' && ' (look again at what was carried forward)'}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A hint, which keeps nothing from being sent. */
function WithoutEvidence({ audit, content }: Pick<AuditProps, 'audit' | 'content'>) {
  const items = itemsOf(content).filter(({ id }) =>
    audit.answers.some(
      (answer) =>
        answer.recommendationId === id && !answer.needsReview && lacksEvidence(answer, content.levels),
    ),
  );
  if (items.length === 0) return null;
  return (
    <>
      <p className="govuk-body">
        These are rated as strengths and no evidence is named. That does not keep the audit from being sent:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {items.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/audits/${audit.id}/items/${id}`} className="govuk-link">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A hint, too. */
function Unresolved({ audit, content }: Pick<AuditProps, 'audit' | 'content'>) {
  const { data: comments = [] } = useQuery(commentsQuery(audit.id));
  const items = itemsOf(content)
    .map(({ id, title }) => ({ id, title, open: openComments(comments, id).length }))
    .filter(({ open }) => open > 0);
  if (items.length === 0) return null;
  return (
    <>
      <p className="govuk-body">
        Comments on these are not resolved. That does not keep the audit from being sent:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {items.map(({ id, title, open }) => (
          <li key={id}>
            <Link href={`/audits/${audit.id}/items/${id}`} className="govuk-link">
              {title}
            </Link>
            : {openWords(open)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface PendingProps {
  readonly auditId: string;
  readonly pending: readonly { readonly item: Item; readonly state: PartnerState }[];
}

const PENDING = [
  {
    state: 'agreed',
    page: 'differ',
    says: 'Ratings have opened and no rating is agreed yet. Agree one before the audit can be sent:',
  },
  {
    state: 'ready',
    page: 'items',
    says: 'All have rated these. Press Save and continue there, or let the audit lead open them under Partners; where ratings differ one is agreed before the audit can be sent:',
  },
  {
    state: 'overdue',
    page: 'partners',
    says: 'Of these partners have rated or are overdue. The audit lead can open the ratings under Partners; where they differ one is agreed before the audit can be sent:',
  },
  {
    state: 'own',
    page: 'items',
    says: 'Partners have rated these. Your authority has not rated them, or not confirmed its rating:',
  },
  {
    state: 'opening',
    page: 'partners',
    says: 'Some partners have rated these and others have not. The audit can be sent once the ratings have opened and a rating is agreed:',
  },
  {
    state: 'waiting',
    page: 'partners',
    says: 'No partner has rated these yet. That does not keep the audit from being sent; once it is sent, partners can no longer rate:',
  },
] as const;

/** What partners have to do with sending. */
function Pending({ auditId, pending }: PendingProps) {
  return PENDING.map(({ state, page, says }) => {
    const items = pending.filter((each) => each.state === state);
    return (
      items.length > 0 && (
        <div key={state}>
          <p className="govuk-body">{says}</p>
          <ul className="govuk-list govuk-list--bullet">
            {items.map(({ item }) => (
              <li key={item.id}>
                <Link href={`/audits/${auditId}/${page}/${item.id}`} className="govuk-link">
                  {item.title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )
    );
  });
}
