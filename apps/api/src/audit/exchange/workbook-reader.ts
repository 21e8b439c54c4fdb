import { Worker } from 'node:worker_threads';

import { type ReadSheet, RefusedFile } from '@plumbline/exchange/reading';

import { ProblemError } from '../../platform/problem-error.js';

/** What the thread says at its end. */
export type Reply = { readonly sheets: ReadSheet[] } | { readonly refused: string };

export interface ReadingLimits {
  readonly milliseconds: number;
  /** Of objects; a file's bytes, packed and unpacked, come on top. */
  readonly megabytes: number;
  /** So many at once; others wait. */
  readonly atOnce: number;
  /** So many wait; others are told to come back. */
  readonly waiting: number;
}

const LIMITS: ReadingLimits = { milliseconds: 10_000, megabytes: 64, atOnce: 1, waiting: 20 };

/** Reads workbooks in threads of their own: other requests are answered meanwhile, and a file that eats time or memory ends its thread only. */
export class WorkbookReader {
  private reading = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits = LIMITS) {}

  /** @throws RefusedFile for a file that is not what it should be, or takes too long or too much to read; ProblemError unavailable where too many wait */
  async read(bytes: Uint8Array): Promise<ReadSheet[]> {
    await this.turn();
    try {
      const reply = await this.inThread(bytes);
      if ('refused' in reply) throw new RefusedFile(reply.refused);
      return reply.sheets;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.reading -= 1;
    }
  }

  /** Whoever waits takes over the place of one that is done. */
  private async turn(): Promise<void> {
    if (this.reading < this.limits.atOnce) this.reading += 1;
    else if (this.waiting.length >= this.limits.waiting) throw new ProblemError('unavailable');
    else await new Promise<void>((go) => this.waiting.push(go));
  }

  private inThread(bytes: Uint8Array): Promise<Reply> {
    const { milliseconds, megabytes } = this.limits;
    const worker = new Worker(new URL('./read-workbook.worker.js', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
      env: {},
    });
    return new Promise<Reply>((resolve, reject) => {
      const impatient = setTimeout(
        () => reject(new RefusedFile('The file takes too long to read.')),
        milliseconds,
      );
      worker.once('message', resolve);
      worker.once('error', (error: Error & { code?: string }) => {
        const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(full ? new RefusedFile('The file takes too much memory to read.') : error);
      });
      worker.once('exit', () => {
        clearTimeout(impatient);
        reject(new RefusedFile('The file cannot be read.'));
      });
    }).finally(() => void worker.terminate());
  }
}
