import { LONGEST_SCOPE, scopeRoutes, type ThemeScope } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { ApiProblem, call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { InsetText } from '../govuk/inset-text.js';
import { auditQuery } from './audit.queries.js';
import type { AuditProps } from './audit-page.js';

interface Props extends Pick<AuditProps, 'audit'> {
  readonly theme: { readonly id: string; readonly title: string };
}

/** Asks which services, teams or projects a theme covers. */
export function ScopePage({ audit, theme }: Props) {
  const known = audit.scopes.find(({ themeId }) => themeId === theme.id);
  const [words, setWords] = useState(known?.words ?? '');
  const { save, theirs } = useSave({ audit, theme }, known?.version ?? 0);
  const heading = 'Which services, teams or projects does this theme cover here?';
  const failed = save.error && !theirs ? errorsOf(save.error, 'words', { words: 'words' }) : [];
  useDocumentTitle(save.isError ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      {failed.length > 0 && <ErrorSummary key={save.failureCount} errors={failed} />}
      <form
        className="plumbline-text"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(words);
        }}
      >
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">{theme.title}</span>
          <label htmlFor="words">{heading}</label>
        </h1>
        {theirs && <Theirs theirs={theirs} />}
        <textarea
          className="govuk-textarea"
          id="words"
          rows={3}
          maxLength={LONGEST_SCOPE}
          aria-describedby="words-readers"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <div id="words-readers">
          <InsetText>
            Who will see this: people of your authority who work on the audit or may read it. It is never
            published, and partners do not see it. It is carried forward into your next audit.
          </InsetText>
        </div>
        <Button type="submit" disabled={save.isPending}>
          {theirs ? 'Save mine in its place' : 'Save and continue'}
        </Button>
      </form>
    </>
  );
}

function Theirs({ theirs }: { readonly theirs: ThemeScope }) {
  return (
    <div className="govuk-inset-text" role="alert">
      <p className="govuk-body">
        {theirs.changedBy ?? 'Somebody else'} changed this while you were writing. Yours is not saved yet.
        There stands now:
      </p>
      <p className="govuk-body plumbline-words">{theirs.words || 'Nothing'}</p>
    </div>
  );
}

/** Saves from the version that was read; where somebody was quicker, from theirs the next time. */
function useSave({ audit, theme }: Props, version: number) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [theirs, setTheirs] = useState<ThemeScope | null>(null);
  const save = useMutation({
    mutationFn: (words: string) =>
      call(scopeRoutes.saveScope, {
        params: { auditId: audit.id, themeId: theme.id },
        body: { words },
        version: theirs?.version ?? version,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: auditQuery(audit.id).queryKey });
      navigate(`/audits/${audit.id}`);
    },
    onError: (error) => {
      // The contract promises what stands there now with this refusal.
      if (error instanceof ApiProblem && error.problem.status === 412)
        setTheirs(error.problem.current as ThemeScope);
    },
  });
  return { save, theirs };
}
