import type { Role } from '@plumbline/contract';

/** What each role is called on pages, as it reads inside a sentence. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  'audit-lead': 'audit lead',
  contributor: 'contributor',
  partner: 'partner',
  approver: 'approver',
  viewer: 'viewer',
  'regional-lead': 'regional lead',
  evaluator: 'programme evaluator',
  administrator: 'administrator',
};
