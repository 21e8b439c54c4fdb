import {
  type AuditSummary,
  type CycleToStart,
  type JointCycle,
  type Session,
  auditRoutes,
} from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { WhatNext } from '../app/what-next.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { Skeleton } from '../govuk/skeleton.js';
import { todayInLondon } from '../words/dates.js';
import { dueWords } from '../words/due.js';
import { AssignedToMe } from './assigned-to-me.js';
import { STATE_WORDS } from './audit.data.js';
import { auditQuery, auditsQuery, frameworkQuery } from './audit.queries.js';
import { splitAudits } from './home.data.js';
import { NOTHING_WAITS, nextStep } from './next-step.data.js';
import { useStep } from './use-step.js';

/** Nothing for the form pages that share this code. */
const HomeFigures = lazy(() => import('./home-figures.js'));

/** Where people of an authority begin: what to do next, in one sentence with one button. */
export function AuditHome({ session }: { readonly session: Session }) {
  const { data } = useSuspenseQuery(auditsQuery);
  const { open, earlier } = splitAudits(data.audits, todayInLondon());
  const idle = session.role === 'approver' && !open.some(({ state }) => state === 'sent');
  const heading = `Your audit, ${session.actsFor}`;
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      {data.toStart.map((cycle) => (
        <ToStart key={`${cycle.frameworkId} ${cycle.cycle}`} {...{ session, cycle, idle }} />
      ))}
      {open.map((summary) => (
        <Current key={summary.id} {...{ session, summary, idle }} />
      ))}
      {data.joint.map((joint) => (
        <ReturnsJointly key={`${joint.frameworkTitle} ${joint.cycle}`} joint={joint} />
      ))}
      {data.toStart.length === 0 && open.length === 0 && data.joint.length === 0 && (
        <WhatNext
          sentence={`${idle ? NOTHING_WAITS : ''}No cycle is open. When your administrator opens one, the audit lead can start the audit here.`}
          also={[COMPARE]}
        />
      )}
      {earlier.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Earlier audits</h2>
          <ul className="govuk-list govuk-list--bullet">
            {earlier.map(({ id, cycle, frameworkTitle, state }) => (
              <li key={id}>
                <Link href={`/audits/${id}`} className="govuk-link">
                  {cycle}, {frameworkTitle}
                </Link>{' '}
                ({STATE_WORDS[state]})
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface Mine {
  readonly session: Session;
  /** An approver for whom nothing waits, in any audit. */
  readonly idle: boolean;
}

function ToStart({ session, cycle, idle }: Mine & { readonly cycle: CycleToStart }) {
  const start = useStep((key) =>
    call(auditRoutes.startAudit, { key, body: { frameworkId: cycle.frameworkId, cycle: cycle.cycle } }),
  );
  return (
    <>
      <h2 className="govuk-heading-m">
        <span className="govuk-caption-m">{cycle.frameworkTitle}</span>
        Cycle {cycle.cycle}
      </h2>
      <WhatNext
        of={`cycle ${cycle.cycle}`}
        sentence={`${idle ? NOTHING_WAITS : ''}The cycle is open and your audit has not been started. ${dueWords(cycle, todayInLondon())}`}
      >
        {session.role === 'audit-lead' && cycle.carryFrom ? (
          <Link href={`/audits/start/${cycle.frameworkId}/${cycle.cycle}`} className="govuk-button">
            Start the audit
          </Link>
        ) : session.role === 'audit-lead' ? (
          <Button disabled={start.isPending} onClick={() => start.mutate()}>
            Start the audit
          </Button>
        ) : (
          <p className="govuk-body">Your audit lead can start it.</p>
        )}
        {start.isError && (
          <p className="govuk-error-message" role="alert">
            {start.error.message}. Try again.
          </p>
        )}
      </WhatNext>
    </>
  );
}

function ReturnsJointly({ joint: { frameworkTitle, cycle, jointReturn } }: { readonly joint: JointCycle }) {
  return (
    <>
      <h2 className="govuk-heading-m">
        <span className="govuk-caption-m">{frameworkTitle}</span>
        Cycle {cycle}
      </h2>
      <WhatNext
        of={`cycle ${cycle}`}
        sentence={`Your authority returns jointly in this cycle, as ${jointReturn}. Whoever acts for ${jointReturn} carries out the one audit; there is none of your own to start.`}
        also={[COMPARE]}
      />
    </>
  );
}

const COMPARE = { href: '/how-we-compare', text: 'How we compare with our region and England' };

function Current({ session, summary, idle }: Mine & { readonly summary: AuditSummary }) {
  const { data: audit } = useSuspenseQuery(auditQuery(summary.id));
  const { data: content } = useSuspenseQuery(frameworkQuery(audit.frameworkId, audit.frameworkVersion));
  const recommendations = content.themes.reduce((sum, theme) => sum + theme.recommendations.length, 0);
  const next = nextStep(session.role, audit, { recommendations, today: todayInLondon(), idle });
  return (
    <>
      <h2 className="govuk-heading-m">
        <span className="govuk-caption-m">{summary.frameworkTitle}</span>
        Audit {summary.cycle}
      </h2>
      <AssignedToMe session={session} audit={audit} content={content} />
      <WhatNext
        of={`audit ${summary.cycle}`}
        sentence={next.sentence}
        action={{ href: `/audits/${summary.id}${next.leadsTo}`, text: next.button }}
        also={[COMPARE]}
      />
      <Suspense fallback={<Skeleton what="figures" lines={8} />}>
        <HomeFigures audit={audit} content={content} />
      </Suspense>
    </>
  );
}
