import type { Level, Recommendation } from '@plumbline/framework';

import type { FictionalAgency } from './agencies.js';
import type { FictionalAnswer, FictionalRequest } from './audit.js';
import { type FictionalCycle, dayNumber, isoDay } from './cycles.js';
import { agreedReason, notApplicableReason, ownNote, partnerNote } from './notes.js';
import type { Random } from './random.js';
import type { Stage } from './stage.js';
import type { Strengths } from './ratings.js';

/** How authorities and partners behave, in shares (0..1). */
const HABITS = {
  /** Of earlier answers, how many are carried forward at all, and how many of those are kept as they are. */
  carried: 0.6,
  kept: 0.5,
  /** Of carried answers in drafts, how many nobody has looked at. */
  notReviewed: 0.3,
  asksAgency: 0.7,
  asksItem: 0.9,
  /** Of the items asked, how many are rated in the end, and by the middle of a cycle. */
  ratedInTheEnd: 0.92,
  ratedSoFar: 0.45,
  /** Of differences, how many end with the authority's own rating. */
  agreedAsOurs: 0.45,
} as const;

/** Unit: days before the audit itself is due. */
const PARTNERS_DUE_BEFORE = 45;

/** All that the answers of one audit follow from. */
export interface Sheet {
  readonly authorityId: string;
  readonly cycle: FictionalCycle;
  /** From 0. */
  readonly cycleNumber: number;
  readonly stage: Stage;
  readonly items: readonly Recommendation[];
  readonly levels: readonly Level[];
  readonly agencies: readonly FictionalAgency[];
  readonly strengths: Strengths;
  readonly random: Random;
  /** By item: the level's index the authority gave itself the last time it answered. Updated by {@link fillIn}. */
  readonly earlier: (number | undefined)[];
}

/** The answers of one audit, and who was asked for which, as far as its stage has come. */
export function fillIn(sheet: Sheet): { asked: FictionalRequest[]; answers: FictionalAnswer[] } {
  const { items, stage, random, strengths } = sheet;
  const isDraft = stage.state === 'draft';
  const answered = Math.round(items.length * stage.answered);
  const partners = sheet.agencies.filter(() => random.chance(HABITS.asksAgency));
  const asked: FictionalRequest[] = [];
  const answers: FictionalAnswer[] = [];
  for (const [item, { id }] of items.entries()) {
    const own = item < answered ? ownAnswer(sheet, item) : null;
    if (own) answers.push(own.answer);
    if (strengths.isNotApplicable(item) || (isDraft && stage.answered === 0)) continue;
    const views = askPartners(sheet, item, partners);
    for (const { request, answer } of views) {
      asked.push(request);
      if (answer) answers.push(answer);
    }
    const levels = views.flatMap(({ level }) => (level === null ? [] : [level]));
    if (own && stage.agreed && levels.some((level) => level !== own.level))
      answers.push(agreedAnswer(sheet, id, [own.level, ...levels]));
  }
  return { asked, answers };
}

function ownAnswer(sheet: Sheet, item: number): { answer: FictionalAnswer; level: number } {
  const { random, strengths, earlier, stage } = sheet;
  const { id } = recommendation(sheet, item);
  const before = earlier[item];
  if (strengths.isNotApplicable(item)) {
    const reason = notApplicableReason(id, random);
    return { answer: answerOf(sheet, id, { raterType: 'own', level: null, reason }), level: 0 };
  }
  const rated = strengths.rate(item, sheet.cycleNumber);
  const isCarried = before !== undefined && random.chance(HABITS.carried);
  const level = isCarried && random.chance(HABITS.kept) ? before : rated;
  earlier[item] = level;
  return {
    level,
    answer: answerOf(sheet, id, {
      raterType: 'own',
      level,
      note: ownNote(level, random),
      origin: isCarried ? (level === before ? 'carried' : 'carried-and-changed') : 'fresh',
      needsReview:
        isCarried && level === before && stage.state === 'draft' && random.chance(HABITS.notReviewed),
    }),
  };
}

interface View {
  readonly request: FictionalRequest;
  readonly answer: FictionalAnswer | null;
  readonly level: number | null;
}

function askPartners(sheet: Sheet, item: number, partners: readonly FictionalAgency[]): View[] {
  const { random, stage, strengths } = sheet;
  const { id, usuallyAsked } = recommendation(sheet, item);
  const willRate = stage.state === 'draft' ? HABITS.ratedSoFar : HABITS.ratedInTheEnd;
  const dueOn = isoDay(dayNumber(sheet.cycle.dueOn) - PARTNERS_DUE_BEFORE);
  return partners
    .filter(({ kind }) => usuallyAsked.includes(kind) && random.chance(HABITS.asksItem))
    .map((agency) => {
      const rated = random.chance(willRate);
      const level = rated ? strengths.rateAsPartner(item, sheet.cycleNumber) : null;
      const answer =
        level === null
          ? null
          : answerOf(sheet, id, {
              raterType: 'partner',
              raterId: agency.id,
              level,
              note: partnerNote(level, random),
            });
      return { request: { recommendationId: id, agencyId: agency.id, dueOn, rated }, answer, level };
    });
}

/** What they settle on: the authority's own rating, or else the lower median of all. `views` begins with its own. */
function agreedAnswer(sheet: Sheet, id: string, views: readonly number[]): FictionalAnswer {
  const { random } = sheet;
  const [own] = views;
  const median = views.toSorted((a, b) => a - b)[Math.floor((views.length - 1) / 2)];
  const level = (random.chance(HABITS.agreedAsOurs) ? own : median) ?? 0;
  return answerOf(sheet, id, {
    raterType: 'agreed',
    level,
    reason: agreedReason(level === own, random),
  });
}

function recommendation({ items }: Sheet, item: number): Recommendation {
  const found = items[item];
  if (!found) throw new RangeError(`There is no item ${item}.`);
  return found;
}

type Said = Pick<FictionalAnswer, 'raterType'> &
  Partial<FictionalAnswer> & {
    /** Null: not applicable. */
    readonly level: number | null;
  };

function answerOf({ authorityId, levels, stage, random }: Sheet, id: string, said: Said): FictionalAnswer {
  const day =
    said.raterType === 'agreed'
      ? stage.ratedUntil
      : stage.startedOn + random.below(Math.max(1, stage.ratedUntil - stage.startedOn + 1));
  return {
    recommendationId: id,
    raterType: said.raterType,
    raterId: said.raterId ?? authorityId,
    levelKey: said.level === null ? null : (levels[said.level]?.key ?? null),
    notApplicable: said.level === null,
    reason: said.reason ?? '',
    note: said.note ?? '',
    origin: said.origin ?? 'fresh',
    needsReview: said.needsReview ?? false,
    changedOn: isoDay(day),
  };
}
