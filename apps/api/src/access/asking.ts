import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ProblemError } from '../platform/problem-error.js';
import type { Caller } from './caller.js';
import { Callers } from './callers.js';
import { bearerOf, MachineCallers } from './machine-callers.js';
import { SessionCookie } from './session-cookie.js';

/** Finds out who sent a request: a person by a cookie, or a machine by a key. */
@Injectable()
export class Asking {
  constructor(
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(MachineCallers) private readonly machines: MachineCallers,
  ) {}

  /** @throws ProblemError for both, for neither, and for one that is not taken */
  async who(request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    const token = this.cookie.read(request);
    const secret = bearerOf(request);
    if (secret !== undefined && token !== undefined) throw new ProblemError('cookie-and-key');
    if (secret !== undefined) return this.machines.find(secret, request, reply);
    const caller = token === undefined ? null : await this.callers.find(token);
    if (!caller) throw new ProblemError('not-signed-in');
    return caller;
  }
}
