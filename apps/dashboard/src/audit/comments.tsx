import {
  type Audit,
  commentRoutes,
  type Comments,
  type ItemComment,
  type Session,
} from '@plumbline/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';

import { call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Button } from '../govuk/button.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { clock, dayOf } from '../words/dates.js';
import { commentsQuery } from './audit.queries.js';
import { mayComment, openComments, openWords } from './comments.data.js';
import { KeptFormStatus, Restored } from './kept-form-status.js';
import { WordsInput } from './plan/words-input.js';
import { useKeptForm } from './use-kept-form.js';

interface Props {
  readonly session: Session;
  readonly audit: Audit;
  readonly itemId: string;
}

/** What people of the authority say to each other about one recommendation: open comments first, what is resolved behind a click. */
export function ItemComments({ session, audit, itemId }: Props) {
  const { data, isError } = useQuery(commentsQuery(audit.id));
  const may = mayComment(session.role, audit.state);
  const here = data?.filter(({ recommendationId }) => recommendationId === itemId) ?? [];
  const open = openComments(here, itemId);
  const resolved = here.filter((comment) => comment.resolved);
  if (data && here.length === 0 && !may) return null;
  return (
    <section aria-labelledby="comments">
      <h2 className="govuk-heading-m" id="comments">
        Comments
      </h2>
      {isError && <p className="govuk-body">The comments could not be read. Reload the page.</p>}
      <p className="govuk-body" role="status">
        {data && (openWords(open.length) || (may ? 'No comment is open.' : 'All comments are resolved.'))}
      </p>
      <CommentList comments={open} auditId={audit.id} may={may} />
      {resolved.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">Resolved comments ({resolved.length})</span>
          </summary>
          <div className="govuk-details__text">
            <CommentList comments={resolved} auditId={audit.id} may={may} />
          </div>
        </details>
      )}
      {may && <CommentForm auditId={audit.id} itemId={itemId} />}
    </section>
  );
}

interface ListProps {
  readonly comments: readonly ItemComment[];
  readonly auditId: string;
  readonly may: boolean;
}

const when = (at: string): string => `${dayOf(new Date(at))}, ${clock(new Date(at))}`;
const nameOf = (by: string | null): string => by ?? 'Somebody who no longer works here';

function CommentList({ comments, auditId, may }: ListProps) {
  const keep = useKeep(auditId);
  const change = useMutation({
    mutationFn: ({ id, resolved }: ItemComment) =>
      call(commentRoutes.resolveComment, {
        params: { auditId, commentId: id },
        body: { resolved: !resolved },
      }),
    onSuccess: keep,
  });
  return (
    <>
      {change.error && (
        <p className="govuk-error-message" role="alert">
          {change.error.message}
        </p>
      )}
      <ul className="govuk-list govuk-list--spaced">
        {comments.map((comment) => (
          <li key={comment.id}>
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
              {nameOf(comment.by)}, {when(comment.at)}
            </h3>
            <p className="govuk-body plumbline-words govuk-!-margin-bottom-1">{comment.words}</p>
            {comment.steps.map(({ resolved, by, at }) => (
              <p key={at} className="govuk-hint govuk-!-margin-bottom-1">
                {resolved ? 'Resolved' : 'Opened again'} by {nameOf(by)}, {when(at)}
              </p>
            ))}
            {may && (
              <Button look="secondary" disabled={change.isPending} onClick={() => change.mutate(comment)}>
                {comment.resolved ? 'Open again' : 'Mark as resolved'}
                <span className="govuk-visually-hidden">: {comment.words.slice(0, 60)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function useKeep(auditId: string) {
  const queries = useQueryClient();
  return (comments: Comments) => queries.setQueryData(commentsQuery(auditId).queryKey, comments);
}

function CommentForm({ auditId, itemId }: { readonly auditId: string; readonly itemId: string }) {
  const keep = useKeep(auditId);
  const form = useKeptForm({
    name: `comment/${auditId}/${itemId}`,
    initial: '',
    send: (words: string, key) =>
      call(commentRoutes.addComment, { params: { auditId, recommendationId: itemId }, body: { words }, key }),
    done: (comments) => {
      form.startAgain();
      keep(comments);
    },
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const missing = form.draft.trim() === '';
    form.check(missing ? [{ text: 'Enter your comment', href: '#comment' }] : []);
    if (!missing) form.submit(form.draft);
  };
  const errors = form.error ? errorsOf(form.error, 'comment', { words: 'comment' }) : form.found;
  return (
    <form noValidate onSubmit={send}>
      {errors.length > 0 && <ErrorSummary key={form.attempt} errors={errors} />}
      <Restored form={form} />
      <fieldset className="govuk-fieldset" disabled={form.pending}>
        <WordsInput
          id="comment"
          label="Add a comment"
          value={form.draft}
          error={errors.find(({ href }) => href === '#comment')?.text}
          onChange={form.change}
        />
      </fieldset>
      <p className="govuk-hint">
        Who will see this: people of your authority who work on the audit or may read it, with your name.
        Partners do not see it. It is in no signed copy, in no file and never published, and it cannot be
        changed or taken away.
      </p>
      <KeptFormStatus form={form} />
      <Button type="submit" look="secondary" disabled={form.pending}>
        Add the comment
      </Button>
    </form>
  );
}
