import { auditRoutes, type CycleToStart, type Session } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Redirect, useParams } from 'wouter';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { auditsQuery } from './audit.queries.js';
import { useStep } from './use-step.js';

/** How the audit of a cycle begins: with last cycle's answers, or fresh. */
export function StartPage({ session }: { readonly session: Session }) {
  const { frameworkId, cycle } = useParams<{ frameworkId: string; cycle: string }>();
  const { data } = useSuspenseQuery(auditsQuery);
  const toStart = data.toStart.find((each) => each.frameworkId === frameworkId && each.cycle === cycle);
  // Once it is started the list no longer holds it, a moment before the page of the audit is there.
  const [first] = useState(toStart);
  if (!first || session.role !== 'audit-lead') return <Redirect to="/audits" replace />;
  return <Start cycle={first} />;
}

type Choice = 'carry' | 'fresh';

function Start({ cycle }: { readonly cycle: CycleToStart }) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [tries, setTries] = useState(0);
  const start = useStep((key) =>
    call(auditRoutes.startAudit, {
      key,
      body: { frameworkId: cycle.frameworkId, cycle: cycle.cycle, carryForward: choice === 'carry' },
    }),
  );
  const why = start.error?.message ?? (tries > 0 && !choice ? 'Choose how to begin' : null);
  const heading = `How do you want to begin the audit ${cycle.cycle}?`;
  useDocumentTitle(why ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/audits', text: 'Your audit' }]} />
      {why && <ErrorSummary key={`${tries} ${why}`} errors={[{ text: why, href: '#begin-carry' }]} />}
      <form
        className="plumbline-text"
        onSubmit={(event) => {
          event.preventDefault();
          setTries(tries + 1);
          if (choice) start.mutate();
        }}
      >
        <div className={`govuk-form-group${why ? ' govuk-form-group--error' : ''}`}>
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--l">
              <h1 className="govuk-fieldset__heading">{heading}</h1>
            </legend>
            {why && (
              <p className="govuk-error-message">
                <span className="govuk-visually-hidden">Error:</span> {why}
              </p>
            )}
            <Choices carryFrom={cycle.carryFrom} choice={choice} onChoose={setChoice} />
          </fieldset>
        </div>
        <Button type="submit" disabled={start.isPending}>
          Start the audit
        </Button>
      </form>
    </>
  );
}

interface ChoicesProps extends Pick<CycleToStart, 'carryFrom'> {
  readonly choice: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}

function Choices({ carryFrom, choice, onChoose }: ChoicesProps) {
  const options = [
    {
      key: 'carry',
      label: `Carry the answers of ${carryFrom} forward`,
      hint: 'Ratings and words stand there from the start, each marked as needing review. None counts as answered until somebody has looked at it again. Partners’ ratings are given anew.',
    },
    { key: 'fresh', label: 'Start fresh', hint: 'Nothing is answered. The earlier audit stays as it is.' },
  ] as const;
  return (
    <div className="govuk-radios">
      {options.map(({ key, label, hint }) => (
        <div key={key} className="govuk-radios__item">
          <input
            className="govuk-radios__input"
            id={`begin-${key}`}
            name="begin"
            type="radio"
            checked={choice === key}
            aria-describedby={`begin-${key}-hint`}
            onChange={() => onChoose(key)}
          />
          <label className="govuk-label govuk-radios__label" htmlFor={`begin-${key}`}>
            {label}
          </label>
          <div id={`begin-${key}-hint`} className="govuk-hint govuk-radios__hint">
            {hint}
          </div>
        </div>
      ))}
    </div>
  );
}
