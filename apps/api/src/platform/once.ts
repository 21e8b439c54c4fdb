import { createHash } from 'node:crypto';

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { ProblemError } from './problem-error.js';
import type { TenantTx } from './tenancy.js';

/** What a caller may name a request by: a UUID, say. */
export const KEY = /^[\w-]{8,64}$/;

/** A request by the name that its caller gave it, and by what it asks for. */
export interface Asked {
  readonly key: string;
  readonly hash: string;
}

/** A handler's parameter: the request by its `Idempotency-Key`; null without one. */
export const AskedOnce = createParamDecorator((_: unknown, context: ExecutionContext): Asked | null => {
  const { method, url, headers, body } = context.switchToHttp().getRequest<FastifyRequest>();
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key))
    throw new ProblemError('invalid-request', undefined, [
      { pointer: '#/headers/idempotency-key', detail: 'Give 8 to 64 letters, digits, - or _' },
    ]);
  const what = JSON.stringify([method, url, headers['if-match'] ?? null, body ?? null]);
  return { key, hash: createHash('sha256').update(what).digest('hex') };
});

/**
 * Does the work of a request once for each person and key, and gives its answer again to whoever asks again. Of two at once the later
 * waits for the earlier one's transaction; work that fails leaves nothing, so it can be asked again under the same key.
 * @throws ProblemError key-used when something else was asked under the key
 */
export async function once<T>(tx: TenantTx, asked: Asked | null, work: () => Promise<T>): Promise<T> {
  if (!asked) return work();
  const [mine] = await tx.sql<{ key: string }[]>`
    insert into platform.answered_request (person_id, acts_for, key, request_hash)
    values (nullif(current_setting('app.person_id', true), '')::uuid,
            coalesce(nullif(current_setting('app.authority_id', true), ''), nullif(current_setting('app.agency_id', true), ''))::uuid,
            ${asked.key}, ${asked.hash})
    on     conflict do nothing
    returning key`;
  if (!mine) return answeredBefore<T>(tx, asked);
  const response = await work();
  await tx.sql`
    update platform.answered_request set response = ${JSON.stringify(response)}::jsonb where key = ${asked.key}`;
  return response;
}

/** Row-level security shows whoever asks their own requests only. */
async function answeredBefore<T>(tx: TenantTx, { key, hash }: Asked): Promise<T> {
  const [before] = await tx.sql<{ same: boolean; response: T }[]>`
    select request_hash = ${hash} as "same", response as "response"
    from   platform.answered_request
    where  key = ${key}`;
  if (!before?.same) throw new ProblemError('key-used');
  return before.response;
}
