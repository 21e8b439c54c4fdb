import type { CallerRole, Role, Session } from '@plumbline/contract';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who is asking, as the row of the session or of the key says. */
export interface Caller {
  /** A person; of a machine its key. */
  readonly personId: string;
  readonly name: string;
  readonly role: CallerRole;
  readonly authorityId: string | null;
  readonly agencyId: string | null;
  readonly regionCode: string | null;
  readonly actsFor: string | null;
  readonly expiresAt: Date;
}

/** Somebody who signed in. */
export interface SignedInCaller extends Caller {
  readonly role: Role;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on every route that needs somebody signed in. */
    caller?: Caller;
  }
}

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

/** The region that somebody leads. @throws Error for a role that the permission table keeps away from here */
export function regionOf({ regionCode, role }: Caller): string {
  if (regionCode === null) throw new Error(`A ${role} leads no region`);
  return regionCode;
}

/** Hands the caller to a handler. @throws Error on a route that anyone may call: there it is nobody's business */
export const WhoIsAsking = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new Error('The guard let a request without caller through');
  return caller;
});

export function describeSession(caller: SignedInCaller, idleSeconds: number): Session {
  const { personId, name, role, actsFor, authorityId, agencyId, regionCode, expiresAt } = caller;
  return {
    personId,
    name,
    role,
    actsFor,
    actsForId: authorityId ?? agencyId,
    regionCode,
    expiresAt: expiresAt.toISOString(),
    idleSeconds,
  };
}
