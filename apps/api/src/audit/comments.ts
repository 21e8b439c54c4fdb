import { randomUUID } from 'node:crypto';

import type { AnswerKey, CommentKey, ItemComment } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { findAudit } from './own-audits.query.js';

/**
 * What was said about one of the tenant's audits.
 *
 * Grain:  comment, oldest first.
 * Null:   by: the person no longer acts for the authority.
 * @throws ProblemError not-found
 */
export async function listComments(tx: TenantTx, auditId: string): Promise<ItemComment[]> {
  const comments = await tx.sql<ItemComment[]>`
    select comment.id        as "id",
           comment.item_id   as "recommendationId",
           comment.words     as "words",
           author.name       as "by",
           to_char(comment.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at",
           coalesce(taken.resolved, false)    as "resolved",
           coalesce(taken.steps, '[]'::json)  as "steps"
    from   audit.comment
    left   join access.colleagues() author on author.person_id = comment.written_by
    left   join lateral (
      select (array_agg(event.resolved order by event.number desc))[1] as resolved,
             json_agg(json_build_object(
               'resolved', event.resolved,
               'by', colleague.name,
               'at', to_char(event.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by event.number) as steps
      from   audit.comment_event event
      left   join access.colleagues() colleague on colleague.person_id = event.changed_by
      where  (event.authority_id, event.audit_id, event.comment_id) = (comment.authority_id, comment.audit_id, comment.id)) taken on true
    where  (comment.authority_id, comment.audit_id) = (${tx.authorityId}, ${auditId})
    order  by comment.written_at, comment.id`;
  // What is not there has no comments either.
  if (comments.length === 0 && !(await findAudit(tx, auditId))) throw new ProblemError('not-found');
  return comments;
}

/** @throws ProblemError not-found for the audit or the item; wrong-state once it is signed off */
export async function addComment(
  tx: TenantTx,
  { auditId, recommendationId }: AnswerKey,
  { words, personId }: { readonly words: string; readonly personId: string },
): Promise<ItemComment[]> {
  await requireTalk(tx, auditId);
  const added = await tx.sql`
    insert into audit.comment (authority_id, audit_id, id, item_id, framework_id, framework_version, words, written_by)
    select audit.authority_id, audit.id, ${randomUUID()}, recommendation.id, audit.framework_id, audit.framework_version, ${words.trim()},
           ${personId}::uuid
    from   audit.audit
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version) = (audit.framework_id, audit.framework_version)
    where  (audit.authority_id, audit.id) = (${tx.authorityId}, ${auditId})
    and    recommendation.id = ${recommendationId}
    returning true`;
  if (added.length === 0) throw new ProblemError('not-found');
  return listComments(tx, auditId);
}

/** Marks a comment as resolved or open; what it is already is not written again. @throws ProblemError not-found; wrong-state once it is signed off */
export async function resolveComment(
  tx: TenantTx,
  { auditId, commentId }: CommentKey,
  { resolved, personId }: { readonly resolved: boolean; readonly personId: string },
): Promise<ItemComment[]> {
  await requireTalk(tx, auditId);
  await tx.sql`
    insert into audit.comment_event (authority_id, audit_id, comment_id, number, resolved, changed_by)
    select comment.authority_id, comment.audit_id, comment.id, coalesce(last.number, 0) + 1, ${resolved}::boolean, ${personId}::uuid
    from   audit.comment
    left   join lateral (
      select number, resolved from audit.comment_event event
      where  (event.authority_id, event.audit_id, event.comment_id) = (comment.authority_id, comment.audit_id, comment.id)
      order  by number desc limit 1) last on true
    where  (comment.authority_id, comment.audit_id, comment.id) = (${tx.authorityId}, ${auditId}, ${commentId})
    and    coalesce(last.resolved, false) <> ${resolved}::boolean
    on     conflict do nothing`;
  const comments = await listComments(tx, auditId);
  if (!comments.some(({ id }) => id === commentId)) throw new ProblemError('not-found');
  return comments;
}

/** A signed audit is read and no longer talked about; comments are in no signature, so nothing waits for one. */
async function requireTalk(tx: TenantTx, auditId: string): Promise<void> {
  const audit = await findAudit(tx, auditId);
  if (!audit) throw new ProblemError('not-found');
  if (audit.state === 'signed-off') throw new ProblemError('wrong-state');
}
