import { type CurrentSession, SignIn, type SignInOptions, sessionRoutes } from '@plumbline/contract';
import { Body, Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Endpoint } from '../platform/endpoint.js';
import { ProblemError } from '../platform/problem-error.js';
import { describeSession } from './caller.js';
import { Callers } from './callers.js';
import { DemonstrationPeople } from './demonstration-people.js';
import { SessionCookie } from './session-cookie.js';
import { IDLE_SECONDS } from './session.service.js';

/** Where people can reach whoever runs the service, as its settings say; null: nowhere said. */
export const CONTACT = Symbol('contact');

@Controller()
export class SessionController {
  @Inject(CONTACT) private readonly contact: string | null = null;

  constructor(
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(DemonstrationPeople) private readonly people: DemonstrationPeople,
  ) {}

  @Endpoint(sessionRoutes.signInOptions)
  async signInOptions(): Promise<SignInOptions> {
    const people = await this.people.list();
    return {
      demonstration: people.map(({ role, name, actsFor }) => ({ role, name, actsFor })),
      contact: this.contact,
    };
  }

  @Endpoint(sessionRoutes.signIn)
  async signIn(
    @Body({ schema: SignIn }) chosen: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CurrentSession> {
    const person = await this.people.find(chosen);
    if (!person)
      throw new ProblemError('invalid-request', undefined, [
        { pointer: '#/body/demonstrationRole', detail: 'Choose one of the people of the demonstration' },
      ]);
    const former = this.cookie.read(request);
    if (former !== undefined) await this.callers.end(former); // a new sign-in never continues an old session
    const token = await this.callers.start(person.membershipId);
    this.cookie.write(reply, token);
    return this.describe(token);
  }

  @Endpoint(sessionRoutes.currentSession)
  currentSession(@Req() request: FastifyRequest): Promise<CurrentSession> {
    return this.describe(this.cookie.read(request));
  }

  @Endpoint(sessionRoutes.signOut)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = this.cookie.read(request);
    if (token !== undefined) await this.callers.end(token);
    this.cookie.clear(reply);
    void reply.header('clear-site-data', '"cache", "storage"');
    return { signedOut: true as const };
  }

  private async describe(token: string | undefined): Promise<CurrentSession> {
    const caller = token === undefined ? null : await this.callers.find(token);
    const people = await this.people.list();
    return {
      session: caller && describeSession(caller, IDLE_SECONDS),
      accessOver: token !== undefined && !caller && (await this.callers.isAccessOver(token)),
      demonstration: people.length > 0,
    };
  }
}
