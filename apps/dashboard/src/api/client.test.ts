import { auditRoutes, exchangeRoutes, resultsRoutes, sessionRoutes } from '@plumbline/contract';
import { afterEach, expect, test, vi } from 'vitest';

import { ApiProblem, call, ServiceUnreachable } from './client.js';

afterEach(() => vi.unstubAllGlobals());

const answering = (answer: () => Response | Promise<Response>) => {
  const fetched = vi.fn<(address: string, init: RequestInit) => Promise<Response>>(async () => answer());
  vi.stubGlobal('fetch', fetched);
  return fetched;
};

test('puts parameters into the path and sends no content type without a body', async () => {
  const fetched = answering(() => Response.json({}, { status: 500 }));
  const params = { releaseId: '0192f0c0-0000-7000-8000-0000000000b1', regionCode: 'E12000001' };

  await expect(call(resultsRoutes.regionResults, { params })).rejects.toThrow(ServiceUnreachable);

  expect(fetched.mock.calls[0]?.[0]).toBe(
    '/api/releases/0192f0c0-0000-7000-8000-0000000000b1/regions/E12000001/results',
  );
  expect(fetched.mock.calls[0]?.[1].headers).toEqual({ accept: 'application/json' });
});

test('sends JSON with a body and returns what the contract promises', async () => {
  const fetched = answering(() => Response.json({ session: null, accessOver: false, demonstration: true }));

  await expect(call(sessionRoutes.signIn, { body: { demonstrationRole: 'regional-lead' } })).resolves.toEqual(
    {
      session: null,
      accessOver: false,
      demonstration: true,
    },
  );

  expect(fetched.mock.calls[0]?.[1].body).toBe('{"demonstrationRole":"regional-lead"}');
});

test('a problem that the API explains keeps its status and words', async () => {
  const problem = { type: 'not-signed-in', title: 'Sign in to continue', status: 401, requestId: 'r1' };
  answering(() => Response.json(problem, { status: 401 }));

  await expect(call(resultsRoutes.listReleases, {})).rejects.toEqual(new ApiProblem(problem));
});

test("a proxy's page instead of the API's answer means that the service is unreachable", async () => {
  answering(() => new Response('<h1>502</h1>', { status: 502 }));
  await expect(call(resultsRoutes.listReleases, {})).rejects.toThrow(ServiceUnreachable);
});

test('no network means that the service is unreachable', async () => {
  answering(() => Promise.reject(new TypeError('fetch failed')));
  await expect(call(resultsRoutes.listReleases, {})).rejects.toThrow(ServiceUnreachable);
});

test('an answer that breaks the contract is a fault, not a page with holes', async () => {
  answering(() => Response.json({ releases: [{}] }));
  await expect(call(resultsRoutes.listReleases, {})).rejects.toThrow('framework');
});

test('only what can be asked again is given up when nobody answers', async () => {
  const fetched = answering(() => Promise.reject(new TypeError('fetch failed')));
  const params = { auditId: '30000000-0000-4000-8000-000000000001' };
  await expect(call(auditRoutes.sendAudit, { params, key: 'a-key-of-its-own' })).rejects.toThrow(
    ServiceUnreachable,
  );
  await expect(call(exchangeRoutes.uploadWorkbook, { params, file: new Blob(['']) })).rejects.toThrow(
    ServiceUnreachable,
  );
  const signals = fetched.mock.calls.map(([, { signal }]) => signal);
  expect(signals).toEqual([expect.any(AbortSignal), null]);
});
