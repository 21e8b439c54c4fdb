import { ANSWER_EVIDENCE, type AnswerEvidence, EVIDENCE_WORDS } from '@plumbline/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { Button } from '../govuk/button.js';
import { Select } from '../govuk/select.js';
import { referencesQuery } from './audit.queries.js';
import { referencesOf } from './evidence.data.js';
import { NewReference } from './new-reference.js';
import { ReferenceList } from './reference-list.js';

interface EvidenceProps {
  readonly chosen: readonly AnswerEvidence[];
  readonly onChange: (chosen: AnswerEvidence[]) => void;
}

/** What the evidence is: all that apply. */
export function EvidenceChoice({ chosen, onChange }: EvidenceProps) {
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset" aria-describedby="evidence-hint">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">What is the evidence?</legend>
        <div id="evidence-hint" className="govuk-hint">
          Choose all that apply.
        </div>
        <div className="govuk-checkboxes govuk-checkboxes--small">
          {ANSWER_EVIDENCE.map((kind) => (
            <div key={kind} className="govuk-checkboxes__item">
              <input
                className="govuk-checkboxes__input"
                id={`evidence-${kind}`}
                type="checkbox"
                checked={chosen.includes(kind)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, kind] : chosen.filter((each) => each !== kind))
                }
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={`evidence-${kind}`}>
                {EVIDENCE_WORDS[kind]}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

interface ReferencesProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** What the answer refers to, out of the authority's list, which can be added to here. */
export function ReferenceChoice({ chosen, onChange }: ReferencesProps) {
  const { data: known = [] } = useQuery(referencesQuery);
  const others = known.filter(({ id, retired }) => !retired && !chosen.includes(id));
  const [picked, setPicked] = useState('');
  const pick = others.some(({ id }) => id === picked) ? picked : (others[0]?.id ?? '');
  return (
    <section aria-labelledby="references">
      <h2 className="govuk-heading-m" id="references">
        References
      </h2>
      <p className="govuk-hint">
        Say where the evidence is kept: a link or a record number. Files are not uploaded here.{' '}
        <Link href="/audits/references" className="govuk-link">
          Correct or retire references
        </Link>
      </p>
      <ReferenceList
        references={referencesOf(chosen, known)}
        onRemove={(id) => onChange(chosen.filter((each) => each !== id))}
      />
      {others.length > 0 && (
        <div className="plumbline-side-by-side">
          <Select
            id="reference"
            label="From your authority’s list"
            value={pick}
            options={others.map(({ id, title }) => ({ value: id, text: title }))}
            onChange={setPicked}
          />
          <div>
            <Button look="secondary" onClick={() => onChange([...chosen, pick])}>
              Add to this answer
            </Button>
          </div>
        </div>
      )}
      <NewReference onAdded={(id) => onChange([...chosen, id])} />
    </section>
  );
}
