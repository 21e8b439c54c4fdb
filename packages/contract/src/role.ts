import { z } from 'zod/mini';

/** Who somebody is here. A person with two roles chooses one when signing in; a session has exactly one. */
export const ROLES = [
  'audit-lead',
  'contributor',
  'partner',
  'approver',
  'viewer',
  'regional-lead',
  'evaluator',
  'administrator',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.output<typeof Role>;

/** Who may call the service: people in their roles, and machines with a key. Nobody signs in as a machine. */
export const CALLER_ROLES = [...ROLES, 'machine'] as const;
export type CallerRole = (typeof CALLER_ROLES)[number];
