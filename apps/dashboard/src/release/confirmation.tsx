import type { Cycle } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { Link, useLocation } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { cycleAddress } from './cycles.data.js';
import { takeOver } from './cycles.queries.js';
import { errorsOf } from '../api/field-errors.js';

interface Props {
  readonly cycle: Cycle;
  readonly heading: string;
  readonly button: string;
  readonly busy: string;
  readonly act: () => Promise<Cycle>;
  /** Ids of what is filled in, by name in the request. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Where the answer leads. */
  readonly next: (cycle: Cycle) => string;
  /** What happens, and what cannot be undone. */
  readonly children: ReactNode;
}

const ACT_ID = 'confirm';

/** Asks once more before what is for good. */
export function Confirmation({ cycle, heading, button, busy, act, fields, next, children }: Props) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const acting = useMutation({
    mutationFn: act,
    onSuccess: (changed) => {
      navigate(next(changed));
      takeOver(queries, changed);
    },
  });
  // A second click can come before the button is drawn as disabled.
  const begun = useRef(false);
  const begin = () => {
    if (begun.current) return;
    begun.current = true;
    acting.mutate(undefined, { onError: () => (begun.current = false) });
  };
  useDocumentTitle(acting.isError ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: '/cycles', text: 'Cycles' },
          { href: cycleAddress(cycle), text: `Cycle ${cycle.cycle}` },
        ]}
      />
      <div className="plumbline-text">
        {acting.isError && (
          <ErrorSummary key={acting.submittedAt} errors={errorsOf(acting.error, ACT_ID, fields)} />
        )}
        <CaptionedHeading caption={cycle.framework.title}>{heading}</CaptionedHeading>
        {children}
        <div className="govuk-button-group">
          <Button id={ACT_ID} disabled={acting.isPending} onClick={begin}>
            {button}
          </Button>
          <Link href={cycleAddress(cycle)} className="govuk-link">
            Go back without doing it
          </Link>
        </div>
        <p className="govuk-body" role="status">
          {acting.isPending ? busy : ''}
        </p>
      </div>
    </>
  );
}

/** What there was to confirm is done already, or cannot be done. */
export function NothingToConfirm({ cycle, heading }: { readonly cycle: Cycle; readonly heading: string }) {
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body">
        <Link href={cycleAddress(cycle)} className="govuk-link">
          Go to cycle {cycle.cycle}
        </Link>
      </p>
    </div>
  );
}
