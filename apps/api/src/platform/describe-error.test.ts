import { describe, expect, it } from 'vitest';

import { describeError } from './describe-error.js';

describe('what is logged of an error', () => {
  it('is its kind, message, code and where it was thrown', () => {
    const described = describeError(Object.assign(new RangeError('too many'), { code: 'ERR_X' }));
    expect(described).toMatchObject({ type: 'RangeError', code: 'ERR_X', message: 'too many', causes: [] });
    expect(described.stack).toMatch(/^ {4}at .*describe-error\.test\.ts:\d+/);
    expect(described.stack).not.toContain('too many');
  });

  it('is nothing that it carries besides: statement, parameters, the row that failed, the request as it came', () => {
    const carried = {
      query: 'insert',
      parameters: ['secret'],
      detail: '(secret)',
      rawPacket: Buffer.from('secret'),
    };
    const described = describeError(Object.assign(new Error('failed'), carried));
    expect(Object.keys(described)).toEqual(['type', 'message', 'stack', 'causes']);
  });

  it('is no message that quotes a value', () => {
    const quoting = Object.assign(new Error('invalid input syntax for type integer: "secret"'), {
      code: '22P02',
    });
    expect(JSON.stringify(describeError(quoting))).not.toContain('secret');
  });

  it('is the same of what caused it', () => {
    const causes = [
      Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      new Error('refused again'),
    ];
    const described = describeError(
      new AggregateError(causes, 'all refused', { cause: new TypeError('first') }),
    );
    expect(described.causes.map(({ type, message }) => [type, message])).toEqual([
      ['TypeError', 'first'],
      ['Error', 'refused'],
      ['Error', 'refused again'],
    ]);
  });

  it('is something of what is no error, too', () => {
    expect(
      [describeError('secret'), describeError(null)].map(({ type, message }) => [type, message]),
    ).toEqual([
      ['String', ''],
      ['Object', ''],
    ]);
  });
});
