import { PERMISSIONS } from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Met, startTrial, type Trial } from './hostile-trial.js';
import * as made from './regional-world.js';

const FINE = { wrong: [], different: [] };
const times = ({ statuses }: Met, status: number): number => statuses.get(status) ?? 0;

/**
 * What has to hold of hostile requests, of all of them or, where it has to be short, of every so many-th, others each time.
 * The two worlds differ in ratings that are hidden, and in nothing else that is anybody's to know.
 */
export function tryHostileRequests({ seed, each }: { readonly seed: number; readonly each: number }): void {
  let trial: Trial;
  beforeAll(async () => {
    trial = await startTrial(seed);
  }, 180_000);
  afterAll(() => trial.end());

  it('are tried on every route that a regional lead or a key may call, and on every file', () => {
    const tried = new Set<string>(trial.plain.map(({ route }) => route));
    const open = Object.entries(PERMISSIONS).filter(
      ([, may]) => typeof may !== 'string' && (may.includes('regional-lead') || may.includes('machine')),
    );
    expect(open.map(([route]) => route).filter((route) => !tried.has(route))).toEqual([]);
    expect(trial.plain.filter(({ route }) => route === 'releaseFile')).toHaveLength(3);
    expect(trial.worlds.differing).toBeGreaterThan(2_000);
  });

  describe('are refused or answered with what is released, and with the same whatever is hidden', () => {
    it('while results are published', async () => {
      const met = await trial.ask(each, 0);
      console.log(`${met.requests} hostile requests, by status: ${JSON.stringify([...met.statuses])}`);
      expect(met).toMatchObject(FINE);
      expect(met.requests).toBeGreaterThan(1_000);
      expect(times(met, 200)).toBeGreaterThan(50);
      expect(times(met, 304)).toBeGreaterThan(5);
      expect(times(met, 403)).toBeGreaterThan(20);
      expect(times(met, 422)).toBeGreaterThan(100);
    });

    it('after late returns, corrections and an audit that was opened again', async () => {
      await trial.worlds.returnLate();
      expect(await trial.ask(each, 1 % each)).toMatchObject(FINE);
    });

    it('after one release is withdrawn, which is told no more', async () => {
      await trial.worlds.withdraw();
      await trial.restart();
      const met = await trial.ask(each, 2 % each);
      expect(met).toMatchObject(FINE);
      expect(times(met, 410)).toBeGreaterThan(20);
    });
  });

  it('CANARY: are answered differently where England is a total over what is shown and what is not', async () => {
    await trial.publishCarelessly(`delete from released.retraction; ${made.ADD_UP_ALL}`);
    await trial.restart();
    const met = await trial.ask(Math.max(each, 11));
    expect(met.different.length).toBeGreaterThan(20);
    expect(met.wrong.length).toBeGreaterThan(0);
  });
}
