import type { AnswerWritten } from '@plumbline/contract';

/** How long somebody may pause and still be at the same piece of work. */
const PAUSE_MS = 30 * 60_000;

/** One piece of work of one person: what stood at its end. */
export interface Sitting {
  readonly began: Date;
  readonly ended: Date;
  readonly last: AnswerWritten;
}

/** An answer saves itself every few words; people read who left what behind. Newest first, as what was written. */
export function toSittings(written: readonly AnswerWritten[]): Sitting[] {
  const sittings: Sitting[] = [];
  for (const each of written) {
    const at = new Date(each.at);
    const sitting = sittings.at(-1);
    if (sitting && continues(sitting, each)) sittings[sittings.length - 1] = { ...sitting, began: at };
    else sittings.push({ began: at, ended: at, last: each });
  }
  return sittings;
}

/** Words that came too late, and what was carried forward, stand by themselves. */
const continues = ({ began, last }: Sitting, earlier: AnswerWritten): boolean =>
  last.version !== null &&
  earlier.version !== null &&
  (earlier.origin !== 'carried' || earlier.version > 1) &&
  last.by === earlier.by &&
  last.enteredFor === earlier.enteredFor &&
  began.getTime() - new Date(earlier.at).getTime() <= PAUSE_MS;
