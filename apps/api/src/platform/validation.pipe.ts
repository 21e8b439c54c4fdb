import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';

import { ProblemError } from './problem-error.js';

/** Nest's own schema pipe; only its refusal is ours, so that every fault carries a pointer to its field. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (!metadata.schema) return value;
    const result = await metadata.schema['~standard'].validate(value);
    if (!result.issues) return value;

    const where = metadata.type === 'param' ? 'params' : metadata.type;
    const fields = result.issues.map(({ message, path = [] }) => ({
      pointer: `#/${[where, ...path.map((step) => (typeof step === 'object' ? step.key : step))].map(escapePointer).join('/')}`,
      detail: message,
    }));
    throw new ProblemError('invalid-request', undefined, fields);
  }
}

/** RFC 6901. */
const escapePointer = (step: PropertyKey): string => String(step).replaceAll('~', '~0').replaceAll('/', '~1');
