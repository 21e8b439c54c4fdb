import { PERMISSIONS } from '@plumbline/contract';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

import { routeOf } from '../platform/endpoint.js';
import { ProblemError } from '../platform/problem-error.js';
import { Callers } from './callers.js';
import { SessionCookie } from './session-cookie.js';

const SAFE = new Set(['GET', 'HEAD']);

/** Lets a request through when the permission table has its route for its caller. Whose object it asks for is decided by Postgres. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
    @Inject(Callers) private readonly callers: Callers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { name } = routeOf(this.reflector, context.getHandler());
    if (!SAFE.has(request.method)) refuseOtherSites(request);

    const permission = PERMISSIONS[name];
    if (permission === 'anyone') return true;
    const token = this.cookie.read(request);
    const caller = token === undefined ? null : await this.callers.find(token);
    if (!caller) throw new ProblemError('not-signed-in');
    if (permission !== 'signed-in' && !permission.includes(caller.role))
      throw new ProblemError('not-allowed');
    request.caller = caller;
    return true;
  }
}

/** A browser says where a request comes from; whoever does not say may be a page of somebody else's. */
function refuseOtherSites(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const own = site === undefined ? origin !== undefined && hostOf(origin) === host : site === 'same-origin';
  if (!own)
    throw new ProblemError(
      'cross-site',
      'Send it from a page of this service, or with its address as Origin',
    );
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
