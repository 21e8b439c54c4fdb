import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';

import { prepared } from '../platform/prepared.js';
import { ProblemError } from '../platform/problem-error.js';
import type { Caller } from './caller.js';
import { hashOf, SECRET } from './key-secret.js';

interface Found {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly regionName: string;
  readonly lastDay: string;
}

type Limit = ReturnType<FastifyRequest['server']['createRateLimit']>;

/** What stands in `Authorization` after `Bearer`; undefined: no key is sent. Another scheme is for what stands before this service. */
export function bearerOf({ headers: { authorization } }: FastifyRequest): string | undefined {
  return authorization && /^bearer(?:\s+(.*))?$/is.test(authorization)
    ? authorization.slice('bearer'.length).trim()
    : undefined;
}

/** Machines by their keys. Nothing is kept of a key: ended, it is refused at once in every process. */
export class MachineCallers {
  private limit: Limit | undefined;

  constructor(
    private readonly auth: DataSource,
    private readonly requestsPerMinute: number,
  ) {}

  /** Who calls with the secret. @throws ProblemError key-not-valid, too-many-requests */
  async find(secret: string, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    const key = SECRET.test(secret) ? await this.look(secret) : undefined;
    if (!key) {
      void reply.header('www-authenticate', 'Bearer');
      throw new ProblemError('key-not-valid', 'Ask the administrator who issued it for another');
    }
    request.caller = callerOf(key);
    await this.count(request, reply);
    return request.caller;
  }

  private async look(secret: string): Promise<Found | undefined> {
    const [key] = await prepared<Found>(this.auth)`
      select id               as "id",
             name             as "name",
             region_code      as "regionCode",
             region_name      as "regionName",
             valid_until::text as "lastDay"
      from   auth.find_machine_key(${hashOf(secret)})`;
    return key;
  }

  private async count(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.limit ??= request.server.createRateLimit({
      max: this.requestsPerMinute,
      timeWindow: '1 minute',
      keyGenerator: ({ caller }) => caller?.personId ?? '',
    });
    const counted = await this.limit(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    void reply.header('retry-after', String(Math.max(1, counted.ttlInSeconds)));
    throw new ProblemError(
      'too-many-requests',
      `A key may ask ${this.requestsPerMinute} times a minute. Wait as long as Retry-After says`,
    );
  }
}

const callerOf = ({ id, name, regionCode, regionName, lastDay }: Found): Caller => ({
  personId: id,
  name,
  role: 'machine',
  authorityId: null,
  agencyId: null,
  regionCode,
  actsFor: regionName,
  expiresAt: new Date(`${lastDay}T23:59:59Z`),
});
