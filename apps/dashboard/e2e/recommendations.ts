import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { makeService, type Service } from './service.js';

const data = (file: string) =>
  fileURLToPath(new URL(`../../../packages/demo-data/data/${file}`, import.meta.url));

export const CSCIP = 'cscip-2017';
/** Made-up cycles, earlier than Ofsted's, so that those stay the newest. */
export const CYCLES = ['made-up-2023', 'made-up-2024'] as const;
export type MadeUpCycle = (typeof CYCLES)[number];
/** Announced, open, and three of the North East have returned. */
export const OPEN_CYCLE = 'made-up-open';

interface Authority {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}

interface Rating {
  readonly cycle: MadeUpCycle;
  readonly authority: Authority;
  readonly item: string;
  /** 0 to 3. */
  readonly level: number;
}

/** The ids of the framework's recommendations, with the theme and the enablers of each, straight from its file. */
export const ITEMS = readItems();
const AUTHORITIES = readAuthorities();

/** Ratings that nobody gave: every level by arithmetic, so that every run and every count is the same. */
export const RATINGS: readonly Rating[] = CYCLES.flatMap((cycle, later) =>
  AUTHORITIES.filter((_, at) => (at + later) % 7 !== 0).flatMap((authority) =>
    ITEMS.map((item, place) => ({
      cycle,
      authority,
      item: item.id,
      level: levelOf(authority, place, later),
    })),
  ),
);

function levelOf({ code }: Authority, place: number, later: number): number {
  const number = Number(code.slice(1));
  const leaning = (place * 5) % 9;
  const draw = (number * 7 + place * 13 + number * place * 3) % 11;
  // The first recommendation is one on which all agree, so it is never shown.
  if (place === 0) return 2;
  return Math.min(3, Math.max(0, Math.floor((draw + leaning) / 5) + (draw % 4 === 0 ? later : 0)));
}

/**
 * A service with England's real authorities, Ofsted's real judgements, and made-up ratings of the 27 recommendations; and whatever else is to
 * be published before it starts.
 */
export async function startMadeUp(more?: (service: Service) => Promise<void>): Promise<Service> {
  const service = await makeService();
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-made-up-'));
  const write = (
    name: string,
    ratings: readonly (Omit<Rating, 'cycle'> & { cycle: string; on: string })[],
  ) => {
    const head = 'cycle,framework,framework_version,la_code,la_name,item,rating,rated_on';
    const lines = ratings.map(({ cycle, authority: { code, name }, item, level, on }) =>
      [cycle, CSCIP, 1, code, `"${name}"`, item, level, on].join(','),
    );
    writeFileSync(join(folder, name), [head, ...lines, ''].join('\n'));
    return join(folder, name);
  };
  const changes = ['--changes', data('authority-code-changes.csv')];
  await service.plumbline('authorities', 'import', data('local-authorities.csv'), ...changes);
  const ofsted = data('ofsted-ilacs-ratings.csv');
  await service.plumbline('ratings', 'import', ofsted, '--framework', 'ofsted-ilacs');
  const closed = RATINGS.map((rating) => ({ ...rating, on: `${rating.cycle.slice(-4)}-06-30` }));
  await service.plumbline('ratings', 'import', write('closed.csv', closed), '--framework', CSCIP);
  for (const cycle of CYCLES)
    await service.plumbline('release', 'publish', '--framework', CSCIP, '--cycle', cycle);
  await service.plumbline('release', 'publish', '--framework', 'ofsted-ilacs', '--cycle', 'ILACS2');

  await more?.(service);
  const dates = ['--opens', '2026-01-01', '--due', '2098-06-30', '--figures-taken', '2098-07-31'];
  await service.plumbline('cycle', 'open', OPEN_CYCLE, '--framework', CSCIP, ...dates);
  const early = authoritiesOf('North East').slice(0, 3);
  const open = early.flatMap((authority) =>
    ITEMS.map(({ id }) => ({ cycle: OPEN_CYCLE, authority, item: id, level: 1, on: '2026-02-01' })),
  );
  await service.plumbline('ratings', 'import', write('open.csv', open), '--framework', CSCIP);
  await service.start();
  return service;
}

export const authoritiesOf = (region: string): readonly Authority[] =>
  AUTHORITIES.filter((authority) => authority.region === region);

/** Those of a region that are in a cycle, by name. */
export const returnedIn = (cycle: MadeUpCycle, region: string): readonly string[] => [
  ...new Set(
    RATINGS.filter((rating) => rating.cycle === cycle && rating.authority.region === region).map(
      ({ authority }) => authority.name,
    ),
  ),
];

/** Counts by level of one recommendation, or null where rule 1 of disclosure control does not let them be shown. */
export function expectedCounts(cycle: MadeUpCycle, region: string, item: string): readonly number[] | null {
  const some = RATINGS.filter(
    (rating) => rating.cycle === cycle && rating.authority.region === region && rating.item === item,
  );
  const counts = [0, 1, 2, 3].map((level) => some.filter((rating) => rating.level === level).length);
  const spread = Math.max(some.length >= 8 ? 3 : 2, Math.ceil(some.length / 5));
  return some.length >= 5 && some.length - Math.max(...counts) >= spread ? counts : null;
}

function readItems(): readonly { id: string; title: string; theme: string; enablers: readonly string[] }[] {
  const file = new URL('../../../packages/framework/content/cscip-2017.yaml', import.meta.url);
  const items: { id: string; title: string; theme: string; enablers: string[] }[] = [];
  let theme = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    theme = /^ {2}- id: (\S+)/.exec(line)?.[1] ?? theme;
    const id = /^ {6}- id: (\S+)/.exec(line)?.[1];
    if (id) items.push({ id, title: '', theme, enablers: [] });
    const item = items.at(-1);
    if (!item) continue;
    item.title ||= /^ {8}title: "(.*)"/.exec(line)?.[1] ?? '';
    item.enablers.push(...(/^ {8}enablers: \[(.*)\]/.exec(line)?.[1]?.split(', ') ?? []));
  }
  return items;
}

function readAuthorities(): readonly Authority[] {
  const lines = readFileSync(data('local-authorities.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
  return (
    lines
      // Only names are quoted and hold commas; no test looks at those.
      .map((line) => line.replaceAll(/"[^"]*"/g, 'a name with a comma').split(','))
      .map(([code = '', , name = '', , , region = '']) => ({ code, name, region }))
      .toSorted((one, other) => one.code.localeCompare(other.code))
  );
}
