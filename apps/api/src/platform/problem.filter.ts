import { PROBLEMS, type ProblemSlug } from '@plumbline/contract';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ProblemError } from './problem-error.js';

/** Refusals of the server below us, by status. */
const BY_STATUS: Readonly<Record<number, ProblemSlug>> = {
  400: 'malformed-body',
  404: 'not-found',
  413: 'too-large',
  414: 'not-found', // a name longer than any there is
  415: 'wrong-type',
  503: 'unavailable',
};

/** Postgres is away, starting, stopping or full; or no connection came free in time. */
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|57P0[123]|53[0-9A-Z]{3}|08[0-9A-Z]{3})$/;

/** The same where the driver gives no code; TypeORM takes a connection that broke away from the transaction that still uses it. */
const CONNECTION_LOST =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|provided by a query runner was already released/;

/** Answers every error as a problem (RFC 9457); what we did not foresee says nothing but that. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = asProblem(error);
  const { status } = PROBLEMS[problem.slug];
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  if (status === 503) void reply.header('retry-after', '5');
  void reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem.toProblem(request.id)));
}

function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDatabaseAway(error)) return new ProblemError('unavailable');
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  return new ProblemError(BY_STATUS[status] ?? 'service-fault');
}

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return DATABASE_AWAY.test(code) || CONNECTION_LOST.test(error.message);
}
