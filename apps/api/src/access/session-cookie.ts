import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { LASTS_SECONDS } from './session.service.js';

/**
 * The cookie that holds a session's token. In production `__Host-` ties it to this host and to https; elsewhere it has another
 * name, because Safari drops such cookies on http://localhost, and so that one kind is never taken for the other.
 */
export class SessionCookie {
  private readonly name: string;
  private readonly options: CookieSerializeOptions;

  constructor(production: boolean) {
    this.name = production ? '__Host-plumbline' : 'plumbline-session';
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure: production };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.name, token, { ...this.options, maxAge: LASTS_SECONDS });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options);
  }
}
