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

type Sent = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** Calls one route of the contract: sends what it declares, returns what it promises. */
export async function call<R extends Route>(
  route: R,
  request: RequestOf<R>,
  signal?: AbortSignal,
): Promise<ResponseOf<R>> {
  const sent: Sent = request as Sent;
  const response = await send(addressOf(route, sent), {
    method: route.method,
    headers: {
      accept: 'application/json',
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: sent.body === undefined ? null : JSON.stringify(sent.body),
    signal: signal ?? null,
  });
  const json = await readJson(response);
  if (!response.ok) throw refusal(json);
  return route.response.parse(json) as ResponseOf<R>;
}

function addressOf(route: Route, { params = {}, query = {} }: Sent): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return `/api${path}${search && `?${search}`}`;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ServiceUnreachable({ cause });
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new ServiceUnreachable({ cause });
  }
}

function refusal(json: unknown): ApiProblem | ServiceUnreachable {
  const problem = Problem.safeParse(json);
  return problem.success ? new ApiProblem(problem.data) : new ServiceUnreachable();
}
