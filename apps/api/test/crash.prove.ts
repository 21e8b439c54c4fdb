import { expect, it } from 'vitest';

import { writeAndKill } from './crash-trial.js';
import { startMortal } from './killed-server.js';

const SEED = 20_260_101;
const LONG = { timeout: 20 * 60_000 };

it('50 writers and 50 kills: nothing acknowledged is lost, half there or there twice', LONG, async () => {
  const survived = await writeAndKill(await startMortal(), { writers: 50, kills: 50, seed: SEED });
  console.log(`Killed, seed ${SEED}: ${JSON.stringify(survived)}`);
  expect(survived).toMatchObject({ lost: [], surplus: [], partial: 0, unexpected: [] });
  expect(survived.acknowledged).toBeGreaterThan(1_000);
  expect(survived.repeated).toBeGreaterThan(100);
  expect(Object.values(survived.kills).filter((times) => times > 5)).toHaveLength(3);
});

it(
  'CONTROL: the same finds what is lost where Postgres acknowledges before it has written',
  LONG,
  async () => {
    const mortal = await startMortal();
    const { asSuperuser } = mortal.database;
    const prepared = async () => {
      for (const setting of ["synchronous_commit = 'off'", "wal_writer_delay = '10s'"])
        await asSuperuser(`alter system set ${setting}`);
      await asSuperuser('select pg_reload_conf()');
      await asSuperuser('checkpoint');
    };
    const trial = { writers: 20, kills: 4, seed: SEED, prepared };
    const { lost, acknowledged } = await writeAndKill(mortal, trial);
    console.log(`Killed without waiting for the disk, seed ${SEED}: ${lost.length} lost of ${acknowledged}`);
    expect(lost.length).toBeGreaterThan(0);
  },
);
