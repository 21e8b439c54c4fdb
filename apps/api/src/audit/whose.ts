import type { Caller } from '../access/caller.js';
import type { Writer } from './writer.js';

/** The authority that somebody acts for. @throws Error for a role that the permission table keeps away from here */
export function authorityOf({ authorityId, role }: Caller): string {
  if (authorityId === null) throw new Error(`A ${role} acts for no authority`);
  return authorityId;
}

/** The agency that a partner acts for. @throws Error for a role that the permission table keeps away from here */
export function agencyOf({ agencyId, role }: Caller): string {
  if (agencyId === null) throw new Error(`A ${role} acts for no agency`);
  return agencyId;
}

/** Who writes answers of a type. @throws Error for a role that the permission table keeps away from here */
export function writerOf(type: Writer['type'], caller: Caller): Writer {
  const { personId, name } = caller;
  return { type, id: type === 'partner' ? agencyOf(caller) : authorityOf(caller), personId, name };
}
