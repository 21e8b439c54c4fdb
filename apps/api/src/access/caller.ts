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
