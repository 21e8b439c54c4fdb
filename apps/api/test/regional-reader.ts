import {
  ENGLAND,
  PERMISSIONS,
  type RegionResults,
  type Releases,
  type Returns,
  type RouteName,
} from '@plumbline/contract';

import { NOBODYS_ID } from './fixture.js';
import type { Answer, Service } from './service.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: { readonly enum?: readonly string[] };
}
interface Description {
  readonly paths: Record<
    string,
    Record<string, { readonly operationId: RouteName; readonly parameters?: readonly Parameter[] }>
  >;
}

/** Everything that a regional lead is told: each answer by its address. */
export interface Told {
  readonly answers: ReadonlyMap<string, Answer>;
  /** Addresses of what other roles may ask for, each refused. */
  readonly refused: ReadonlyMap<string, number>;
}

/** What the parameters of addresses may be, by name; a route with another parameter has to be named here. */
type Values = Readonly<Record<string, readonly string[]>>;

/** Every address that a regional lead may ask for, by route, with every value of every parameter; a new route is among them by itself. */
export async function everyAddress(
  service: Service,
  as: string,
  releases: readonly string[] = [],
): Promise<Map<RouteName, string[]>> {
  const values = await readValues(service, as, releases);
  const may = (await readGets(service)).filter(({ name }) => mayLeadsAsk(name));
  return new Map(may.map(({ name, path, parameters }) => [name, addressesOf(path, parameters, values)]));
}

/** An address of each route that is for other roles only. */
export async function otherAddresses(service: Service): Promise<string[]> {
  const others = (await readGets(service)).filter(({ name }) => !mayLeadsAsk(name));
  return others.map(({ path }) => path.replace(/\{\w+\}/g, NOBODYS_ID));
}

const mayLeadsAsk = (name: RouteName): boolean => {
  const permission = PERMISSIONS[name];
  return typeof permission === 'string' || permission.includes('regional-lead');
};

async function readGets(service: Service) {
  const { paths } = (await service.request({ path: '/openapi.json' })).json() as Description;
  return Object.entries(paths).flatMap(([path, { get }]) =>
    get ? [{ path, name: get.operationId, parameters: get.parameters ?? [] }] : [],
  );
}

/** Asks every GET that the service describes, with every value of every parameter; `releases`: also those that are listed no more. */
export async function readEverything(
  service: Service,
  as: string,
  releases: readonly string[] = [],
): Promise<Told> {
  const answers = new Map<string, Answer>();
  const refused = new Map<string, number>();
  for (const address of [...(await everyAddress(service, as, releases)).values()].flat())
    answers.set(address, await service.request({ as, path: address }));
  for (const address of await otherAddresses(service))
    refused.set(address, (await service.request({ as, path: address })).status);
  return { answers, refused };
}

async function readValues(service: Service, as: string, others: readonly string[]): Promise<Values> {
  const { releases } = (await service.request({ as, path: '/releases' })).json() as Releases;
  const { cycles } = (await service.request({ as, path: '/returns' })).json() as Returns;
  const [some] = releases;
  const results = `/releases/${some?.id}/regions/${some?.regions[0]?.code}/results`;
  const read = some && ((await service.request({ as, path: results })).json() as RegionResults);
  const ids = [...new Set([...releases.map(({ id }) => id), ...others])];
  const frameworks = [...new Set([...releases, ...cycles].map(({ framework }) => framework.id))];
  return {
    releaseId: ids,
    earlierId: ids,
    regionCode: [...new Set(releases.flatMap(({ regions }) => regions.map(({ code }) => code)))],
    frameworkId: frameworks,
    framework: frameworks,
    version: ['1', '2023'],
    cycle: [...new Set([...releases, ...cycles].map(({ cycle }) => cycle))],
    seriesId: read?.recommendations.map(({ id }) => id) ?? [],
  };
}

/** Every address of a path; a parameter of the query may also be left out. */
function addressesOf(path: string, parameters: readonly Parameter[], values: Values): string[] {
  let addresses = [path];
  for (const { name, in: where, schema } of parameters) {
    const possible = schema.enum ?? values[name];
    if (where === 'header') continue;
    if (!possible)
      throw new Error(`${path}: what can be asked for as "${name}"? Say so in regional-reader.ts.`);
    addresses = addresses.flatMap((address) =>
      where === 'path'
        ? possible.map((value) => address.replace(`{${name}}`, value))
        : [
            address,
            ...possible.map((value) => `${address}${address.includes('?') ? '&' : '?'}${name}=${value}`),
          ],
    );
  }
  return addresses;
}

/** One published figure: of a region, or a total over regions where `area` is England; null counts: hidden. */
export interface Figure {
  readonly cycle: string;
  readonly item: string;
  readonly area: string;
  readonly rater: string;
  readonly contributors: number;
  readonly contributorsNotShown: number;
  readonly byConsent: boolean;
  /** Levels, weakest first, and not applicable last. */
  readonly answers: readonly number[] | null;
}

export interface Read {
  readonly figures: readonly Figure[];
  /** Addresses and places of numbers that were neither read as figures nor known to tell nothing about ratings. */
  readonly unread: readonly string[];
  /** How many numbers were turned into figures. */
  readonly numbers: number;
}

/** Numbers that tell nothing of what anybody rated: who takes part, what a framework asks, and the theme figures, which are of shown figures. */
const OTHER_NUMBERS =
  /\/(authorities|contributors|joined|left|returned|version|number|idleSeconds)$|^\/themes\/\d+\/(region|england)\/((authorities|partners)\/(atStrength|rated)|from|of)$/;

/** Turns every number of an answer into a figure. */
export function readFigures(address: string, { headers, body }: Answer): Read {
  const type = String(headers['content-type']);
  if (type.includes('csv')) return readCsv(body);
  const figures: Figure[] = [];
  const unread: string[] = [];
  let numbers = 0;
  const walk = (value: unknown, at: At): void => {
    if (typeof value === 'number' && OTHER_NUMBERS.test(at.place)) return;
    if (typeof value === 'number') unread.push(`${address}: ${at.place}`);
    if (typeof value !== 'object' || value === null || address === '/openapi.json') return;
    const here = placed(value as Keyed, at);
    if (isFigure(value as Keyed)) {
      figures.push(figureOf(value as Keyed, here));
      numbers += numbersIn(value);
      return;
    }
    for (const [key, inner] of Object.entries(value))
      walk(inner, {
        ...here,
        place: `${here.place}/${key}`,
        ...(here.areas[Number(key)] &&
          at.place.endsWith('/regions') && { area: here.areas[Number(key)] ?? '' }),
      });
  };
  walk(JSON.parse(body), { place: '', cycle: '', item: '', area: '', rater: 'own', areas: [] });
  return { figures, unread, numbers };
}

type Keyed = Readonly<Record<string, unknown>>;
/** Where a value stands, and what what stands around it says of it. */
interface At {
  readonly place: string;
  readonly cycle: string;
  readonly item: string;
  readonly area: string;
  readonly rater: string;
  /** The regions that a list of figures runs over. */
  readonly areas: readonly string[];
}

const isFigure = (value: Keyed): boolean =>
  'contributors' in value &&
  ('contributorsNotShown' in value || ('state' in value && value['state'] !== undefined));
const numbersIn = (value: object): number =>
  Object.values(value)
    .flat()
    .filter((each) => typeof each === 'number').length;

function placed(value: Keyed, at: At): At {
  const { release, region, regions, recommendations, id, seriesId, areaCode, raterType } = value as {
    readonly release?: { readonly cycle?: string };
    readonly region?: { readonly code?: string };
    readonly regions?: readonly { readonly code?: string }[];
    readonly recommendations?: unknown;
    readonly id?: string;
    readonly seriesId?: string;
    readonly areaCode?: string;
    readonly raterType?: string;
  };
  return {
    ...at,
    ...(release?.cycle && { cycle: release.cycle }),
    ...(region?.code && { area: region.code }),
    ...(recommendations && regions ? { areas: regions.map(({ code }) => code ?? '') } : {}),
    ...(id && { item: id }),
    ...(seriesId && { item: seriesId }),
    ...(areaCode && { area: areaCode }),
    ...(raterType && { rater: raterType }),
    ...(at.place.endsWith('/partners') && { rater: 'partner' }),
  };
}

function figureOf(value: Keyed, at: At): Figure {
  const figure = value as {
    readonly contributors: number;
    readonly contributorsNotShown?: number;
    readonly counts?: readonly number[] | null;
    readonly notApplicable?: number | null;
    readonly state?: string;
  };
  const national = at.place.endsWith('/england');
  return {
    ...{ cycle: at.cycle, item: at.item, area: national ? ENGLAND : at.area, rater: at.rater },
    contributors: figure.contributors,
    contributorsNotShown: figure.contributorsNotShown ?? (figure.counts ? 0 : figure.contributors),
    byConsent: figure.state === 'shown_by_consent',
    answers: figure.counts ? [...figure.counts, figure.notApplicable ?? 0] : null,
  };
}

/** One line for each level, then not applicable and the total, which has to be their sum. */
export function readCsv(file: string): Read {
  const [header = '', ...lines] = file.trim().split(/\r?\n/);
  const columns = header.replace(/^\uFEFF/, '').split(',');
  if (!columns.includes('authorities')) return { figures: [], unread: [], numbers: 0 };
  const rows = lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']));
  });
  const groups = Map.groupBy(rows, (row) =>
    ['cycle', 'recommendation', 'region_code', 'rater_type'].map((name) => row[name]).join(),
  );
  const figures = [...groups.values()].map((group): Figure => {
    const [row = {}] = group;
    const values = group.map(({ authorities }) => authorities);
    const hidden = values.every((value) => value === 'c');
    const answers = hidden ? null : values.slice(0, -1).map(Number);
    if (answers && answers.reduce((sum, count) => sum + count, 0) !== Number(values.at(-1)))
      throw new Error('The total of a figure in the file is not its sum.');
    return {
      ...{ cycle: row['cycle'] ?? '', item: row['recommendation'] ?? '' },
      ...{ area: row['region_code'] || ENGLAND, rater: row['rater_type'] ?? '' },
      contributors: Number(row['contributors']),
      contributorsNotShown: Number(row['contributors_not_shown']),
      byConsent: row['shown_by_consent'] === 'yes',
      answers,
    };
  });
  return {
    figures,
    unread: [],
    numbers: 2 * rows.length + rows.filter((row) => row['authorities'] !== 'c').length,
  };
}
