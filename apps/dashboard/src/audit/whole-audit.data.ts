import type { Audit, FrameworkContent, Partners, PlanAction } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';

import { actionsFor } from './plan/plan.data.js';
import { agreedTo, type Item, ratingWords, toThemes } from './audit.data.js';
import { evidenceWords } from './evidence.data.js';
import { partnerItem, raterWords } from './partners.data.js';
import { allRows, toStandings } from './standing.data.js';

/** One recommendation with everything that is said about it. */
export interface WholeRow {
  readonly item: Item;
  /** From 1, in the framework's order. */
  readonly number: number;
  readonly themeId: string;
  readonly theme: string;
  readonly ours: string;
  /** The own rating's place on the scale, 0 for the weakest; null: none, not applicable, or carried and not looked at again. */
  readonly level: number | null;
  readonly answered: boolean;
  /** Of what stands: the agreed rating where there is one. */
  readonly gap: boolean;
  readonly partners: string;
  readonly agreed: string;
  readonly evidence: string;
  readonly actions: readonly PlanAction[];
  readonly words: string;
  readonly improvement: string;
  readonly by: string;
}

interface Whole {
  readonly audit: Audit;
  readonly content: FrameworkContent;
  readonly partners: Partners;
  readonly actions: readonly PlanAction[];
}

/** Beside what was carried forward until somebody has looked at it again. */
export const NEEDS_REVIEW = ' (needs review)';

/** Every recommendation in the framework's order. */
export function toWholeRows({ audit, content, partners, actions }: Whole): WholeRow[] {
  const { id: frameworkId, version, levels } = content;
  const standings = new Map(allRows(toStandings(content, audit)).map((row) => [row.item.id, row]));
  const rows = toThemes(content, audit.answers).flatMap((theme) =>
    theme.rows.map((row) => ({ ...row, themeId: theme.id, theme: theme.title })),
  );
  return rows.map(({ item, answer, rating, progress, themeId, theme }, at) => {
    const level = progress === 'review' ? -1 : levels.findIndex(({ key }) => key === answer?.rating);
    const stands = standings.get(item.id);
    const references = answer?.references.length ?? 0;
    return {
      ...{ item, themeId, theme },
      number: at + 1,
      ours: `${rating ?? 'Not answered'}${answer?.needsReview ? NEEDS_REVIEW : ''}`,
      level: level < 0 ? null : level,
      answered: progress === 'done',
      gap: stands !== undefined && stands.at !== null && !stands.isStrength,
      partners: partnerWords(content, partners, item.id),
      agreed: agreedWords({ audit, content, partners }, item.id),
      evidence: [
        evidenceWords(answer?.evidence ?? []),
        references > 0 ? `${references} ${references === 1 ? 'reference' : 'references'}` : '',
      ]
        .filter(Boolean)
        .join('; '),
      actions: actionsFor(actions, { frameworkId, version, itemId: item.id }),
      words: [answer?.rating === NOT_APPLICABLE ? answer.reason : '', answer?.note]
        .filter(Boolean)
        .join('\n'),
      improvement: answer?.improvement ?? '',
      by: answer?.changedBy ?? '',
    };
  });
}

/** What partners rated, or how far they are; '' where nobody was asked. */
export function partnerWords(content: FrameworkContent, partners: Partners, itemId: string): string {
  const item = partnerItem(partners, itemId);
  if (!item) return '';
  if (!item.opened)
    return `Not open: ${item.asked.filter(({ rated }) => rated).length} of ${item.asked.length} rated`;
  return item.asked
    .map(
      ({ agency, enteredBy, answer }) =>
        `${raterWords(agency.name, answer && enteredBy)}: ${ratingWords(content, answer?.rating ?? null) ?? 'No rating given'}`,
    )
    .join('\n');
}

/** What was agreed; '' where there is nothing to agree yet. */
export function agreedWords({ audit, content, partners }: Omit<Whole, 'actions'>, itemId: string): string {
  const agreed = agreedTo(audit, itemId);
  const opened = partnerItem(partners, itemId)?.opened;
  return ratingWords(content, agreed?.rating ?? null) ?? (opened ? 'Not agreed' : '');
}

export const SORTS = ['order', 'title', 'ours', 'partners', 'agreed', 'evidence', 'actions', 'by'] as const;
export type Sort = (typeof SORTS)[number];

export const SHOWN = {
  '': 'All',
  gaps: 'Gaps',
  open: 'Not answered',
  overdue: 'With overdue actions',
} as const;
export type Shown = keyof typeof SHOWN;

/** What the page shows and in which order; all of it is in the address. '' stands for all. */
export interface WholeChoice {
  readonly sort: Sort;
  readonly show: Shown;
  readonly theme: string;
}

export function wholeChoiceIn(address: URLSearchParams): WholeChoice {
  const asked = address.get('show') ?? '';
  return {
    sort: SORTS.find((each) => each === address.get('sort')) ?? 'order',
    show: Object.hasOwn(SHOWN, asked) ? (asked as Shown) : '',
    theme: address.get('theme') ?? '',
  };
}

/** What follows the page's path. */
export function wholeSearchOf({ sort, show, theme }: WholeChoice): string {
  const search = new URLSearchParams({
    ...(sort !== 'order' && { sort }),
    ...(show && { show }),
    ...(theme && { theme }),
  }).toString();
  return search && `?${search}`;
}

const KEEPS: Readonly<Record<Shown, (row: WholeRow) => boolean>> = {
  '': () => true,
  gaps: ({ gap }) => gap,
  open: ({ answered }) => !answered,
  overdue: ({ actions }) => actions.some(({ overdue }) => overdue),
};

/** Weakest rating first and most actions first; words by the alphabet, those that are missing last. */
const ORDERS: Readonly<Record<Sort, (a: WholeRow, b: WholeRow) => number>> = {
  order: () => 0,
  title: (a, b) => a.item.title.localeCompare(b.item.title, 'en-GB'),
  ours: (a, b) => (a.level ?? Number.MAX_SAFE_INTEGER) - (b.level ?? Number.MAX_SAFE_INTEGER),
  partners: (a, b) => byWords(a.partners, b.partners),
  agreed: (a, b) => byWords(a.agreed, b.agreed),
  evidence: (a, b) => byWords(a.evidence, b.evidence),
  actions: (a, b) => b.actions.length - a.actions.length,
  by: (a, b) => byWords(a.by, b.by),
};

const byWords = (a: string, b: string): number =>
  a === '' || b === '' ? Number(a === '') - Number(b === '') : a.localeCompare(b, 'en-GB');

/** The rows that are shown; where the chosen column is the same, in the framework's order. */
export const chosenRows = (rows: readonly WholeRow[], { sort, show, theme }: WholeChoice): WholeRow[] =>
  rows
    .filter((row) => KEEPS[show](row) && (theme === '' || row.themeId === theme))
    .toSorted((a, b) => ORDERS[sort](a, b) || a.number - b.number);
