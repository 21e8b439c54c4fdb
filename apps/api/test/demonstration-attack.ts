import type { Releases } from '@plumbline/contract';
import {
  DEMONSTRATION,
  fictionalAgencies,
  type FictionalAnswer,
  type FictionalAudit,
  REGIONS,
} from '@plumbline/demo-data';

import { contributing } from './demonstration-world.js';
import { type Attack, attack, type Seen } from './regional-attack.js';
import { type AttackTogether, attackTogether } from './regional-cycles.js';
import { readEverything } from './regional-reader.js';
import { FRAMEWORK, ITEMS, KEYS, LEVELS, lowerMedian, type Truth, truthKey } from './regional-world.js';
import type { Service } from './service.js';

/** What is worked out from what the demonstration tells its regional lead: of authorities and of organisations, of each cycle and of two together. */
export interface DemonstrationAttack {
  readonly own: Attack;
  readonly partners: Attack;
  readonly ownTogether: AttackTogether;
  readonly partnersTogether: AttackTogether;
  readonly cycles: readonly string[];
}

/** @param sampled coalitions of two and more, in each region */
export async function attackDemonstration(
  service: Service,
  as: string,
  sampled: number,
): Promise<DemonstrationAttack> {
  const told = [await readEverything(service, as)];
  const { releases } = (await service.request({ as, path: '/releases' })).json() as Releases;
  const cycles = releases.filter(({ framework }) => framework.id === FRAMEWORK).map(({ cycle }) => cycle);
  const [later = '', earlier = ''] = cycles;
  const both = { told, items: ITEMS, cycles: [earlier, later], sampled } as const;
  const authorities = authoritiesIn(cycles);
  const organisations = organisationsIn(cycles);
  return {
    own: attack({ told, truth: authorities.truth, sampled, seed: 1 }),
    partners: attack({ told, truth: organisations.truth, seen: organisations.seen, sampled, seed: 1 }),
    ownTogether: attackTogether({ ...both, ...authorities }),
    partnersTogether: attackTogether({ ...both, ...organisations }),
    cycles,
  };
}

interface Rows {
  readonly truth: Truth;
  readonly who: ReadonlyMap<string, readonly string[]>;
}

/** What each authority in the results answered, in the order of the items. */
function authoritiesIn(cycles: readonly string[]): Rows {
  const truth = new Map<string, number[][]>();
  const who = new Map<string, string[]>();
  for (const cycle of cycles)
    for (const { code } of REGIONS) {
      const audits = contributing(cycle, code);
      truth.set(
        truthKey(cycle, code),
        audits.map(({ answers }) => ITEMS.map((item) => standing(answers, item))),
      );
      who.set(
        truthKey(cycle, code),
        audits.map(({ authorityId }) => authorityId),
      );
    }
  return { truth, who };
}

function standing(answers: readonly FictionalAnswer[], item: string): number {
  const ofItem = answers.filter(({ recommendationId }) => recommendationId === item);
  const stands =
    ofItem.find(({ raterType }) => raterType === 'agreed') ??
    ofItem.find(({ raterType }) => raterType === 'own');
  return levelOf(stands?.levelKey ?? null);
}

const levelOf = (key: string | null): number => (key === null ? LEVELS : KEYS.indexOf(key));

/** What each organisation counts with where its seat is: the lower median of what it answered in audits of the results, null without any. */
function organisationsIn(cycles: readonly string[]): Rows & { readonly seen: Seen } {
  const truth = new Map<string, (number | null)[][]>();
  const who = new Map<string, string[]>();
  const seen = new Map<string, number[][]>();
  const seats = Map.groupBy(fictionalAgencies(DEMONSTRATION), ({ regionCode }) => regionCode);
  for (const cycle of cycles) {
    const given = Map.groupBy(
      REGIONS.flatMap(({ code }) => contributing(cycle, code)).flatMap(partnersAnswers),
      ({ agency, item }) => `${agency}/${item}`,
    );
    for (const { code } of REGIONS) {
      const names = (seats.get(code) ?? []).map(({ id }) => id);
      const of = (name: string, item: string) => given.get(`${name}/${item}`) ?? [];
      const medianOf = (answers: readonly Given[]) =>
        answers.length === 0 ? null : lowerMedian(answers.map(({ answer }) => answer));
      who.set(truthKey(cycle, code), names);
      truth.set(
        truthKey(cycle, code),
        names.map((name) => ITEMS.map((item) => medianOf(of(name, item)))),
      );
      for (const item of ITEMS) {
        const all = names.flatMap((name, row) => of(name, item).map(({ audit }) => ({ audit, row })));
        const inAudits = [...Map.groupBy(all, ({ audit }) => audit).values()];
        seen.set(
          `${truthKey(cycle, code)}/${item}`,
          inAudits.map((inAudit) => inAudit.map(({ row }) => row)),
        );
      }
    }
  }
  return { truth, who, seen: (key, item) => seen.get(`${key}/${item}`) ?? [] };
}

interface Given {
  readonly audit: string;
  readonly agency: string;
  readonly item: string;
  readonly answer: number;
}

const partnersAnswers = ({ id, answers }: FictionalAudit): Given[] =>
  answers
    .filter(({ raterType }) => raterType === 'partner')
    .map(({ raterId, recommendationId, levelKey }) => ({
      ...{ audit: id, agency: raterId, item: recommendationId },
      answer: levelOf(levelKey),
    }));
