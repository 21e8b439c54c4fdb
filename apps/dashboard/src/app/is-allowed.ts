import type { Permission, Session } from '@plumbline/contract';

/** Whether the page's calls would be answered. The API decides; this spares people a refusal. */
export const isAllowed = (session: Session, permission: Permission): boolean =>
  typeof permission === 'string' || permission.includes(session.role);
