import 'reflect-metadata';

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { type Route, ROUTES } from '@plumbline/contract';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from 'fastify';

import { AppModule, type AppSettings } from './app.module.js';
import { describeError } from './platform/describe-error.js';
import { refuseOtherHosts } from './platform/own-host.js';
import { answerProblem } from './platform/problem.filter.js';
import { securityHeaders } from './platform/security-headers.js';

const DASHBOARD = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));

/** The types of files that routes take. */
const uploads = new Set(Object.values<Route>(ROUTES).flatMap(({ upload }) => upload ?? []));

/** The API below `/api` and the dashboard beside it, not yet listening. */
export async function createApp(settings: AppSettings): Promise<NestFastifyApplication> {
  const headers = securityHeaders(settings.production);
  const adapter = new FastifyAdapter({
    bodyLimit: 1_000_000,
    requestTimeout: 30_000, // a body that trickles in
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    // An address that cannot be decoded reaches neither hooks nor filters.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply.headers(headers).header('x-request-id', request.id)),
    logController: new OneLine(),
    logger: {
      level: settings.production ? 'info' : 'error',
      serializers: { req: describeRequest, err: describeError },
      ...settings.log,
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, {
    logger: ['error', 'warn'],
    bodyParser: false, // JSON by Fastify's own parser and nothing else
  });
  adapter.getInstance().removeContentTypeParser('text/plain');
  // A file is left unread until guard and interceptor know that it may come.
  for (const type of uploads)
    adapter.getInstance().addContentTypeParser(type, (_request, payload, done) => done(null, payload));
  app.setGlobalPrefix('api');
  await app.register(cookie);
  await app.register(rateLimit, { global: false }); // only keys are counted, by the guard
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('x-request-id', request.id);
    done();
  });
  if (settings.address) adapter.getInstance().addHook('onRequest', refuseOtherHosts(settings.address));
  if (existsSync(DASHBOARD)) await serveDashboard(app);
  return app;
}

/** One line for each request, when it is answered. */
class OneLine extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const line = { req: request, res: reply, responseTime: reply.elapsedTime };
    if (error) reply.log.error({ ...line, err: error }, 'request errored');
    else reply.log.info(line, 'request completed');
  }
}

/** Logs name the route, never the values in its address: no ids, no queries. */
function describeRequest(request: { method: string; routeOptions?: { url?: string | undefined } }) {
  return { method: request.method, route: request.routeOptions?.url };
}

/** Files by their names; every other address outside `/api` and `/assets` is a page of the dashboard's. */
async function serveDashboard(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await server.register(fastifyStatic, {
    root: DASHBOARD,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Names below /assets hold a hash of their content.
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  server.get('/*', (request, reply) => {
    if (/^\/+(api|assets)([/?]|$)/i.test(request.url)) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
