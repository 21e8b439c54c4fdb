import { Readable } from 'node:stream';

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { ProblemError } from './problem-error.js';

/** Whether a body is a file of this type, not read yet. */
export const isFileOf = ({ body, headers }: FastifyRequest, type: string): boolean =>
  body instanceof Readable && headers['content-type']?.split(';')[0]?.trim().toLowerCase() === type;

/** A handler's parameter: the file that came as the body, of at most so many bytes. It is read for those only whom the guard let through. */
export const UploadedFile = createParamDecorator(
  async (mostBytes: number, context: ExecutionContext): Promise<Buffer> => {
    const { body, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (Number(headers['content-length']) > mostBytes) throw tooLarge(mostBytes);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body as Readable as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw tooLarge(mostBytes);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  },
);

const tooLarge = (mostBytes: number): ProblemError =>
  new ProblemError('too-large', `The file is larger than ${mostBytes / 1_000_000} MB`);
