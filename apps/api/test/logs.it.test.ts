import { type AddressInfo, connect } from 'node:net';

import type { Audit } from '@plumbline/contract';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { startSession } from '../src/access/session.service.js';
import { createApp } from '../src/app.js';
import { FRAMEWORK, openCycle, populateForAudits } from './audit-world.js';
import * as world from './fixture.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { COOKIE } from './service.js';

const KEY = `plumb_${'Qz7'.repeat(14)}Q`;
const WRONG = `plumb_${'Wx9'.repeat(14)}W`;
const WORDS = 'Zebra-crossing 4711';
const ADDRESS = 'http://audits.example';
const HOST = 'audits.example';

let database: TestDatabase;
let app: NestFastifyApplication;
let port: number;
let session: string;
const sessions: string[] = [];
let auditId: string;
let logged = '';

/** Everything that the process writes while the test runs, the service at the most verbose level there is. */
beforeAll(async () => {
  const keep = (chunk: unknown): boolean => {
    logged += typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString('latin1');
    return true;
  };
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockImplementation(keep);
  database = await cloneDatabase();
  await populateForAudits(database);
  await database.asSuperuser(
    `insert into access.machine_key (id, secret_hash, name, purpose, region_code, valid_until)
     values (gen_random_uuid(), sha256($1::bytea), 'Theirs', 'A test', $2, current_date)`,
    [KEY, world.NORTH],
  );
  const settings = {
    addresses: database.addresses,
    production: false,
    demonstration: true,
    address: ADDRESS,
  };
  app = await createApp({ ...settings, log: { level: 'trace', stream: { write: keep } } });
  await app.listen(0, '127.0.0.1');
  ({ port } = app.getHttpServer().address() as AddressInfo);
  await signIn();
  const started = await app.inject({
    method: 'POST',
    url: '/api/audits',
    headers: { ...OWN, ...cookie() },
    payload: { frameworkId: FRAMEWORK, cycle: await openCycle(database) },
  });
  auditId = started.json<Audit>().id;
});
afterAll(async () => {
  await app.close();
  await database.drop();
  vi.restoreAllMocks();
});

/** By a new session. */
async function signIn(): Promise<void> {
  const auth = app.get<DataSource>(getDataSourceToken('svc_auth'));
  session = await startSession(auth, world.MEMBERSHIP_OF['audit-lead']);
  sessions.push(session);
}

const cookie = (token = session) => ({ cookie: `${COOKIE}=${token}` });
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const OWN = { host: HOST, 'sec-fetch-site': 'same-origin' };

interface Asked {
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly headers?: Record<string, string>;
  readonly body?: string | object;
}

/** Over the wire, and the status of the answer. */
async function ask({ path, method = 'GET', headers = {}, body }: Asked): Promise<number> {
  const { statusCode } = await app.inject({
    method,
    url: `/api${path}`,
    headers: { ...OWN, ...headers },
    ...(body !== undefined && { payload: body }),
  });
  return statusCode;
}

/** Changes an answer of the audit that was started. */
const save = (body: string | object, version = 0): Promise<number> =>
  ask({
    path: `/audits/${auditId}/answers/supervision`,
    method: 'PATCH',
    headers: {
      ...cookie(),
      'if-match': `"${version}"`,
      'content-type': body === WORDS ? 'text/plain' : 'application/json',
    },
    body,
  });

/** What is not HTTP, as it is. */
const send = (words: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(words));
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', () => {});
  });

/** The secret as it is and in other writings that a log may have. */
const writings = (secret: string): string[] => {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    [...bytes].join(','),
    [...bytes].join(', '),
  ];
};
const foundIn = (text: string, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => writings(secret).some((each) => text.includes(each)));
const told = () => foundIn(logged, [KEY, WRONG, WORDS, ...sessions]);

describe('the log, at the most verbose level there is,', () => {
  it('has a line for every request, so that what follows says something', async () => {
    const before = logged.length;
    expect(await ask({ path: '/releases', headers: bearer(KEY) })).toBe(200);
    expect(logged.slice(before)).toContain('"route":"/api/releases"');
  });

  it('holds no key: right, wrong, malformed, in another header, in the address', async () => {
    const statuses: number[] = [];
    for (const secret of [KEY, WRONG]) {
      for (const headers of [
        bearer(secret),
        bearer(`${secret}x`),
        bearer(`${secret}%00`),
        { authorization: secret },
        { authorization: `Basic ${secret}` },
        {
          'x-api-key': secret,
          'x-forwarded-for': secret,
          referer: `${ADDRESS}/?key=${secret}`,
          from: secret,
        },
        { ...bearer(secret), ...cookie() },
        { 'if-none-match': secret, 'x-request-id': secret, traceparent: secret, 'user-agent': secret },
        { 'idempotency-key': secret, accept: secret },
      ])
        for (const path of ['/releases', '/keys', '/nowhere', `/releases/${world.NORTHMOOR_DRAFT}/overview`])
          statuses.push(await ask({ path, headers }));
      for (const path of [
        ...['/releases', '/audits', '/nowhere', '/returns', ''].map((each) => `${each}?key=${secret}`),
        ...[
          `/releases/${secret}/overview`,
          `/keys/${secret}`,
          `/${secret}`,
          `/${secret}%ff`,
          `/releases/%zz${secret}`,
        ],
        `/audits?access_token=${secret}&${secret}=1`,
      ])
        for (const method of ['GET', 'POST', 'DELETE'] as const)
          statuses.push(await ask({ path, method, headers: cookie() }));
    }
    expect(new Set(statuses)).toEqual(new Set([200, 400, 401, 403, 404, 422]));
    expect(told()).toEqual([]);
  });

  it('holds no cookie, of whomever: not for a request from elsewhere, nor for one to another host', async () => {
    const path = `/audits/${world.NORTHMOOR_DRAFT}`;
    const statuses = [
      await ask({ path, headers: cookie() }),
      await ask({ path, headers: cookie(WRONG) }),
      await ask({
        path: `${path}/send`,
        method: 'POST',
        headers: { ...cookie(), 'sec-fetch-site': 'cross-site' },
      }),
      await ask({
        path: '/session',
        method: 'DELETE',
        headers: { ...cookie(), 'sec-fetch-site': 'none' },
      }),
      await ask({ path, headers: { ...cookie(), host: `${KEY}.example` } }),
      await ask({ path, headers: { ...cookie(), ...bearer(KEY), host: 'elsewhere.example' } }),
    ];
    expect(statuses).toContain(421);
    expect(statuses).toContain(403);
    expect(told()).toEqual([]);
  });

  it('holds no words of an answer: saved, refused or not even JSON', async () => {
    const statuses = [
      await save({ note: WORDS }),
      await save({ note: WORDS }),
      await save({ rating: WORDS, reason: WORDS }),
      await save({ [WORDS]: WORDS }),
      await save(WORDS),
      await save(`{"note": "${WORDS}`),
      await save({ note: WORDS.repeat(100_000) }),
    ];
    expect(statuses).toEqual([200, 412, 422, 422, 415, 400, 413]);
    expect(told()).toEqual([]);
  });

  it('holds none of these where the database fails over them, and says by which fault of which kind', async () => {
    const deeds = [
      [
        `alter table audit.answer add constraint broken check (note not like 'Zebra%') not valid`,
        '23514',
        'rewrite-answer',
      ],
      [CAST_NOTES, '22P02', 'rewrite-answer'],
      ['alter function auth.find_machine_key rename to no_machine_key', '42883', 'machine-callers'],
      ['alter function auth.find_session rename to no_session', '42883', 'session.service'],
    ] as const;
    for (const [deed, code, asks] of deeds) {
      await database.asSuperuser(deed);
      const before = logged.length;
      await signIn(); // a session that was found is taken for granted for a second
      const statuses = [
        await ask({ path: '/releases', headers: bearer(KEY) }),
        await save({ note: `${WORDS} again` }, 1),
      ];
      expect(statuses).toContain(500);
      expect(told()).toEqual([]);
      expect(logged.slice(before)).toContain(`"code":"${code}"`);
      expect(logged.slice(before)).toMatch(new RegExp(`"stack":"[^"]*${asks}\\.[jt]s:\\d+`));
    }
    expect(told()).toEqual([]);
  });

  it('holds nothing of what is not even HTTP', async () => {
    const before = logged.length;
    const secret = `Cookie: ${COOKIE}=${session}\r\nAuthorization: Bearer ${KEY}\r\n`;
    const answers = [
      await send(`GET /api/releases HTTP/1.1\r\n${secret}no header\r\n\r\n`),
      await send(`${KEY} ${session}\r\n\r\n`),
      await send(`GET /api/releases HTTP/1.1\r\n${secret}X: ${'x'.repeat(100_000)}\r\n\r\n`),
    ];
    expect(answers.map((answer) => answer.slice(0, 12))).toEqual([
      'HTTP/1.1 400',
      'HTTP/1.1 400',
      'HTTP/1.1 431',
    ]);
    expect(logged.slice(before)).toContain('client error');
    expect(told()).toEqual([]);
  });
});

/** As a statement does that takes a text for a number: Postgres quotes the text in its message. */
const CAST_NOTES = `
  alter table audit.answer drop constraint broken;
  create function audit.cast_note() returns trigger language plpgsql as 'begin perform new.note::int; return new; end';
  create trigger cast_note before insert or update on audit.answer for each row execute function audit.cast_note()`;
