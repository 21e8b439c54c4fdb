import { type FrameworkVersion, recommendationsOf } from '@plumbline/framework';
import { builtInFrameworks } from '@plumbline/framework/file';

import { agenciesFor, type FictionalAgency } from './agencies.js';
import { fillIn } from './answers.js';
import type { FictionalAudit } from './audit.js';
import { type FictionalAuthority, fictionalAuthorities } from './authorities.js';
import { FICTIONAL_CYCLES, type FictionalCycle, isoDay } from './cycles.js';
import { Random } from './random.js';
import { type Landscape, landscapeOf, strengthsOf } from './ratings.js';
import type { FictionOptions } from './regions.js';
import { stageOf } from './stage.js';

const FRAMEWORK = { id: 'cscip-2017', version: 1 } as const;

/** Of the authorities that sign, how many let near-agreement be shown, and how many accept that a later absence may tell something. */
const CONSENTS = { nearAgreement: 0.7, laterAbsence: 0.97 } as const;

/** Where all have agreed to let near-agreement be shown, so that the demonstration has one such block: East of England. */
const ALL_CONSENT = { regionCode: 'E12000006', cycleId: '2025' } as const;

interface England {
  readonly options: FictionOptions;
  readonly version: FrameworkVersion;
  readonly landscape: Landscape;
}

/**
 * The audits of a fictional England, one at a time: by authority in the order of {@link fictionalAuthorities}, then by cycle. Nothing is
 * held but the authorities and agencies, so 15,000 authorities need no more memory than their names.
 *
 * Each authority has a strength of its own, each item a difficulty and a yearly gain (`ratings.ts`); partners rate some items, usually
 * somewhat lower.
 *
 * Absent: an authority that has not begun in a cycle has no audit there; neither has one whose joint return answers for it.
 * Throws: FrameworkFileError when a built-in framework is faulty.
 *
 * @example
 * for (const audit of fictionalAudits({ seed: 2017, size: 'S' })) save(audit);
 */
export function* fictionalAudits(options: FictionOptions): Generator<FictionalAudit, void, undefined> {
  const version = frameworkOfTheFiction();
  const england: England = { options, version, landscape: landscapeOf(version, options.seed) };
  const authorities = fictionalAuthorities(options);
  const agenciesOf = new Map<string, FictionalAgency[]>();
  for (const agency of agenciesFor(authorities, options))
    for (const id of agency.serves) agenciesOf.set(id, [...(agenciesOf.get(id) ?? []), agency]);
  for (const authority of authorities)
    yield* auditsOf(england, authority, agenciesOf.get(authority.id) ?? []);
}

let read: FrameworkVersion | undefined;

function frameworkOfTheFiction(): FrameworkVersion {
  read ??= builtInFrameworks().find(
    ({ id, version }) => id === FRAMEWORK.id && version === FRAMEWORK.version,
  );
  if (!read) throw new Error(`There is no built-in framework ${FRAMEWORK.id}, version ${FRAMEWORK.version}.`);
  return read;
}

function auditsOf(
  { options, version, landscape }: England,
  authority: FictionalAuthority,
  agencies: readonly FictionalAgency[],
): FictionalAudit[] {
  const random = new Random(`${options.seed}/audits/${authority.code}`);
  const strengths = strengthsOf(landscape, authority.regionCode, random);
  const items = recommendationsOf(version);
  const earlier: (number | undefined)[] = [];
  return [...FICTIONAL_CYCLES.entries()].flatMap(([cycleNumber, cycle]) => {
    const stage = authority.answersIn.includes(cycle.id) ? stageOf(cycle, random) : null;
    if (stage === null) return [];
    const audit: FictionalAudit = {
      id: random.uuid(),
      authorityId: authority.id,
      regionCode: authority.regionCode,
      frameworkId: version.id,
      frameworkVersion: version.version,
      cycleId: cycle.id,
      state: stage.state,
      startedOn: isoDay(stage.startedOn),
      sentAt: instantOf(stage.sentOn, random),
      signedAt: instantOf(stage.signedOn, random),
      consents:
        stage.signedOn === null
          ? null
          : {
              nearAgreement: allConsent(authority, cycle) || random.chance(CONSENTS.nearAgreement),
              laterAbsence: random.chance(CONSENTS.laterAbsence),
            },
      ...fillIn({
        authorityId: authority.id,
        cycle,
        cycleNumber,
        stage,
        items,
        levels: version.levels,
        agencies,
        strengths,
        random,
        earlier,
      }),
    };
    return [audit];
  });
}

const allConsent = (authority: FictionalAuthority, cycle: FictionalCycle): boolean =>
  authority.regionCode === ALL_CONSENT.regionCode && cycle.id === ALL_CONSENT.cycleId;

/** A time in the office hours of the day, by UTC. */
function instantOf(day: number | null, random: Random): string | null {
  if (day === null) return null;
  const minutes = 9 * 60 + random.below(7 * 60);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${isoDay(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00.000Z`;
}
