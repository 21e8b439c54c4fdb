import { createHash } from 'node:crypto';

import { CurrentSession, type Role } from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { Callers } from '../src/access/callers.js';
import { openDatabase } from '../src/platform/database.js';
import { MEMBERSHIP_OF, populate } from './fixture.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { type Answer, COOKIE, type Service, startService } from './service.js';

let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  database = await cloneDatabase();
  await populate(database);
  service = await startService(database);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const signIn = (role: Role, as?: string): Promise<Answer> =>
  service.request({ method: 'POST', path: '/session', body: { demonstrationRole: role }, ...(as && { as }) });
const cookieOf = ({ headers }: Answer): string => String(headers['set-cookie']);
const tokenOf = (answer: Answer): string => /=([^;]+);/.exec(cookieOf(answer))?.[1] ?? '';
const statusOf = async (as: string): Promise<number> =>
  (await service.request({ as, path: '/audits' })).status;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const attributes = cookieOf(await signIn('viewer'))
      .split('; ')
      .slice(1);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax']);
  });

  it('says who is signed in, and never the token', async () => {
    const answer = await signIn('audit-lead');
    expect(CurrentSession.parse(answer.json()).session).toMatchObject({
      name: 'Person in the role of audit-lead',
      role: 'audit-lead',
      actsFor: 'Northmoor',
      regionCode: null,
    });
    expect(answer.body).not.toContain(tokenOf(answer));
  });

  it.each<[Role, string | null, string | null]>([
    ['viewer', 'Northmoor', null],
    ['partner', 'Moorland Constabulary', null],
    ['regional-lead', 'The North', 'E12000991'],
    ['evaluator', null, null],
    ['administrator', null, null],
  ])('as %s acts for %s', async (role, actsFor, regionCode) => {
    expect(CurrentSession.parse((await signIn(role)).json()).session).toMatchObject({
      role,
      actsFor,
      regionCode,
    });
  });

  it('gives another token each time, of 256 bits', async () => {
    const tokens = [tokenOf(await signIn('viewer')), tokenOf(await signIn('viewer'))];
    expect(tokens[0]).not.toBe(tokens[1]);
    expect(tokens.map((token) => Buffer.from(token, 'base64url').length)).toEqual([32, 32]);
  });

  it('never continues the session that was there: it ends', async () => {
    const former = tokenOf(await signIn('viewer'));
    const now = tokenOf(await signIn('audit-lead', former));
    expect([await statusOf(former), await statusOf(now)]).toEqual([401, 200]);
  });

  it('does not take a token that somebody else chose', async () => {
    const chosen = 'A'.repeat(43);
    const token = tokenOf(await signIn('viewer', chosen));
    expect(token).not.toBe(chosen);
    expect(await statusOf(chosen)).toBe(401);
  });

  it('keeps a hash of the token and the token nowhere', async () => {
    const token = tokenOf(await signIn('viewer'));
    const found = await database.asSuperuser('select from access.session where token_hash = $1', [
      hashOf(token),
    ]);
    const rows = await database.asSuperuser<{ row: string }>(
      'select session::text as row from access.session',
    );
    expect(found).toHaveLength(1);
    expect(
      rows.filter(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex'))),
    ).toEqual([]);
  });
});

describe('signing out', () => {
  it('ends the session at once and clears the cookie', async () => {
    const as = tokenOf(await signIn('viewer'));
    expect(await statusOf(as)).toBe(200);
    const answer = await service.request({ as, method: 'DELETE', path: '/session' });
    expect(cookieOf(answer)).toMatch(new RegExp(`^${COOKIE}=; .*Expires=Thu, 01 Jan 1970`));
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(await statusOf(as)).toBe(401);
  });

  it('leaves other sessions of the same person alone', async () => {
    const [as, other] = [tokenOf(await signIn('viewer')), tokenOf(await signIn('viewer'))];
    await service.request({ as, method: 'DELETE', path: '/session' });
    expect(await statusOf(other)).toBe(200);
  });

  it('in one process is known to another within a second', async () => {
    const auth = await openDatabase(database.addresses.svc_auth);
    const elsewhere = new Callers(auth);
    const as = tokenOf(await signIn('viewer'));
    expect(await elsewhere.find(as)).toMatchObject({ role: 'viewer' });
    await service.request({ as, method: 'DELETE', path: '/session' });
    await vi.waitFor(async () => expect(await elsewhere.find(as)).toBeNull(), { timeout: 2_000 });
    await auth.destroy();
  });
});

describe('a session', () => {
  const change = (as: string, what: string) =>
    database.asSuperuser(`update access.session set ${what} where token_hash = $1`, [hashOf(as)]);

  it.each([
    ['an hour without a request', "last_used_at = now() - interval '1 hour 1 second'"],
    ['its time', "expires_at = now() - interval '1 second'"],
    ['its end', 'ended_at = now()'],
  ])('is over after %s', async (_, what) => {
    const as = await service.signInAs('viewer');
    await change(as, what);
    expect(await statusOf(as)).toBe(401);
    expect((await service.request({ as, path: '/session' })).json()).toEqual({
      session: null,
      accessOver: false,
      demonstration: true,
    });
  });

  it.each([
    ['59 minutes without a request', "last_used_at = now() - interval '59 minutes'"],
    ['a use just now, though it began eleven hours ago', "started_at = now() - interval '11 hours'"],
  ])('is still there after %s', async (_, what) => {
    const as = await service.signInAs('viewer');
    await change(as, what);
    expect(await statusOf(as)).toBe(200);
  });

  it('ends twelve hours after it began', async () => {
    const as = await service.signInAs('viewer');
    const [row] = await database.asSuperuser<{ lasts: string }>(
      'select (expires_at - started_at)::text as lasts from access.session where token_hash = $1',
      [hashOf(as)],
    );
    expect(row?.lasts).toBe('12:00:00');
  });

  it('counts a request as a use', async () => {
    const as = await service.signInAs('viewer');
    await change(as, "last_used_at = now() - interval '30 minutes'");
    await statusOf(as);
    const [row] = await database.asSuperuser<{ fresh: boolean }>(
      "select last_used_at > now() - interval '1 minute' as fresh from access.session where token_hash = $1",
      [hashOf(as)],
    );
    expect(row?.fresh).toBe(true);
  });

  it('of a membership that has run out is over, and none begins', async () => {
    const before = await service.signInAs('contributor');
    await database.asSuperuser('update access.membership set valid_until = current_date - 1 where id = $1', [
      MEMBERSHIP_OF.contributor,
    ]);
    const after = await service.signInAs('contributor');
    expect([await statusOf(before), await statusOf(after)]).toEqual([401, 401]);
  });

  it('of a membership lasts through its last day', async () => {
    await database.asSuperuser('update access.membership set valid_until = current_date where id = $1', [
      MEMBERSHIP_OF.approver,
    ]);
    expect(await statusOf(await service.signInAs('approver'))).toBe(200);
  });

  it('of a membership that has not begun does not begin either', async () => {
    await database.asSuperuser('update access.membership set valid_from = current_date + 1 where id = $1', [
      MEMBERSHIP_OF.viewer,
    ]);
    expect(await statusOf(await service.signInAs('viewer'))).toBe(401);
  });
});
