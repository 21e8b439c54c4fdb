import { PERMISSIONS, ROUTES, type RouteName } from '@plumbline/contract';

import { everyAddress, otherAddresses } from './regional-reader.js';
import * as made from './regional-world.js';
import type { Answer, Service, TestRequest } from './service.js';

/** What a curious lead asks, or a program with a key. */
export type Hostile = Required<Pick<TestRequest, 'method' | 'path' | 'headers'>>;

/** An address that is answered, one of each route and of each file, with the values that its parameters may have. */
export interface Plain {
  readonly route: RouteName;
  readonly path: string;
  readonly answer: Answer;
  readonly every: readonly string[];
}

/** Looks for one in everything that may be asked for: whatever is added to the contract is found here by itself. */
export async function plainAddresses(service: Service, as: string): Promise<Plain[]> {
  const plain: Plain[] = [];
  for (const [route, every] of await everyAddress(service, as)) {
    const kinds = Map.groupBy(every, (path) => ('files' in ROUTES[route] ? path.split('/').at(-1) : ''));
    for (const ofKind of kinds.values()) plain.push(await firstAnswered(route, ofKind, { service, as }));
  }
  return plain;
}

async function firstAnswered(
  route: RouteName,
  every: readonly string[],
  { service, as }: { service: Service; as: string },
): Promise<Plain> {
  for (const path of every) {
    const answer = await service.request({ as, path });
    if (answer.status === 200) return { route, path, answer, every };
  }
  throw new Error(`${route}: nothing that may be asked for is answered, so nothing is tried on it.`);
}

/** Routes that say the same to everybody, of the service itself. */
export const isAnyones = ({ route }: Plain): boolean => PERMISSIONS[route] === 'anyone';

/** Everything that is asked, in an order of its own; the same for the same addresses. */
export async function hostileRequests(
  service: Service,
  plain: readonly Plain[],
  releases: readonly string[],
): Promise<Hostile[]> {
  const paths = plain.flatMap((one) => [
    ...searchesOf(one).map((search) => `${one.path.split('?')[0]}?${search}`),
    ...formsOf(one.path),
    ...otherValuesOf(one, releases),
  ]);
  const others = [
    ...(await otherAddresses(service)),
    ...releases.flatMap((id) => [`/releases/${id}`, `/releases/${id}/cells`, `/own-region/${id}`]),
    `/audits/${made.auditOf('first', made.authorityOf(6, 1))}`,
    `/frameworks/${made.FRAMEWORK}/cycles`,
    ...['/', '', '/released.cell', '/ratings.csv', '/.env', '/metrics'],
  ];
  const asked: Hostile[] = [
    ...[...paths, ...others].map((path): Hostile => ({ method: 'GET', path, headers: {} })),
    ...plain.flatMap(({ path, answer }) =>
      headersFor(String(answer.headers['etag'])).map((headers): Hostile => ({
        method: 'GET',
        path,
        headers,
      })),
    ),
  ];
  // Another method on an address of sign-in would sign out.
  const changing = plain
    .filter((one) => !isAnyones(one))
    .flatMap(({ path }) => METHODS.map((method): Hostile => ({ method, path, headers: {} })));
  return [...asked, ...asked.map((each): Hostile => ({ ...each, method: 'HEAD' })), ...changing];
}

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const SEARCHES = [
  ...['regionCode=E12000809', 'region=E12000809&region=E12000805', 'region[]=E12000809', 'region[$ne]=x'],
  ...['offset=0', 'offset=1', 'offset=-1', 'limit=1', 'page=2', 'cursor=x', '_=1'],
  ...['order=rating', 'order=asc&order=desc', 'sort=-contributors', 'orderBy=1', 'fields=counts'],
  ...['type=London', 'size=small', 'authority=Place%206-1', 'exclude=Place%206-1', 'without=Place%206-1'],
  ...[
    'cycle[]=first',
    'cycle=first&cycle=second',
    'framework=cscip-2017&framework=x',
    'cycle=',
    'format=csv',
  ],
  ...['cycle=%00', 'cycle=%27', 'q=%ff', '__proto__[a]=1', 'constructor=1', '=', '&', 'a=1&a=1&a=1'],
  ...['includeHidden=true', 'rule[minRated]=1', 'minRated=0', 'at=2024-05-01', 'since=first', 'debug=1'],
];

/** Besides these every parameter that the route takes: twice, as a list, as an object, in capitals, empty. */
function searchesOf({ every }: Plain): string[] {
  const taken = every.flatMap((path) => [...new URLSearchParams(path.split('?')[1] ?? '')]);
  const names = Map.groupBy(taken, ([name]) => name);
  const own = [...names].flatMap(([name, values]) => {
    const [[, value] = ['', '']] = values;
    const repeated = values.map((each) => each.join('=')).join('&');
    return [
      repeated,
      `${name}=${value}&${name}=${value}`,
      `${name}[]=${value}`,
      `${name}[x]=${value}`,
    ].concat(
      [`${name.toUpperCase()}=${value}`, `${name}=${value.toUpperCase()}`, `${name}=`, `${name}=%00`],
      [`${name}=${value}%20`, `${name}=${value},${value}`, `${name}=*`, `${name}=null`],
    );
  });
  return [...SEARCHES, ...own];
}

const formsOf = (path: string): string[] =>
  [
    ...[
      '/',
      '//',
      '?',
      '#x',
      '.json',
      '.csv',
      '.xlsx',
      '%2e',
      '/.',
      '/..',
      ';a=1',
      '%3fcycle=first',
      '%00',
      '\\',
    ],
  ]
    .map((end) => `${path}${end}`)
    .concat(`/${path}`, path.toUpperCase(), `/.${path}`, `/x/..${path}`);

/** The path with another value of each parameter: other regions', other cases, other encodings, and no value at all. */
function otherValuesOf({ route, path }: Plain, releases: readonly string[]): string[] {
  const names = ROUTES[route].path.split('/');
  const parts = (path.split('?')[0] ?? '').split('/');
  return parts.flatMap((part, at) =>
    names[at]?.startsWith(':')
      ? [...new Set([...spellings(part), ...OTHERS, ...releases])].map((value) =>
          parts.with(at, value).join('/'),
        )
      : [],
  );
}

const OTHERS = [
  ...[...made.SIZES.map(made.regionOf), 'E92000001', 'E12', 'X12000806', 'E12000999'],
  ...[
    made.authorityOf(6, 1),
    made.auditOf('first', made.authorityOf(6, 1)),
    'first',
    'second',
    'Place%206-1',
  ],
  ...['all', '*', '%', '', '..', '%2e%2e', '0', '-1', 'null', 'undefined', '[object Object]', "' or 1=1 --"],
  ...['%27%20or%201=1', '$1', '${7*7}', '%F0%9F%92%A9', '%ff', '%', '%zz', 'x'.repeat(5_000)],
];

function spellings(value: string): string[] {
  const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;
  const encoded = value.replaceAll(/./g, hex);
  return [
    ...[value.toUpperCase(), value.toLowerCase(), `${value} `, `%20${value}`, `${value}%09`, `{${value}}`],
    ...[value.replaceAll('-', ''), `${value}%00`, `${value}%2f..%2f${value}`, `${value};v=1`, `${value}.csv`],
    ...[
      `${value},${value}`,
      `${value}%2c${value}`,
      encoded,
      encoded.replaceAll('%', '%25'),
      value.slice(0, -1),
    ],
    ...[
      `${value}${value}`,
      `0${value}`,
      `"${value}"`,
      `${value}%23`,
      `${value}%3f`,
      value.replaceAll('1', '%EF%BC%91'),
    ],
  ];
}

const headersFor = (tag: string): Record<string, string>[] => [
  ...['text/csv', 'application/xml', 'application/pdf', 'text/html', '*/*;q=0', ''].map((accept) => ({
    accept,
  })),
  ...[tag, `W/${tag}`, `"x", ${tag}`, '*', '"x"', 'W/"x"', '"', 'x'.repeat(4_000)].map((known) => ({
    'if-none-match': known,
  })),
  ...[tag, '"x"', '*'].map((known) => ({ 'if-match': known })),
  ...['Mon, 01 Jan 2024 00:00:00 GMT', 'Fri, 01 Jan 2100 00:00:00 GMT', 'yesterday'].map((day) => ({
    'if-modified-since': day,
    'if-unmodified-since': day,
  })),
  ...['bytes=0-100', 'bytes=-1', 'bytes=0-0,5-9', 'rows=1-2'].map((range) => ({ range, 'if-range': tag })),
  ...['gzip', 'br', 'identity;q=0'].map((coding) => ({ 'accept-encoding': coding })),
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': '127.0.0.1', 'x-original-url': '/api/audits', 'x-rewrite-url': '/api/audits' },
  { 'x-region': made.regionOf(9), 'x-role': 'administrator', 'x-user': 'administrator' },
  { 'cache-control': 'no-cache', pragma: 'no-cache' },
  { prefer: 'return=representation', 'accept-language': 'xx' },
];
