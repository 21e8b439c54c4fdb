import { expect, it } from 'vitest';

import { writeAndKill } from './crash-trial.js';
import { startMortal } from './killed-server.js';

/** The short version of crash.prove.ts. */
it(
  '5 writers and 2 kills: nothing acknowledged is lost, half there or there twice',
  { timeout: 120_000 },
  async () => {
    const survived = await writeAndKill(await startMortal(), { writers: 5, kills: 2, seed: 2 });
    expect(survived).toMatchObject({ lost: [], surplus: [], partial: 0, unexpected: [] });
    expect(survived.acknowledged).toBeGreaterThan(10);
  },
);
