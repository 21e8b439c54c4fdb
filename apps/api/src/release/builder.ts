import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./release-builder.js', import.meta.url));

/** Starts the release builder: a process of its own for each request of the queue. */
export class Builder {
  /** @param address of the database, for the builder's own login */
  constructor(private readonly address: string) {}

  /**
   * Lets the builder carry out one request and waits for its end; how it ended stands in `release.outcome`.
   * The builder gets its own address and the rule, and nothing else of this process's environment.
   */
  async carryOut(requestId: string): Promise<void> {
    const builder = spawn(process.execPath, [PROGRAM, requestId], {
      env: { DATABASE_RELEASE_BUILDER_URL: this.address, PLUMBLINE_RULE: process.env['PLUMBLINE_RULE'] },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await once(builder, 'exit');
  }
}
