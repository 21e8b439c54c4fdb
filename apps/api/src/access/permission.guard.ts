import { PERMISSIONS } from '@plumbline/contract';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { routeOf } from '../platform/endpoint.js';
import { ProblemError } from '../platform/problem-error.js';
import { Asking } from './asking.js';
import { bearerOf } from './machine-callers.js';

const SAFE = new Set(['GET', 'HEAD']);

/** Lets a request through when the permission table has its route for its caller. Whose object it asks for is decided by Postgres. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Asking) private readonly asking: Asking,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { name } = routeOf(this.reflector, context.getHandler());
    if (!SAFE.has(request.method)) {
      refuseOtherSites(request);
      if (bearerOf(request) !== undefined) throw new ProblemError('not-allowed'); // a key changes nothing
    }

    const permission = PERMISSIONS[name];
    if (permission === 'anyone') return true;
    const caller = await this.asking.who(request, http.getResponse<FastifyReply>());
    const allowed = permission === 'signed-in' ? caller.role !== 'machine' : permission.includes(caller.role);
    if (!allowed) throw new ProblemError('not-allowed');
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
