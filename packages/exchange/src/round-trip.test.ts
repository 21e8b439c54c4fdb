import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { readWorkbook } from './read-workbook.js';
import { writeWorkbook } from './write-workbook.js';

/** Half of them begin like a formula, run from right to left, end lines in every way, or look like a workbook's own escapes. */
const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '=',
          '+',
          '-',
          '@',
          "'",
          '\t',
          '\r',
          '\n',
          '\r\n',
          ' ',
          '＝',
          '＠',
          '_x000D_',
          '_x005F_',
          '_',
          'x0041_',
        ],
        ...[
          '&',
          '<',
          '>',
          '"',
          ']]>',
          '&amp;',
          '\u0000',
          '\u0007',
          '\u001f',
          '\u0085',
          '\u2028',
          '\ufffe',
          '\ufeff',
        ],
        ...['مرحبا', 'שלום', '\u202e', '👩‍👩‍👧', '😀', '\ud83d', '\ude00', 'é', 'e\u0301', '漢字', 'plain words'],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);
const CELL = fc.oneof(
  { weight: 8, arbitrary: TEXT },
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);
const COLUMNS = [1, 2, 3].map((n) => ({ header: `Column ${n}`, width: 20 }));

it('what is written is what is read, cell by cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(CELL, CELL, CELL), { minLength: 1, maxLength: 12 }), async (rows) => {
      const bytes = await writeWorkbook({
        title: 'A title',
        sheets: [{ name: 'One', columns: COLUMNS, rows }],
        properties: { purpose: '=1' },
      });
      const [sheet] = readWorkbook(Buffer.from(bytes));
      const read = new Map(sheet?.cells.map(({ row, column, value }) => [`${row},${column}`, value]));
      const written = rows.map((line, at) =>
        line.map((_, column) => read.get(`${at + 2},${column + 1}`) ?? ''),
      );
      expect(written).toEqual(rows.map((line) => line.map((cell) => (Object.is(cell, -0) ? 0 : cell))));
    }),
    { numRuns: 40 },
  );
});
