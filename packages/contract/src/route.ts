import { z } from 'zod/mini';

/** One endpoint, written once: the API mounts it, the dashboard calls it, OpenAPI and the permission table name it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`; `:name` marks a path parameter, for Nest and for the client alike. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  /** Also the last filter on the way out: what is not declared here cannot leave. */
  readonly response: z.ZodMiniType;
  /**
   * The answer at this address never changes, it can only be withdrawn: kept by the server, asked for again by browsers (ETag).
   * `for-the-caller`: so it is, but another caller's is another, so the server keeps none of them.
   */
  readonly immutable?: true | 'for-the-caller';
  /** The caller says in `If-Match` which version it changes; 0 for what is not there yet. */
  readonly versioned?: true;
  /** The answer is a file, of one of these types; its response is {@link FileAnswer}. */
  readonly files?: readonly string[];
  /** The body is a file of this type. */
  readonly upload?: string;
  /** The caller may name the request in `Idempotency-Key`: asked again under the same key, it is not done again. */
  readonly repeatable?: true;
}

/** A file that a route answers with. */
export const FileAnswer = z.strictObject({
  /** Small letters, digits, hyphens and dots. */
  name: z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z]+)+$/)),
  type: z.string(),
  bytes: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array),
});
export type FileAnswer = z.output<typeof FileAnswer>;

/** A route under its own, narrow type: handlers, the client and the permission table take theirs from it. */
export const defineRoute = <const R extends Route>(route: R): R => route;

type Part<R extends Route, K extends 'params' | 'query' | 'body'> = R[K] extends z.ZodMiniType
  ? { [P in K]: z.output<R[K]> }
  : unknown;

/** What a caller sends: only the parts that the route declares. */
export type RequestOf<R extends Route> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> &
  (R extends { readonly versioned: true } ? { readonly version: number } : unknown) &
  (R extends { readonly upload: string } ? { readonly file: Blob } : unknown) &
  (R extends { readonly repeatable: true } ? { readonly key?: string } : unknown);
/** What a caller gets, once it has passed the route's `response`. */
export type ResponseOf<R extends Route> = z.output<R['response']>;
