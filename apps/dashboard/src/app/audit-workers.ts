import type { Role } from '@plumbline/contract';

/** Who works on an authority's audit or reads it, and sees it beside published results, as the contract's table of permissions has it. */
export const AUDIT_READERS: readonly Role[] = ['audit-lead', 'contributor', 'approver', 'viewer'];
/** Who rates what an agency is asked. */
export const ASKED_RATERS: readonly Role[] = ['partner'];
/** Who lets people in. */
export const AUDIT_LEADS: readonly Role[] = ['audit-lead'];
