/** What is logged of an error; an index signature, as loggers ask for, is what a type has and an interface has not. */
export type Described = {
  readonly type: string;
  readonly code?: string;
  /** Empty where it quotes what somebody sent. */
  readonly message: string;
  /** Where it was thrown, without the message. */
  readonly stack: string;
  readonly causes: readonly Described[];
};

/** SQLSTATE: texts that are no numbers, days out of range. Postgres quotes them. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;

/**
 * Takes of an error what helps to mend it, and nothing that people sent: errors of the database carry statement, parameters and the row that
 * failed, those of the connection the request as it came, with cookie and key.
 */
export function describeError(error: unknown): Described {
  const {
    constructor,
    message = '',
    stack = '',
    code,
    cause,
    errors,
  } = Object(error) as Partial<AggregateError> & {
    readonly code?: unknown;
  };
  const quotes = DATA_EXCEPTION.test(String(code));
  return {
    type: constructor?.name ?? typeof error,
    ...(typeof code === 'string' && { code }),
    message: quotes ? '' : message,
    stack: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    causes: [cause, ...(errors ?? [])].filter((each) => each instanceof Error).map(describeError),
  };
}
