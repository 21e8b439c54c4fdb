import { type Cycle, type CycleKey, cycleRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { longDate, todayInLondon } from '../words/dates.js';
import { MadeUp } from '../words/made-up.js';
import { cycleAddress } from './cycles.data.js';
import { cycleQuery, takeOver } from './cycles.queries.js';
import { CycleDates } from './cycle-dates.js';
import { PreviewTable, ReturnsTable } from './cycle-tables.js';
import { errorsOf } from '../api/field-errors.js';

const PREVIEW_ID = 'preview';

/** One cycle: its dates, who has returned as numbers, and what can be done with it. */
export function CyclePage({ cycleKey }: { readonly cycleKey: CycleKey }) {
  const { data: cycle } = useSuspenseQuery(cycleQuery(cycleKey));
  const preview = usePreview(cycleKey);
  const heading = `Cycle ${cycle.cycle}`;
  useDocumentTitle(preview.isError ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/cycles', text: 'Cycles' }]} />
      {preview.isError && (
        <ErrorSummary key={preview.submittedAt} errors={errorsOf(preview.error, PREVIEW_ID)} />
      )}
      <CaptionedHeading caption={cycle.framework.title}>{heading}</CaptionedHeading>
      {cycle.fictional && <MadeUp />}
      <CycleDates cycle={cycle} />
      <NextAct cycle={cycle} />
      {(cycle.state === 'closed' || cycle.preview) && (
        <section id={PREVIEW_ID} tabIndex={-1}>
          <h2 className="govuk-heading-m">Preview</h2>
          {cycle.state === 'closed' && (
            <MakePreview cycle={cycle} pending={preview.isPending} onMake={() => preview.mutate()} />
          )}
          <PreviewTable cycle={cycle} />
        </section>
      )}
      <h2 className="govuk-heading-m">Returns</h2>
      <ReturnsTable cycle={cycle} />
      <p className="govuk-body plumbline-text">
        Administrators see this page. It says how many authorities have returned, and never a rating.
      </p>
    </>
  );
}

function usePreview(key: CycleKey) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call(cycleRoutes.previewResults, { params: key }),
    onSuccess: (cycle) => takeOver(queries, cycle),
  });
}

interface MakePreviewProps {
  readonly cycle: Cycle;
  readonly pending: boolean;
  readonly onMake: () => void;
}

function MakePreview({ cycle, pending, onMake }: MakePreviewProps) {
  return (
    <>
      <p className="govuk-body plumbline-text">
        A preview says how many authorities would be in the results and how many recommendations would be
        shown for each region. It never says which, and holds no rating. Another administrator than the one
        who made it publishes the results.
      </p>
      <div className="govuk-button-group">
        <Button look={cycle.preview ? 'secondary' : 'primary'} disabled={pending} onClick={onMake}>
          {cycle.preview ? 'Make the preview again' : 'Make a preview'}
        </Button>
        {cycle.preview && (
          <Link href={cycleAddress(cycle, 'publish')} className="govuk-button">
            Publish results
          </Link>
        )}
      </div>
      <p className="govuk-body" role="status">
        {pending ? 'Making the preview. This takes a few seconds.' : ''}
      </p>
    </>
  );
}

/** What can be done in the state that the cycle is in. */
function NextAct({ cycle }: { readonly cycle: Cycle }) {
  switch (cycle.state) {
    case 'announced':
      return (
        <p className="govuk-body">
          The cycle opens by itself on {longDate(cycle.opensOn)}. <ExtendLink cycle={cycle} />
        </p>
      );
    case 'open':
      return (
        <p className="govuk-body">
          <ExtendLink cycle={cycle} />
          {todayInLondon() > cycle.figuresTakenOn ? (
            <Link href={cycleAddress(cycle, 'close')} className="govuk-link">
              Close the cycle
            </Link>
          ) : (
            `It can be closed after ${longDate(cycle.figuresTakenOn)}.`
          )}
        </p>
      );
    case 'closed':
      return null;
    case 'published':
      return (
        <p className="govuk-body plumbline-text">
          Results were published{cycle.publishedOn && <> on {longDate(cycle.publishedOn)}</>}
          {cycle.publishedBy !== null && <> by {cycle.publishedBy}</>}. Regional leads and programme
          evaluators see them. They will not change.{' '}
          <Link href={cycleAddress(cycle, 'withdraw')} className="govuk-link">
            Withdraw the results
          </Link>
        </p>
      );
    case 'withdrawn':
      return (
        <p className="govuk-body plumbline-text">
          The results of this cycle were withdrawn. A cycle is published once, so they are not published
          again.
        </p>
      );
  }
}

function ExtendLink({ cycle }: { readonly cycle: Cycle }) {
  if (cycle.dueOn >= cycle.figuresTakenOn) return null;
  return (
    <Link href={cycleAddress(cycle, 'extend')} className="govuk-link govuk-!-margin-right-4">
      Give authorities more time
    </Link>
  );
}
