import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { ProblemError } from './problem-error.js';

/** A handler's parameter: the version that the caller read and now changes, out of `If-Match`. */
export const VersionRead = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new ProblemError('version-missing');
  const [, version] = /^"(\d{1,9})"$/.exec(header) ?? [];
  if (version === undefined)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: '#/headers/if-match', detail: 'Give one version in quotes, as "3"' },
    ]);
  return Number(version);
});
