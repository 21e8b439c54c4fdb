import { z } from 'zod/mini';

/** Every reason for which a request is refused, by its stable slug. The slug is the API's promise; the words may change. */
export const PROBLEMS = {
  'invalid-request': { status: 422, title: 'There is a problem with the request' },
  'file-refused': { status: 422, title: 'The file cannot be read' },
  'file-faults': { status: 422, title: 'Some cells of the file need attention' },
  'malformed-body': { status: 400, title: 'The request could not be read' },
  'not-signed-in': { status: 401, title: 'Sign in to continue' },
  'key-not-valid': { status: 401, title: 'The key is not valid' },
  'cookie-and-key': { status: 400, title: 'Send a cookie or a key, not both' },
  'not-allowed': { status: 403, title: 'You do not have access to this' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'Not found' },
  'cycle-exists': { status: 409, title: 'There is a cycle of this name already' },
  'cycle-state': { status: 409, title: 'This cannot be done with the cycle as it is now' },
  'results-too-early': { status: 409, title: 'The day announced for the results has not come' },
  'another-must-publish': {
    status: 409,
    title: 'Somebody else must publish: not the administrator who made the preview',
  },
  'results-withdrawn': { status: 410, title: 'These results were withdrawn' },
  'results-not-made': { status: 409, title: 'The results could not be made' },
  'wrong-state': { status: 409, title: 'The audit has moved on meanwhile, so this cannot be done now' },
  'audit-started': { status: 409, title: 'Your authority has an audit in this cycle already' },
  'returns-jointly': { status: 409, title: 'A joint return answers for your authority in this cycle' },
  'not-jointly': { status: 409, title: 'Each authority returns for itself in this cycle' },
  'nothing-to-carry': { status: 409, title: 'There are no earlier answers to carry forward' },
  'figures-taken': {
    status: 409,
    title: 'Figures have been taken, so what was signed off stays as it is',
  },
  'not-oneself': { status: 409, title: 'Somebody else must end your own time' },
  'administrator-ends': { status: 409, title: 'Your administrator looks after approvers' },
  'scope-changed': { status: 412, title: 'Somebody else has changed what this theme covers' },
  'cycle-not-open': { status: 409, title: 'The cycle is not open' },
  'answers-missing': { status: 409, title: 'Some recommendations are not answered' },
  'not-the-sender': { status: 409, title: 'Only the person who sent the audit can take it back' },
  'another-must-sign': {
    status: 409,
    title: 'Somebody else must sign off: not the person who sent the audit or edited it last',
  },
  'import-moved': {
    status: 409,
    title: 'An answer has changed since you looked at the file. Look at it again',
  },
  'import-taken-over': { status: 409, title: 'The file has been taken over already' },
  'ratings-opened': {
    status: 409,
    title: 'The ratings of this recommendation have opened. First ratings can no longer be changed',
  },
  'ratings-not-opened': { status: 409, title: 'The ratings of this recommendation have not opened yet' },
  'agency-has-rated': { status: 409, title: 'This agency has rated the recommendation already' },
  'agency-exists': { status: 409, title: 'There is an agency of this name already' },
  'kept-from-ratings': {
    status: 409,
    title: 'This person has a role that sees no ratings, so they cannot act for an agency',
  },
  'address-taken': { status: 409, title: 'This address belongs to somebody else on record' },
  'time-over': { status: 409, title: 'This person’s time for the agency is over' },
  'serves-already': { status: 409, title: 'The agency serves this authority already' },
  'agency-answers-itself': {
    status: 409,
    title: 'This agency answers for itself, so nothing can be entered for it',
  },
  'answer-changed': { status: 412, title: 'Somebody else has changed this answer' },
  'position-changed': { status: 412, title: 'A colleague has changed this position' },
  'action-changed': { status: 412, title: 'Somebody else has changed this action' },
  'reference-changed': { status: 412, title: 'Somebody else has changed this reference' },
  'key-used': { status: 422, title: 'The same request was made before with other contents' },
  'version-missing': { status: 428, title: 'Say which version you are changing' },
  'wrong-host': { status: 421, title: 'The service has another address' },
  'too-large': { status: 413, title: 'The request is too large' },
  'wrong-type': { status: 415, title: 'The request is not of the right type' },
  'too-many-requests': { status: 429, title: 'Too many requests with this key' },
  'service-fault': { status: 500, title: 'Sorry, there is a problem with the service' },
  unavailable: { status: 503, title: 'The service is not ready. Try again in a few seconds' },
} as const satisfies Record<string, { status: number; title: string }>;

/** Stands at the end of a problem's `type`, after `/problems/`. */
export type ProblemSlug = keyof typeof PROBLEMS;

/** RFC 9457 problem details; `errors` points at fields (RFC 6901) for the error summary on the page. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  requestId: z.string(),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
  /** What stands there now, where the refusal says so: an extension member. */
  current: z.optional(z.unknown()),
});
export type Problem = z.output<typeof Problem>;
