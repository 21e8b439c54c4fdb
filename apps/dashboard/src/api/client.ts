import { Problem, type RequestOf, type ResponseOf, type Route } from '@plumbline/contract';

/** A refusal that the API explained. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
  }
}

/** No answer, or one that is not the API's: no network, a proxy's error page, a service that is restarting. */
export class ServiceUnreachable extends Error {
  constructor(options?: ErrorOptions) {
    super('The service did not answer', options);
    this.name = 'ServiceUnreachable';
  }
}

/** In characters: browsers let 64 KiB be on their way when a page is left. */
const LONGEST_LEFT_BEHIND = 10_000;

let lastAnswer = Date.now();

/** When the service answered last, in milliseconds since 1970: a session that is not used ends. */
export const answeredAt = (): number => lastAnswer;

/** After so long without an answer the service is taken to be away. */
const PATIENCE_MS = 10_000;

/** Gives up waiting for the answer to what can be asked again: what was sent may arrive all the same. */
export const patience = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS);

/** Saves are: under the same key, or from the same version, they are done once. */
const canBeAskedAgain = ({ key, version }: Sent): boolean => key !== undefined || version !== undefined;

type Sent = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Of a versioned route: what the change started from. */
  readonly version?: number;
  /** Of a route that takes a file. */
  readonly file?: Blob;
  /** Of a repeatable route: asked again under the same key it is not done again. */
  readonly key?: string;
};

/** Calls one route of the contract: sends what the route declares, returns what it promises. */
export async function call<R extends Route>(
  route: R,
  request: RequestOf<R>,
  signal?: AbortSignal,
): Promise<ResponseOf<R>> {
  const sent = request as Sent;
  const body = sent.file ?? (sent.body === undefined ? null : JSON.stringify(sent.body));
  const response = await reachable(
    fetch(addressOf(route, sent), {
      method: route.method,
      headers: {
        accept: 'application/json',
        ...contentType(route, sent),
        ...(sent.version === undefined ? {} : { 'if-match': `"${sent.version}"` }),
        ...(sent.key === undefined ? {} : { 'idempotency-key': sent.key }),
      },
      body,
      // Arrives although its page is left.
      keepalive: typeof body === 'string' && sent.key !== undefined && body.length < LONGEST_LEFT_BEHIND,
      signal: signal ?? (canBeAskedAgain(sent) ? patience() : null),
    }),
    signal,
  );
  const json = await reachable<unknown>(response.json(), signal);
  lastAnswer = Date.now();
  if (!response.ok) {
    const problem = Problem.safeParse(json);
    throw problem.success ? new ApiProblem(problem.data) : new ServiceUnreachable();
  }
  return route.response.parse(json) as ResponseOf<R>;
}

const contentType = ({ upload }: Route, { body }: Sent) => {
  const type = upload ?? (body === undefined ? undefined : 'application/json');
  return type === undefined ? undefined : { 'content-type': type };
};

function addressOf(route: Route, { params = {}, query = {} }: Sent): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return `/api${path}${search && `?${search}`}`;
}

/** What fails on the way, before there is an answer, is the network's doing; unless the page itself gave up waiting. */
async function reachable<T>(coming: Promise<T>, signal?: AbortSignal | null): Promise<T> {
  try {
    return await coming;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ServiceUnreachable({ cause });
  }
}
