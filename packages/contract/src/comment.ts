import { z } from 'zod/mini';

import { AnswerKey } from './answer.js';
import { AuditKey } from './audit.js';
import { defineRoute } from './route.js';

/** Of one comment, in characters. */
export const LONGEST_COMMENT = 2_000;

/** That a comment was resolved, or opened again. */
export const CommentStep = z.strictObject({
  resolved: z.boolean(),
  /** Null where that person no longer acts here. */
  by: z.nullable(z.string()),
  at: z.iso.datetime(),
});
export type CommentStep = z.output<typeof CommentStep>;

/** What somebody of the authority said about one recommendation of an audit. It never changes; that it is resolved is said beside it. */
export const ItemComment = z.strictObject({
  id: z.uuid(),
  recommendationId: z.string(),
  words: z.string(),
  /** Null where that person no longer acts here. */
  by: z.nullable(z.string()),
  at: z.iso.datetime(),
  resolved: z.boolean(),
  /** Oldest first; none: it is open, and always was. */
  steps: z.array(CommentStep),
});
export type ItemComment = z.output<typeof ItemComment>;

/** Of one audit, oldest first. */
export const Comments = z.strictObject({ comments: z.array(ItemComment) });
export type Comments = z.output<typeof Comments>;

/** What to say about one recommendation. It is added to what was said, and cannot be changed afterwards. */
export const AddComment = z.strictObject({
  words: z
    .string()
    .check(
      z.regex(/\S/, 'Enter your comment'),
      z.maxLength(LONGEST_COMMENT, `Use ${LONGEST_COMMENT.toLocaleString('en-GB')} characters or fewer`),
    ),
});
export type AddComment = z.output<typeof AddComment>;

export const CommentKey = z.extend(AuditKey, { commentId: z.uuid() });
export type CommentKey = z.output<typeof CommentKey>;

/** True: it is dealt with; false: it is open again. */
export const ResolveComment = z.strictObject({ resolved: z.boolean() });
export type ResolveComment = z.output<typeof ResolveComment>;

export const commentRoutes = {
  listComments: defineRoute({
    method: 'GET',
    path: '/audits/:auditId/comments',
    summary:
      'What people of the authority say to each other about one of its audits, and what of it is resolved',
    params: AuditKey,
    response: Comments,
  }),
  addComment: defineRoute({
    method: 'POST',
    path: '/audits/:auditId/items/:recommendationId/comments',
    summary: 'Comment on one recommendation, until the audit is signed off',
    params: AnswerKey,
    body: AddComment,
    response: Comments,
    repeatable: true,
  }),
  resolveComment: defineRoute({
    method: 'PUT',
    path: '/audits/:auditId/comments/:commentId/resolved',
    summary: 'Mark a comment as resolved, or open it again',
    params: CommentKey,
    body: ResolveComment,
    response: Comments,
  }),
};
