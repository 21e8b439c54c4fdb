import { type Problem, PROBLEMS, type ProblemSlug } from '@plumbline/contract';

type Fields = NonNullable<Problem['errors']>;

/** The one error that application code throws on purpose. Anything else is a fault of the service. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  private current: unknown;

  constructor(
    readonly slug: ProblemSlug,
    readonly detail?: string,
    readonly fields: Fields = [],
  ) {
    super(detail ?? PROBLEMS[slug].title);
  }

  /** Adds what stands there now, for a caller who started from something older. */
  showing(current: object): this {
    this.current = current;
    return this;
  }

  toProblem(requestId: string): Problem {
    return {
      type: `/problems/${this.slug}`,
      ...PROBLEMS[this.slug],
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      requestId,
      ...(this.fields.length > 0 ? { errors: this.fields } : {}),
      ...(this.current === undefined ? {} : { current: this.current }),
    };
  }
}
