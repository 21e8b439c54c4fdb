import { ACTION_STATUS_WORDS, ANSWER_EVIDENCE, HASH_SENTENCE } from '@plumbline/contract';
import { sheetNames, type WorkbookContent, type WorkbookSheet, writeWorkbook } from '@plumbline/exchange';
import type { FrameworkVersion } from '@plumbline/framework';

import { dayInLondon } from '../../platform/date.js';
import type { AuditToExport } from './audit-to-export.js';
import {
  ABOUT,
  actionWords,
  agreedWords,
  type AuditColumn,
  CLEAR,
  COLUMNS,
  EVIDENCE,
  evidenceWords,
  fieldWords,
  linesOf,
  partnerWords,
  PLAN,
  RATINGS,
  ratingWords,
  referenceWords,
} from './columns.js';
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
      ...sheetsOfThemes({ ...exported, columns: COLUMNS }),
      ...planSheet(exported),
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
      ...(audit.authority.covers.length > 0 ? [['One return for', audit.authority.covers.join('; ')]] : []),
      ['Cycle', audit.cycle],
      [FRAMEWORK, audit.frameworkId],
      [FRAMEWORK_VERSION, audit.frameworkVersion],
      ['Title', content.title],
      ...(signature
        ? [
            ['Signed off', dayInLondon(new Date(signature.signedAt))],
            ['Content hash', signature.contentHash],
            ['To compare', HASH_SENTENCE],
          ]
        : [
            [
              'To fill in',
              `The columns from “Our rating” to “${EVIDENCE}” of each theme. Choose ratings from the list.`,
            ],
            [EVIDENCE, `Any of these, with semicolons between them: ${evidenceWords(ANSWER_EVIDENCE)}.`],
            ['To leave alone', 'An empty cell changes nothing in the service.'],
            ['To remove', `The word ${CLEAR} in a cell removes what stands in the service.`],
            [
              'To bring it back',
              'Save it as an Excel workbook (.xlsx). You see what it changes before anything is written.',
            ],
          ]),
      [
        'Needs review',
        'Where it says yes the answer was carried from an earlier cycle, and nobody has looked at it again.',
      ],
      [
        'Partners’ and agreed ratings',
        'To be read: they are given and agreed in the service. Where there is an agreed rating it is the authority’s in published results; “Our rating” stays as it was first given.',
      ],
      [
        'References and actions',
        'To be read: they are changed in the service. Actions are as they were when this file was made, and no part of what is signed.',
      ],
      ['Who can read this', 'Everybody who has the file. It holds what your authority wrote.'],
      [FINGERPRINT, fingerprint],
    ],
  };
}

interface ThemesToWrite
  extends
    Pick<AuditToExport, 'content' | 'answers'>,
    Partial<Pick<AuditToExport, 'references' | 'actions' | 'partners' | 'agreed'>> {
  readonly columns: readonly AuditColumn[];
  /** The recommendations that are written; absent: all. A theme without any has no sheet. */
  readonly items?: ReadonlySet<string>;
}

/** One sheet for each theme. */
export function sheetsOfThemes(themes: ThemesToWrite): WorkbookSheet[] {
  const { content, answers, references, actions, partners, agreed, columns, items } = themes;
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
          const words = {
            ...fieldWords(answers.get(item.id), ratings),
            needsReview: answers.get(item.id)?.needsReview ? 'yes' : '',
            references: linesOf((references?.get(item.id) ?? []).map(referenceWords)),
            actions: linesOf((actions?.get(item.id) ?? []).map(actionWords)),
            partners: linesOf((partners?.get(item.id) ?? []).map((given) => partnerWords(given, ratings))),
            ...agreedWords(agreed?.get(item.id), ratings),
          };
          return columns.map((column) => column.content(item, words) || null);
        }),
    }))
    .filter(({ rows }) => items === undefined || rows.length > 0);
}

/** Every action about what the audit asks, in its order; no sheet without any. */
function planSheet({ content, actions }: AuditToExport): WorkbookSheet[] {
  const rows = content.themes.flatMap(({ recommendations }) =>
    recommendations.flatMap(({ id, title }) =>
      (actions.get(id) ?? []).map(({ what, owner, dueOn, expected, status }) => [
        ...[title, what, owner, dueOn, expected, ACTION_STATUS_WORDS[status]],
      ]),
    ),
  );
  if (rows.length === 0) return [];
  return [
    {
      name: PLAN,
      columns: [
        { header: 'Recommendation', width: 28 },
        { header: 'What will be done', width: 48 },
        { header: 'By whom', width: 24 },
        { header: 'Due', width: 12 },
        { header: 'What is to change by it', width: 42 },
        { header: 'Status', width: 14 },
      ],
      rows,
    },
  ];
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
