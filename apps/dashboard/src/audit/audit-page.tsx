import type { Audit, FrameworkContent, Partners, Session } from '@plumbline/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { InsetText } from '../govuk/inset-text.js';
import { longDate, todayInLondon } from '../words/dates.js';
import {
  type ItemRow,
  mayEdit,
  standingWords,
  STATE_WORDS,
  type ThemeRows,
  toThemes,
  unfinished,
} from './audit.data.js';
import { commentsQuery } from './audit.queries.js';
import { AuditSteps, CheckStep, Reopened } from './audit-steps.js';
import { AuditWays } from './audit-ways.js';
import { openComments, openWords } from './comments.data.js';
import { nextStep } from './next-step.data.js';
import { OneReturn } from './one-return.js';
import { SignedCopy } from './signed-copy.js';
import { partnerItem, type PartnerState, partnerState } from './partners.data.js';
import { ScopeLine } from './scope-line.js';

export interface AuditProps {
  readonly session: Session;
  readonly audit: Audit;
  readonly content: FrameworkContent;
  readonly partners: Partners;
}

/** The audit as a list of tasks, by theme. */
export function AuditPage({ session, audit, content, partners }: AuditProps) {
  const themes = toThemes(content, audit.answers);
  const all = themes.reduce((sum, { rows }) => sum + rows.length, 0);
  const { button, leadsTo } = nextStep(session.role, audit, {
    recommendations: all,
    today: todayInLondon(),
  });
  const last = audit.steps.at(-1);
  const back = audit.state === 'draft' && last?.from === 'sent' ? last : undefined;
  const carried = themes.flatMap(({ rows }) => rows).filter(({ progress }) => progress === 'review').length;
  const heading = `Audit ${audit.cycle}, ${audit.authority.name}`;
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <CaptionedHeading caption={content.title}>{heading}</CaptionedHeading>
      <p className="govuk-body">
        {all - unfinished(themes).length} of {all} recommendations are answered. The audit is{' '}
        {STATE_WORDS[audit.state]}
        {audit.state !== 'signed-off' && `; it is due on ${longDate(audit.dueOn)}`}.
        {carried > 0 &&
          ` ${carried} ${carried === 1 ? 'needs' : 'need'} review: carried from ${audit.carriedFrom ?? 'an earlier cycle'}.`}
      </p>
      <OneReturn audit={audit} />
      <Reopened session={session} audit={audit} />
      {back?.reason && (
        <InsetText>
          {back.by ?? 'The approver'} sent the audit back:{' '}
          <span className="plumbline-words">{back.reason}</span>
        </InsetText>
      )}
      <AuditWays session={session} audit={audit} partners={partners} />
      <SignedCopy audit={audit} />
      {themes.map((theme) => (
        <ThemeTasks key={theme.id} {...{ session, audit, content, partners, theme }} />
      ))}
      {leadsTo && (
        <Link href={`/audits/${audit.id}${leadsTo}`} className="govuk-button">
          {button}
        </Link>
      )}
      <CheckStep session={session} audit={audit} />
      <AuditSteps steps={audit.steps} />
    </div>
  );
}

type ThemeTasksProps = AuditProps & { readonly theme: ThemeRows };

function ThemeTasks({ session, audit, content, partners, theme }: ThemeTasksProps) {
  const { data: comments = [] } = useQuery(commentsQuery(audit.id));
  return (
    <section aria-labelledby={`theme-${theme.id}`}>
      <h2 className="govuk-heading-m" id={`theme-${theme.id}`}>
        {theme.title}
      </h2>
      <ScopeLine session={session} audit={audit} theme={theme} />
      {mayEdit(session.role, audit.state) && (
        <p className="govuk-body">
          <Link href={`/audits/${audit.id}/quick/${theme.id}`} className="govuk-link">
            Rate all of these on one page<span className="govuk-visually-hidden">: {theme.title}</span>
          </Link>
        </p>
      )}
      <ul className="govuk-task-list">
        {theme.rows.map((row) => (
          <Task
            key={row.item.id}
            auditId={audit.id}
            row={{ ...row, rating: standingWords(content, audit, row) }}
            who={
              audit.assigned.find(({ recommendationId }) => recommendationId === row.item.id)?.name ?? null
            }
            hint={partnerHint(partnerState(partnerItem(partners, row.item.id), audit), audit)}
            comments={openComments(comments, row.item.id).length}
          />
        ))}
      </ul>
    </section>
  );
}

function Task({
  auditId,
  row: { item, progress, rating },
  who,
  hint,
  comments,
}: {
  readonly auditId: string;
  readonly row: ItemRow;
  /** Who looks after it; null: nobody in particular. */
  readonly who: string | null;
  readonly hint: string;
  /** Open ones. */
  readonly comments: number;
}) {
  const statusId = `${item.id}-status`;
  const hints = [who ?? '', hint, openWords(comments)].filter(Boolean);
  return (
    <li className="govuk-task-list__item govuk-task-list__item--with-link">
      <div className="govuk-task-list__name-and-hint">
        <Link
          href={`/audits/${auditId}/items/${item.id}`}
          className="govuk-link govuk-task-list__link"
          aria-describedby={statusId}
        >
          {item.title}
        </Link>
        {hints.length > 0 && <div className="govuk-task-list__hint">{hints.join('. ')}</div>}
      </div>
      <div className="govuk-task-list__status" id={statusId}>
        {progress === 'done' ? (
          rating
        ) : (
          <strong className="govuk-tag govuk-tag--blue">{UNFINISHED[progress]}</strong>
        )}
      </div>
    </li>
  );
}

const UNFINISHED = {
  'not-started': 'Not yet started',
  'in-progress': 'No rating yet',
  reason: 'Reason missing',
  review: 'Needs review',
};

/** Once the audit is sent nobody waits any more. */
const partnerHint = (partners: PartnerState, { state }: Pick<Audit, 'state'>): string =>
  partners === 'waiting' && (state === 'sent' || state === 'signed-off')
    ? 'No partner gave a rating'
    : PARTNER_HINTS[partners];

const PARTNER_HINTS: Readonly<Record<PartnerState, string>> = {
  none: '',
  waiting: 'Waiting for partners',
  opening: 'Waiting for partners: not all have rated',
  own: 'Partners have rated: it is your turn',
  ready: 'All have rated: press Save and continue to open ratings',
  overdue: 'Partners have rated or are overdue: ratings can be opened',
  agreed: 'Ratings have opened, no agreed rating yet',
  done: '',
};
