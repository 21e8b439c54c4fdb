import type { AuditState, ItemComment, Role } from '@plumbline/contract';

/** Those on one recommendation that nobody has resolved. */
export const openComments = (comments: readonly ItemComment[], itemId: string): ItemComment[] =>
  comments.filter(({ recommendationId, resolved }) => recommendationId === itemId && !resolved);

/** How many there are in words; '' for none. */
export const openWords = (count: number): string =>
  count === 0 ? '' : `${count} open ${count === 1 ? 'comment' : 'comments'}`;

/** Until an audit is signed off; the approver too, who reads it before. */
export const mayComment = (role: Role, state: AuditState): boolean =>
  ['audit-lead', 'contributor', 'approver'].includes(role) && state !== 'signed-off';
