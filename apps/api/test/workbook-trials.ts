import * as fc from 'fast-check';

import { type Edit, download, edited, previewed, takeOver, upload } from './exchange-world.js';
import type { Service } from './service.js';
import { makeZip, readZip } from './zip-file.js';

/** Texts that begin like formulas, run from right to left, end lines in every way, or look like a workbook's own escapes. */
const TEXT = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
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
            '＋',
            '－',
            '＠',
            '_x000D_',
            '_x005F_',
            '_',
          ],
          ...['&', '<', '>', '"', ']]>', '&amp;', '\u0007', '\u001f', '\u0085', '\u2028', '\ufffe', '\ufeff'],
          ...['مرحبا', 'שלום', '\u202e', '👩‍👩‍👧', '😀', 'é', 'e\u0301', '漢字', 'plain words', 'clear '],
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  )
  // An empty cell leaves alone, the word clears, and these two no database text can hold.
  .filter(
    (text) => text.trim() !== '' && text.trim() !== 'clear' && text.isWellFormed() && !text.includes('\0'),
  );

interface Trial {
  readonly service: Service;
  readonly as: string;
  /** A fresh audit. */
  readonly auditId: string;
  readonly seed: number;
}

interface Exported {
  readonly answers: readonly {
    readonly recommendation: string;
    readonly reason: string;
    readonly note: string;
    readonly improvement: string;
  }[];
}

/** Fills every reason, note and improvement of a fresh audit by a workbook; what was written into it and what the audit then says, and its workbook again. */
export async function roundTrip({ service, as, auditId, seed }: Trial) {
  const whose = { as, auditId };
  const blank = (await download(service, whose, 'json')).json() as Exported;
  const texts = fc.sample(TEXT, { seed, numRuns: blank.answers.length * 3 });
  const written = blank.answers.map(({ recommendation }, at) => ({
    recommendation,
    reason: texts[at * 3] ?? '',
    note: texts[at * 3 + 1] ?? '',
    improvement: texts[at * 3 + 2] ?? '',
  }));
  const edits = written.flatMap(({ recommendation: item, reason, note, improvement }): Edit[] => [
    { item, field: 'reason', value: reason },
    { item, field: 'note', value: note },
    { item, field: 'improvement', value: improvement },
  ]);
  const file = await edited((await download(service, whose)).bytes, edits);
  await takeOver(service, as, previewed(await upload(service, whose, file)));
  const { answers } = (await download(service, whose, 'json')).json() as Exported;
  const read = answers.map(({ recommendation, reason, note, improvement }) => ({
    recommendation,
    reason,
    note,
    improvement,
  }));
  const again = previewed(await upload(service, whose, (await download(service, whose)).bytes));
  return { written, read, changesAgain: again.rows };
}

/** The status of an upload of each of so many workbooks that were damaged by chance, in their bytes or in one of their parts. */
export async function uploadMutants(
  { service, as, auditId, seed }: Trial,
  mutants: number,
): Promise<number[]> {
  const file = (await download(service, { as, auditId })).bytes;
  const statuses: number[] = [];
  for (const [kind, part, places] of fc.sample(MUTATION, { seed, numRuns: mutants }))
    statuses.push((await upload(service, { as, auditId }, MUTATE[kind](file, part, places))).status);
  return statuses;
}

interface Place {
  /** 0..1 of the length. */
  readonly at: number;
  readonly piece: string;
}

const PIECES = [
  '<',
  '>',
  '"',
  '&',
  '&#0;',
  '&#xD800;',
  '</c>',
  '<c r="XFD1048576"><v>1</v></c>',
  '<row>',
  '\u0000',
  '9'.repeat(30),
];
const MUTATION = fc.tuple(
  fc.constantFrom('bytes', 'part', 'cut'),
  fc.double({ min: 0, max: 0.999, noNaN: true }),
  fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), piece: fc.constantFrom(...PIECES) }), {
    minLength: 1,
    maxLength: 4,
  }),
);

type Mutate = (file: Buffer, part: number, places: readonly Place[]) => Buffer;

const overwrite = (bytes: Buffer, places: readonly Place[]): Buffer => {
  const copy = Buffer.from(bytes);
  for (const { at, piece } of places) copy.write(piece, Math.floor(at * (copy.length - 1)));
  return copy;
};

const insert = (text: string, places: readonly Place[]): string =>
  places.reduce((whole, { at, piece }) => {
    const cut = Math.floor(at * whole.length);
    return whole.slice(0, cut) + piece + whole.slice(cut);
  }, text);

const MUTATE: Readonly<Record<'bytes' | 'part' | 'cut', Mutate>> = {
  bytes: (file, _, places) => overwrite(file, places),
  cut: (file, part) => file.subarray(0, Math.floor(part * file.length)),
  part: (file, part, places) => {
    const entries = readZip(file);
    const chosen = Math.floor(part * entries.length);
    return makeZip(
      entries.map(({ name, content }, at) =>
        at === chosen
          ? { name, content: Buffer.from(insert(content.toString(), places)) }
          : { name, content },
      ),
    );
  },
};
