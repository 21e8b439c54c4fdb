import { LONGEST_SCOPE, scopeRoutes, type ThemeScope } from '@plumbline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';

import { ApiProblem, call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { InsetText } from '../govuk/inset-text.js';
import { auditQuery } from './audit.queries.js';
import type { AuditProps } from './audit-page.js';
import { KeptFormStatus, Restored } from './kept-form-status.js';
import { describedByWarning, PrivateWarning } from './private-warning.js';
import { useKeptForm } from './use-kept-form.js';

interface Props extends Pick<AuditProps, 'audit'> {
  readonly theme: { readonly id: string; readonly title: string };
}

/** Asks which services, teams or projects a theme covers. */
export function ScopePage({ audit, theme }: Props) {
  const address = `/audits/${audit.id}`;
  const { form, theirs } = useScope({ audit, theme });
  const heading = 'Which services, teams or projects does this theme cover here?';
  const failed =
    form.error && !changedMeanwhile(form.error) ? errorsOf(form.error, 'words', { words: 'words' }) : [];
  useDocumentTitle(failed.length > 0 || theirs ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: address, text: `Audit ${audit.cycle}` }]} />
      {failed.length > 0 && <ErrorSummary key={form.attempt} errors={failed} />}
      <form
        className="plumbline-text"
        onSubmit={(event) => {
          event.preventDefault();
          const version = theirs?.version ?? form.draft.version;
          form.submit({ words: form.draft.words, version });
        }}
      >
        <CaptionedHeading caption={theme.title}>
          <label htmlFor="words">{heading}</label>
        </CaptionedHeading>
        <Restored form={form} />
        {theirs && <Theirs theirs={theirs} />}
        <textarea
          className="govuk-textarea"
          id="words"
          rows={3}
          maxLength={LONGEST_SCOPE}
          aria-describedby={describedByWarning('words-readers', { id: 'words', text: form.draft.words })}
          readOnly={form.pending}
          value={form.draft.words}
          onChange={({ target }) => form.change({ ...form.draft, words: target.value })}
        />
        <PrivateWarning id="words" text={form.draft.words} />
        <div id="words-readers">
          <InsetText>
            Who will see this: people of your authority who work on the audit or may read it. It is never
            published, and partners do not see it. It is carried forward into your next audit.
          </InsetText>
        </div>
        <KeptFormStatus form={form} />
        <div className="govuk-button-group">
          <Button type="submit" disabled={form.pending}>
            {theirs ? 'Save mine in its place' : 'Save and continue'}
          </Button>
          {theirs && (
            <Link href={address} className="govuk-link" onClick={form.startAgain}>
              Leave what stands there
            </Link>
          )}
        </div>
      </form>
    </>
  );
}

function Theirs({ theirs }: { readonly theirs: ThemeScope }) {
  return (
    <div className="govuk-inset-text" role="alert">
      <p className="govuk-body">
        {theirs.changedBy ?? 'Somebody else'} changed this while you were writing. Yours is not saved yet: it
        stands in the field below. Here stands now:
      </p>
      <p className="govuk-body plumbline-words">{theirs.words || 'Nothing'}</p>
    </div>
  );
}

/** What stands there now, if somebody else was quicker. */
const changedMeanwhile = (error: unknown): ThemeScope | null =>
  // The contract promises what stands there now with this refusal.
  error instanceof ApiProblem && error.problem.status === 412 ? (error.problem.current as ThemeScope) : null;

/** Saves from the version that was read; where somebody was quicker, from theirs the next time. */
function useScope({ audit, theme }: Props) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const known = audit.scopes.find(({ themeId }) => themeId === theme.id);
  const [theirs, setTheirs] = useState<ThemeScope | null>(null);
  const form = useKeptForm({
    name: `scope/${audit.id}/${theme.id}`,
    initial: { words: known?.words ?? '', version: known?.version ?? 0 },
    send: async ({ words, version }: { words: string; version: number }) => {
      try {
        return await call(scopeRoutes.saveScope, {
          params: { auditId: audit.id, themeId: theme.id },
          body: { words },
          version,
        });
      } catch (error) {
        setTheirs((before) => changedMeanwhile(error) ?? before);
        throw error;
      }
    },
    done: async () => {
      await queries.invalidateQueries({ queryKey: auditQuery(audit.id).queryKey });
      navigate(`/audits/${audit.id}`);
    },
  });
  return { form, theirs };
}
