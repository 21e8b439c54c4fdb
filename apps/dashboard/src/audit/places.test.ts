import { afterEach, expect, test, vi } from 'vitest';

import { ServiceUnreachable } from '../api/client.js';
import type { Sending } from './answer-saver.js';
import { send } from './places.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const SENDING: Sending = { change: { note: 'a' }, version: 1, key: 'k' };
const ITEM = { recommendationId: 'r', auditId: '30000000-0000-4000-8000-000000000001' };

test.each([
  { below: 'audits', ...ITEM },
  { below: 'asked', ...ITEM },
  { below: 'entered', ...ITEM, agencyId: 'a' },
  { below: 'position', recommendationId: 'r', frameworkId: 'f' },
] as const)('a save that nobody answers is given up after ten seconds: $below', async (place) => {
  const clock = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(clock.signal);
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  );
  const saving = send(place, SENDING);
  clock.abort();
  await expect(saving).rejects.toThrow(ServiceUnreachable);
  expect(timeout).toHaveBeenCalledWith(10_000);
});
