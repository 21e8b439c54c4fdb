import { z } from 'zod/mini';

/** Every reason for which a request is refused, by its stable slug. The slug is the API's promise; the words may change. */
export const PROBLEMS = {
  'invalid-request': { status: 422, title: 'There is a problem with the request' },
  'malformed-body': { status: 400, title: 'The request could not be read' },
  'not-signed-in': { status: 401, title: 'Sign in to continue' },
  'not-allowed': { status: 403, title: 'You do not have access to this' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'Not found' },
  'cycle-exists': { status: 409, title: 'There is a cycle of this name already' },
  'cycle-state': { status: 409, title: 'This cannot be done with the cycle as it is now' },
  'results-not-made': { status: 409, title: 'The results could not be made' },
  'too-large': { status: 413, title: 'The request is too large' },
  'wrong-type': { status: 415, title: 'The request must be JSON' },
  'service-fault': { status: 500, title: 'Sorry, there is a problem with the service' },
  unavailable: { status: 503, title: 'The service is not ready. Try again in a few seconds' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemSlug = keyof typeof PROBLEMS;

/** RFC 9457 problem details; `errors` points at fields (RFC 6901) for the error summary on the page. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  requestId: z.string(),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
});
export type Problem = z.output<typeof Problem>;
