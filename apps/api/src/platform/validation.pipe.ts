import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { config } from 'zod/mini';

import { ProblemError } from './problem-error.js';

/** The faults that people cause at forms, in their words: these stand on pages as they are. What a schema says itself goes first. */
config({
  customError: (issue) => {
    if (issue.code === 'too_big' && issue.origin === 'string')
      return `Use ${issue.maximum.toLocaleString('en-GB')} characters or fewer`;
    return issue.code === 'invalid_format' && issue.format === 'date' ? 'Enter a real date' : undefined;
  },
});

/** Nest's own schema pipe; only its refusal is ours, so that every fault carries a pointer to its field. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (!metadata.schema) return value;
    const result = await metadata.schema['~standard'].validate(value);
    const faults = result.issues
      ? result.issues.map(({ message, path = [] }) => ({
          path: path.map((step) => (typeof step === 'object' ? step.key : step)),
          detail: message,
        }))
      : placesOfBrokenText(value).map((path) => ({ path, detail: BROKEN_TEXT }));
    if (faults.length === 0) return 'value' in result ? (result.value as T) : value;

    const where = metadata.type === 'param' ? 'params' : metadata.type;
    const fields = faults.map(({ path, detail }) => ({
      pointer: `#/${[where, ...path].map(escapePointer).join('/')}`,
      detail,
    }));
    throw new ProblemError('invalid-request', undefined, fields);
  }
}

const BROKEN_TEXT = 'Take out the characters that are not text and cannot be kept';

/** Where text has a NUL or half a character (a surrogate alone): Postgres keeps neither, and nobody meant to write them. */
function placesOfBrokenText(value: unknown): PropertyKey[][] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [[]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([step, part]) =>
    placesOfBrokenText(part).map((path) => [step, ...path]),
  );
}

/** RFC 6901. */
const escapePointer = (step: PropertyKey): string => String(step).replaceAll('~', '~0').replaceAll('/', '~1');
