import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import { FileAnswer, type Route } from '@plumbline/contract';
import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable, of } from 'rxjs';

import { routeOf } from './endpoint.js';
import { ProblemError } from './problem-error.js';
import { isFileOf } from './uploaded-file.js';

interface Written {
  /** Bytes: text would be encoded again each time it is sent. */
  readonly body: Buffer;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Kept extends Written {
  /** Until when it is given again unasked. */
  until: number;
}

/** How long what an answer tells of is taken to stand: a withdrawal takes effect within this time in every process. */
const STANDS_MS = 1_000;

type Params = Readonly<Record<string, string>>;

/** What the process keeps of the answers of immutable routes. */
export interface Keeping {
  /** How many answers; with 0 each is made anew. */
  readonly most: number;
  /** Whether the thing that a kept answer's address names is still there. Such things never change, but they can be withdrawn. */
  stillStands(params: Params): Promise<boolean>;
}

/**
 * What every endpoint has in common: refuses what its route does not declare, lets nothing out that the route does not declare,
 * and keeps the answers of immutable routes, whose address names a release or a version of a framework. What differs by caller is never
 * kept.
 *
 * Runs after the guard, so a kept answer is given only to those who may have it, and only while what it tells of stands.
 */
export class EndpointInterceptor implements NestInterceptor {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly reflector: Reflector,
    private readonly keeping: Keeping,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { route } = routeOf(this.reflector, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    refuseUndeclared(route, request);
    void reply.header('cache-control', route.immutable ? 'private, no-cache' : 'no-store');
    if (!route.immutable && !route.files)
      return next.handle().pipe(map((answer) => route.response.parse(answer)));
    const write = route.files ? writeFile : writeJson;
    if (route.immutable !== true)
      return next.handle().pipe(map((answer) => send(write(route.response.parse(answer)), request, reply)));

    const kept = this.kept.get(request.url);
    const until = performance.now() + STANDS_MS;
    if (kept && (await this.stillStands(kept, request, until))) return of(send(kept, request, reply));
    return next.handle().pipe(
      map((answer) => {
        const made = { ...write(route.response.parse(answer)), until };
        this.keep(request.url, made);
        return send(made, request, reply);
      }),
    );
  }

  private async stillStands(kept: Kept, { params }: FastifyRequest, until: number): Promise<boolean> {
    if (kept.until > performance.now()) return true;
    if (!(await this.keeping.stillStands(params as Params))) return false;
    kept.until = until;
    return true;
  }

  private keep(url: string, kept: Kept): void {
    this.kept.set(url, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.keeping.most && oldest !== undefined) this.kept.delete(oldest);
  }
}

function writeJson(answer: unknown): Written {
  const body = Buffer.from(JSON.stringify(answer));
  return { body, etag: etagOf(body), headers: { 'content-type': 'application/json; charset=utf-8' } };
}

function writeFile(answer: unknown): Written {
  const { name, type, bytes } = FileAnswer.parse(answer);
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` };
  return { body, etag: etagOf(body), headers };
}

const etagOf = (body: Buffer): string => `"${createHash('sha256').update(body).digest('base64url')}"`;

/** A parameter that nobody reads is a mistake of the caller's, or an attempt. */
function refuseUndeclared(route: Route, request: FastifyRequest): void {
  const [name] = route.query ? [] : Object.keys(request.query ?? {});
  if (name !== undefined)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: `#/query/${name}`, detail: 'This address takes no such parameter' },
    ]);
  if (route.upload) {
    if (isFileOf(request, route.upload)) return;
    throw new ProblemError('wrong-type', 'Send an Excel workbook (.xlsx)');
  }
  if (request.body instanceof Readable) throw new ProblemError('wrong-type', 'Send JSON');
  if (!route.body && request.body !== undefined && request.body !== null)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: '#/body', detail: 'This request takes no body' },
    ]);
}

function send(
  { body, etag, headers }: Written,
  request: FastifyRequest,
  reply: FastifyReply,
): Buffer | undefined {
  void reply.header('etag', etag);
  const known = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (known?.includes(etag)) {
    void reply.status(304);
    return undefined;
  }
  void reply.headers(headers);
  return body;
}
