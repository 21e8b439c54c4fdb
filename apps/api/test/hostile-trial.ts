import { Problem } from '@plumbline/contract';

import { type Hostile, hostileRequests, type Plain, plainAddresses } from './hostile-requests.js';
import { readEverything } from './regional-reader.js';
import * as made from './regional-world.js';
import { type Answer, type Service, startService } from './service.js';
import { makeTwoWorlds, SECRET, type TwoWorlds } from './two-worlds.js';

/** What hostile requests met. */
export interface Met {
  readonly requests: number;
  /** How many answers had each status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Answers that are neither a refusal nor what is released. */
  readonly wrong: readonly string[];
  /** Requests that the two worlds answer differently, in whatever respect. */
  readonly different: readonly string[];
}

export interface Trial {
  readonly worlds: TwoWorlds;
  readonly plain: readonly Plain[];
  /** Asks both worlds, as the lead of the region of six and with a key for it: of the requests every `each`-th, from the `from`-th on. */
  ask(each?: number, from?: number): Promise<Met>;
  /** Starts both services anew, so that nothing is kept of earlier answers. */
  restart(): Promise<void>;
  /** Writes published figures of both over, as a careless builder would have written them. */
  publishCarelessly(deed: string): Promise<void>;
  end(): Promise<void>;
}

export async function startTrial(seed: number): Promise<Trial> {
  const worlds = await makeTwoWorlds(seed);
  let sides = await startBoth(worlds);
  const { service, session } = sides[0];
  const plain = await plainAddresses(service, session);
  const requests = await hostileRequests(service, plain, worlds.releases);
  const released = await bodiesOf(sides[0], worlds);
  const stop = () => Promise.all(sides.map(({ service }) => service.close()));
  return {
    worlds,
    plain,
    ask: async (each = 1, from = 0) => {
      const known = await bodiesOf(sides[0], worlds);
      const some = requests.filter((_, at) => at % each === from);
      const met = await askBoth(sides, some, known);
      const changed = [...known].filter(([body, path]) => isReleased(path) && !released.has(body));
      return { ...met, wrong: [...met.wrong, ...changed.map(([, path]) => `changed: ${path}`)] };
    },
    restart: async () => {
      await stop();
      sides = await startBoth(worlds);
    },
    publishCarelessly: async (deed) => {
      for (const database of worlds.databases)
        await database.asSuperuser(`set session_replication_role = replica; ${deed}`);
    },
    end: async () => {
      await stop();
      await worlds.drop();
    },
  };
}

interface Side {
  readonly service: Service;
  readonly session: string;
}
type Sides = readonly [Side, Side];

async function startBoth({ databases: [one, other] }: TwoWorlds): Promise<Sides> {
  const start = async (database: typeof one): Promise<Side> => {
    const service = await startService(database);
    return { service, session: await service.signInBy(made.leadOf(6)) };
  };
  return [await start(one), await start(other)];
}

const isReleased = (path: string): boolean => path.startsWith('/releases/');

/** What is answered where nothing hostile is asked, by body: to the lead, to nobody, and of a framework that there is not. */
async function bodiesOf({ service, session }: Side, { releases }: TwoWorlds): Promise<Map<string, string>> {
  const { answers } = await readEverything(service, session, releases);
  const live = [...answers.keys()].filter((path) => !isReleased(path));
  const ask = async (path: string, as?: string) =>
    [path, await service.request({ path, ...(as && { as }) })] as const;
  const others = await Promise.all([
    ...live.map((path) => ask(path)),
    ask('/returns?framework=none', session),
  ]);
  const all = [...answers, ...others].filter(([, { status }]) => status === 200);
  return new Map(all.map(([path, { body }]) => [withoutChance(body), path]));
}

/** Who asks: a person who is signed in, or a program. */
const CALLERS: Readonly<Record<string, (side: Side, asked: Hostile) => Promise<Answer>>> = {
  lead: ({ service, session }, asked) => service.request({ ...asked, as: session }),
  key: ({ service }, { headers, ...asked }) =>
    service.request({ ...asked, headers: { ...headers, authorization: `Bearer ${SECRET}` } }),
};

async function askBoth(
  sides: Sides,
  requests: readonly Hostile[],
  known: ReadonlyMap<string, string>,
): Promise<Met> {
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  const different: string[] = [];
  for (const [caller, ask] of Object.entries(CALLERS))
    for (const asked of requests) {
      const [answer, other] = await Promise.all([ask(sides[0], asked), ask(sides[1], asked)]);
      const words = `${caller}: ${asked.method} ${asked.path} ${JSON.stringify(asked.headers)}`.slice(0, 200);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (!isFine(answer, known)) wrong.push(`${answer.status} ${words}: ${answer.body.slice(0, 200)}`);
      if (allOf(answer) !== allOf(other)) different.push(words);
    }
  return { requests: 2 * Object.keys(CALLERS).length * requests.length, statuses, wrong, different };
}

/** A refusal that says why, what is released, or nothing. */
function isFine({ status, body }: Answer, known: ReadonlyMap<string, string>): boolean {
  if (body === '') return status < 500;
  return status < 400
    ? known.has(withoutChance(body))
    : status < 500 && Problem.safeParse(JSON.parse(body)).success;
}

/** Every refusal has a number, drawn by chance; a session ends so long after it began. */
const withoutChance = (body: string): string => body.replaceAll(/"(requestId|expiresAt)":"[^"]+"/g, '');

/** Status, every header but the clock's, and every byte. */
const allOf = ({ status, headers, bytes }: Answer): string =>
  JSON.stringify([
    status,
    Object.entries(headers).filter(([name]) => name !== 'x-request-id' && name !== 'date'),
    withoutChance(bytes.toString('latin1')),
  ]);
