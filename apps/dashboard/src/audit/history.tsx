import type { AnswerWritten, FrameworkContent } from '@plumbline/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { clock, dayOf } from '../words/dates.js';
import { ratingWords } from './audit.data.js';
import { historyQuery } from './audit.queries.js';
import { evidenceWords } from './evidence.data.js';
import { type Sitting, toSittings } from './history.data.js';
import { ImprovementRead } from './improvement.js';
import { raterWords } from './partners.data.js';

interface Props {
  readonly content: FrameworkContent;
  readonly auditId: string;
  readonly recommendationId: string;
}

/** Who wrote what and when in the authority's own answer; read when somebody opens it. */
export function History(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className="govuk-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">History of this answer</span>
      </summary>
      <div className="govuk-details__text">{open && <Written {...props} />}</div>
    </details>
  );
}

function Written({ content, auditId, recommendationId }: Props) {
  const { data: written, isError } = useQuery(historyQuery(auditId, recommendationId));
  if (isError) return <p className="govuk-body">The history could not be read. Close it and try again.</p>;
  if (!written) return <p className="govuk-body">Loading …</p>;
  if (written.length === 0) return <p className="govuk-body">Nobody has written anything yet.</p>;
  return (
    <ol className="govuk-list">
      {toSittings(written).map((sitting) => (
        <Entry key={`${sitting.last.version} ${sitting.last.at}`} content={content} sitting={sitting} />
      ))}
    </ol>
  );
}

const raterWho = ({ by, enteredFor }: AnswerWritten): string => {
  if (enteredFor !== null) return raterWords(enteredFor, by ?? 'somebody who no longer works here');
  return by ?? 'Somebody who no longer works here';
};

function Entry({ content, sitting }: { readonly content: FrameworkContent; readonly sitting: Sitting }) {
  const { began, ended, last } = sitting;
  const [from, to] = [clock(began), clock(ended)];
  return (
    <li className="govuk-!-margin-bottom-5">
      <h2 className="govuk-heading-s govuk-!-margin-bottom-1">
        {raterWho(last)}, {dayOf(ended)}, {from === to ? to : `${from} to ${to}`}
      </h2>
      {last.origin === 'carried' && last.version === 1 && (
        <p className="govuk-body govuk-!-margin-bottom-1">Carried forward from an earlier cycle.</p>
      )}
      {last.version === null && (
        <p className="govuk-body govuk-!-margin-bottom-1">
          Somebody else saved at the same time. These words did not become the answer.
        </p>
      )}
      <p className="govuk-body govuk-!-margin-bottom-1">
        Rating: {ratingWords(content, last.rating) ?? 'not rated'}
      </p>
      {last.reason && <p className="govuk-body plumbline-words govuk-!-margin-bottom-1">{last.reason}</p>}
      {last.note && <p className="govuk-body plumbline-words">{last.note}</p>}
      <ImprovementRead words={last.improvement} />
      {last.evidence.length > 0 && <p className="govuk-body">Evidence: {evidenceWords(last.evidence)}</p>}
      {last.references.length > 0 && <p className="govuk-body">References: {last.references.length}</p>}
    </li>
  );
}
