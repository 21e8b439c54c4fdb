import { Problem, type Role } from '@plumbline/contract';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { startSession } from '../src/access/session.service.js';
import { createApp } from '../src/app.js';
import type { AppSettings } from '../src/app.module.js';
import { MEMBERSHIP_OF } from './fixture.js';
import type { TestDatabase } from './postgres.js';

export interface TestRequest {
  /** Token of the session that asks; nobody is signed in without it. */
  readonly as?: string;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** Below `/api`. */
  readonly path: string;
  readonly body?: string | object;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly bytes: Buffer;
  json(): unknown;
}

/** The API of a database, asked without a port. */
export interface Service {
  /** As a browser on a page of the service's own would send it, unless the headers say otherwise. */
  request(request: TestRequest): Promise<Answer>;
  /** Starts a session of the made-up world's person with this role and returns its token. */
  signInAs(role: Role): Promise<string>;
  /** Starts a session of any membership. */
  signInBy(membershipId: string): Promise<string>;
  /** Every route that Nest mounted, as "GET /api/audits". */
  readonly mounted: readonly string[];
  close(): Promise<void>;
}

export const COOKIE = 'plumbline-session';
export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

/** The status of a refusal, and which problem it is. */
export const refusalOf = (answer: Answer): [number, string] => [
  answer.status,
  Problem.parse(answer.json()).type.replace('/problems/', ''),
];

export async function startService(
  { addresses }: TestDatabase,
  {
    production = false,
    demonstration = true,
    address = null,
    requestsPerKey = 100_000,
  }: Partial<Pick<AppSettings, 'production' | 'demonstration' | 'address' | 'requestsPerKey'>> = {},
): Promise<Service> {
  const app = await createApp({ addresses, production, demonstration, address, requestsPerKey });
  const mounted: string[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      mounted.push(...[method].flat().map((verb) => `${verb} ${url}`));
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const signInBy = (membershipId: string) =>
    startSession(app.get<DataSource>(getDataSourceToken('svc_auth')), membershipId);
  return {
    mounted,
    request: (request) => inject(app, request),
    signInBy,
    signInAs: (role) => signInBy(MEMBERSHIP_OF[role]),
    close: () => app.close(),
  };
}

async function inject(app: NestFastifyApplication, request: TestRequest): Promise<Answer> {
  const { as, method = 'GET', path, body, headers = SAME_ORIGIN } = request;
  const answer = await app.inject({
    method,
    url: `/api${path}`,
    headers: { ...headers, ...(as === undefined ? {} : { cookie: `${COOKIE}=${as}` }) },
    ...(body === undefined ? {} : { payload: body }),
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.body,
    bytes: answer.rawPayload,
    json: () => answer.json(),
  };
}
