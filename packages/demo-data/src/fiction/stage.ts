import type { AuditState } from '@plumbline/contract';

import { DEMONSTRATION_DAY, dayNumber, type FictionalCycle, weekday } from './cycles.js';
import type { Random } from './random.js';

/** How far an authority got with one audit, and when. Days are day numbers. */
export interface Stage {
  readonly state: AuditState;
  readonly startedOn: number;
  /** The last day on which anything was rated. */
  readonly ratedUntil: number;
  readonly sentOn: number | null;
  readonly signedOn: number | null;
  /** The share of items answered: 1 from `being-checked` on. */
  readonly answered: number;
  /** Whether partners' ratings have been opened and the agreed ones recorded. */
  readonly agreed: boolean;
}

/** What becomes of the audits of a cycle that is over, and of the open one, in shares of authorities. */
const OVER = { signed: 0.92, late: 0.035, unfinished: 0.025 } as const;
const OPEN = { signed: 0.11, sent: 0.1, beingChecked: 0.14, draft: 0.53 } as const;

/** Null: the authority has not begun. */
export function stageOf(cycle: FictionalCycle, random: Random): Stage | null {
  return cycle.figuresTakenOn < DEMONSTRATION_DAY ? stageOfOver(cycle, random) : stageOfOpen(cycle, random);
}

function stageOfOver(cycle: FictionalCycle, random: Random): Stage | null {
  const due = dayNumber(cycle.dueOn);
  const cutOff = dayNumber(cycle.figuresTakenOn);
  const draw = random.share();
  if (draw < OVER.signed)
    return signed(cycle, random.chance(0.85) ? due - random.below(60) : due + 1 + random.below(20), random);
  if (draw < OVER.signed + OVER.late) return signed(cycle, cutOff + 3 + random.below(40), random);
  return draw < OVER.signed + OVER.late + OVER.unfinished ? draft(cycle, cutOff, random) : null;
}

function stageOfOpen(cycle: FictionalCycle, random: Random): Stage | null {
  const today = dayNumber(DEMONSTRATION_DAY);
  const draw = random.share();
  if (draw < OPEN.signed) return signed(cycle, today - random.below(10), random);
  if (draw < OPEN.signed + OPEN.sent + OPEN.beingChecked) {
    const checked = signed(cycle, today - random.below(5), random);
    const isSent = draw < OPEN.signed + OPEN.sent;
    return {
      ...checked,
      state: isSent ? 'sent' : 'being-checked',
      sentOn: isSent ? checked.sentOn : null,
      signedOn: null,
    };
  }
  const begun = OPEN.signed + OPEN.sent + OPEN.beingChecked + OPEN.draft;
  return draw < begun ? draft(cycle, today, random) : null;
}

function signed(cycle: FictionalCycle, on: number, random: Random): Stage {
  const signedOn = weekday(on);
  const sentOn = weekday(signedOn - 1 - random.below(6));
  return {
    state: 'signed-off',
    startedOn: startOf(cycle, random),
    ratedUntil: weekday(sentOn - 1),
    sentOn,
    signedOn,
    answered: 1,
    agreed: true,
  };
}

function draft(cycle: FictionalCycle, until: number, random: Random): Stage {
  return {
    state: 'draft',
    startedOn: startOf(cycle, random),
    ratedUntil: weekday(until),
    sentOn: null,
    signedOn: null,
    // Somewhat more than all and less than nothing: some drafts are complete, some empty.
    answered: Math.min(1, Math.max(0, random.share() * 1.2 - 0.1)),
    agreed: false,
  };
}

const startOf = (cycle: FictionalCycle, random: Random): number =>
  weekday(dayNumber(cycle.opensOn) + 4 + random.below(24));
