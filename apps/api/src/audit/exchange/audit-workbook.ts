import { HASH_SENTENCE } from '@plumbline/contract';
import { sheetNames, type WorkbookContent, type WorkbookSheet, writeWorkbook } from '@plumbline/exchange';
import type { FrameworkVersion } from '@plumbline/framework';

import type { AuditToExport } from './audit-to-export.js';
import { ABOUT, type AuditColumn, CLEAR, COLUMNS, fieldWords, RATINGS, ratingWords } from './columns.js';
import type { Seal } from './seal.js';

/** The names of the sheets of an audit's themes, in the framework's order. */
export const themeSheets = ({ themes }: FrameworkVersion): string[] =>
  sheetNames(themes.map(({ number, title }) => `${number} ${title}`));

export const FINGERPRINT = 'Fingerprint';
export const FRAMEWORK = 'Framework';
export const FRAMEWORK_VERSION = 'Framework version';

/** The audit as a workbook: about the file, one sheet a theme, and the ratings that may be chosen. */
export function auditWorkbook(exported: AuditToExport, seal: Seal): Promise<Uint8Array> {
  return writeWorkbook(describeWorkbook(exported, seal));
}

function describeWorkbook(exported: AuditToExport, seal: Seal): WorkbookContent {
  const { audit, content, answers, signature } = exported;
  const fingerprint = seal.write({
    authorityId: audit.authority.id,
    auditId: audit.id,
    frameworkId: audit.frameworkId,
    frameworkVersion: audit.frameworkVersion,
    versions: Object.fromEntries(
      [...answers].filter(([, { version }]) => version > 0).map(([id, { version }]) => [id, version]),
    ),
  });
  return {
    title: `Audit ${audit.cycle}, ${audit.authority.name}`,
    sheets: [
      aboutSheet(exported, fingerprint),
      ...sheetsOfThemes({ content, answers, columns: COLUMNS }),
      ratingsSheet(content),
    ],
    properties: {
      framework: audit.frameworkId,
      frameworkVersion: audit.frameworkVersion,
      fingerprint,
      ...(signature ? { contentHash: signature.contentHash } : {}),
    },
  };
}

function aboutSheet({ audit, content, signature }: AuditToExport, fingerprint: string): WorkbookSheet {
  return {
    name: ABOUT,
    columns: [
      { header: 'About', width: 24 },
      { header: '', width: 90 },
    ],
    rows: [
      ['Authority', audit.authority.name],
      ['Cycle', audit.cycle],
      [FRAMEWORK, audit.frameworkId],
      [FRAMEWORK_VERSION, audit.frameworkVersion],
      ['Title', content.title],
      ...(signature
        ? [
            ['Signed off', signature.signedAt.slice(0, 10)],
            ['Content hash', signature.contentHash],
            ['To compare', HASH_SENTENCE],
          ]
        : [
            ['To fill in', 'The last three columns of each theme. Choose ratings from the list.'],
            ['To leave alone', 'An empty cell changes nothing in the service.'],
            ['To remove', `The word ${CLEAR} in a cell removes what stands in the service.`],
            [
              'To bring it back',
              'Save it as an Excel workbook (.xlsx). You see what it changes before anything is written.',
            ],
          ]),
      ['Who can read this', 'Everybody who has the file. It holds what your authority wrote.'],
      [FINGERPRINT, fingerprint],
    ],
  };
}

interface ThemesToWrite extends Pick<AuditToExport, 'content' | 'answers'> {
  readonly columns: readonly AuditColumn[];
  /** The recommendations that are written; absent: all. A theme without any has no sheet. */
  readonly items?: ReadonlySet<string>;
}

/** One sheet for each theme. */
export function sheetsOfThemes({ content, answers, columns, items }: ThemesToWrite): WorkbookSheet[] {
  const ratings = ratingWords(content);
  const choices = `${RATINGS}!$A$2:$A$${ratings.size + 2}`;
  const names = themeSheets(content);
  return content.themes
    .map(({ id: themeId, recommendations }, at) => ({
      name: names[at] ?? themeId,
      columns: columns.map(({ header, width, field }) => ({
        header,
        width,
        ...(field ? { toFillIn: true as const } : {}),
        ...(field === 'rating' ? { choices } : {}),
      })),
      rows: recommendations
        .filter(({ id }) => items?.has(id) ?? true)
        .map((item) => {
          const words = fieldWords(answers.get(item.id), ratings);
          return columns.map((column) => column.content(item, words) || null);
        }),
    }))
    .filter(({ rows }) => items === undefined || rows.length > 0);
}

export function ratingsSheet({ levels, notApplicable }: FrameworkVersion): WorkbookSheet {
  return {
    name: RATINGS,
    columns: [
      { header: 'Rating', width: 24 },
      { header: 'Means', width: 80 },
      { header: 'Counts as', width: 16 },
    ],
    rows: [
      ...levels.map(({ label, meaning, strength }) => [label, meaning ?? '', strength ? 'strength' : 'gap']),
      ...(notApplicable ? [[notApplicable.label, notApplicable.meaning, '']] : []),
      [CLEAR, 'Removes the rating that stands in the service', ''],
    ],
  };
}
