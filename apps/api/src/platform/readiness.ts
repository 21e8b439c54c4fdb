import type { DataSource } from 'typeorm';

import { ProblemError } from './problem-error.js';

/** Whether the process takes work: a stopping one says so before it closes its door. */
export class Readiness {
  draining = false;

  constructor(private readonly pools: readonly DataSource[]) {}

  /** @throws ProblemError unavailable while stopping; the driver's error when a database does not answer */
  async require(): Promise<void> {
    if (this.draining) throw new ProblemError('unavailable', 'The service is stopping');
    await Promise.all(this.pools.map((pool) => pool.sql`select 1`));
  }
}
