import type { Answer, Audit, AuditState, FrameworkContent, Role } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';

export type Item = FrameworkContent['themes'][number]['recommendations'][number];

/** Where one recommendation stands. `reason`: not applicable, and nobody has said why; `review`: carried forward, and nobody has looked. */
export type Progress = 'not-started' | 'in-progress' | 'reason' | 'review' | 'done';

export interface ItemRow {
  readonly item: Item;
  readonly answer: Answer | null;
  readonly progress: Progress;
  /** The rating in words; null: not rated. */
  readonly rating: string | null;
}

export interface ThemeRows {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ItemRow[];
}

const isBegun = ({ note, improvement, reason, evidence, references }: Answer): boolean =>
  [note, improvement, reason, evidence, references].some(({ length }) => length > 0);

/** Whether it is said not to apply, and not why. */
export const lacksReason = ({ rating, reason }: Pick<Answer, 'rating' | 'reason'>): boolean =>
  rating === NOT_APPLICABLE && reason.trim() === '';

export function progressOf(answer: Answer | null): Progress {
  if (!answer) return 'not-started';
  if (answer.rating === null) return isBegun(answer) ? 'in-progress' : 'not-started';
  if (lacksReason(answer)) return 'reason';
  return answer.needsReview ? 'review' : 'done';
}

/** The words of a rating on a framework's scale; null for none. */
export function ratingWords(content: FrameworkContent, rating: string | null): string | null {
  if (rating === null) return null;
  if (rating === NOT_APPLICABLE) return content.notApplicable?.label ?? 'Not applicable';
  return content.levels.find(({ key }) => key === rating)?.label ?? rating;
}

/** What was agreed with partners on one recommendation; null: nothing is. */
export const agreedTo = ({ agreed }: Pick<Audit, 'agreed'>, itemId: string): Answer | null =>
  agreed.find(({ recommendationId, rating }) => recommendationId === itemId && rating !== null) ?? null;

/** What stands in published results, with the authority's own rating where it is another: “Emerging (agreed; ours: Established)”. */
export function standingWords(
  content: FrameworkContent,
  audit: Pick<Audit, 'agreed'>,
  { item, answer, rating }: ItemRow,
): string {
  const agreed = agreedTo(audit, item.id);
  const ours = rating ?? 'Not answered';
  if (!agreed) return ours;
  const own = agreed.rating === answer?.rating ? '' : `; ours: ${ours}`;
  return `${ratingWords(content, agreed.rating)} (agreed${own})`;
}

/** Whether a rating is a level below where strength begins. */
export const isGap = (
  { levels }: Pick<FrameworkContent, 'levels'>,
  rating: string | null | undefined,
): boolean => levels.some(({ key, strength }) => key === rating && !strength);

/** Every recommendation in the framework's order with its answer. */
export function toThemes(content: FrameworkContent, answers: readonly Answer[]): ThemeRows[] {
  const byItem = new Map(answers.map((answer) => [answer.recommendationId, answer]));
  return content.themes.map(({ id, title, recommendations }) => ({
    id,
    title,
    rows: recommendations.map((item) => {
      const answer = byItem.get(item.id) ?? null;
      return {
        item,
        answer,
        progress: progressOf(answer),
        rating: ratingWords(content, answer?.rating ?? null),
      };
    }),
  }));
}

/** The recommendations that keep the audit from being sent, in the framework's order. */
export const unfinished = (themes: readonly ThemeRows[]): ItemRow[] =>
  themes.flatMap(({ rows }) => rows.filter(({ progress }) => progress !== 'done'));

/** The one after this; null after the last. */
export function itemAfter(content: FrameworkContent, itemId: string): Item | null {
  const items = content.themes.flatMap(({ recommendations }) => recommendations);
  return items[items.findIndex(({ id }) => id === itemId) + 1] ?? null;
}

export const mayEdit = (role: Role, state: AuditState): boolean =>
  ['audit-lead', 'contributor'].includes(role) && (state === 'draft' || state === 'being-checked');

/** Asking partners, opening their ratings and agreeing are the audit lead's. */
export const mayAsk = (role: Role, state: AuditState): boolean =>
  role === 'audit-lead' && mayEdit(role, state);

/** What a report found about one recommendation, under the headings of the page; kinds without a word are left out. */
export function evidenceFor(
  content: FrameworkContent,
  itemId: string,
): { heading: string; says: string[] }[] {
  const found = content.evidence.filter(({ supports }) => supports.includes(itemId));
  return Object.entries(EVIDENCE_HEADINGS).flatMap(([kind, heading]) => {
    const says = found.filter((each) => each.kind === kind).map((each) => each.says);
    return says.length > 0 ? [{ heading, says }] : [];
  });
}

type EvidenceKind = FrameworkContent['evidence'][number]['kind'];

const EVIDENCE_HEADINGS: Readonly<Record<EvidenceKind, string>> = {
  finding: 'What the evaluations found',
  'need-for-change': 'Why change was needed',
  principle: 'Principles',
  'practice-model': 'Practice models in use',
  ingredient: 'What made it work',
  'common-feature': 'What the projects had in common',
  condition: 'Conditions for it to work',
  context: 'Context',
  caveat: 'To keep in mind',
};

export const STATE_WORDS: Readonly<Record<AuditState, string>> = {
  draft: 'being filled in',
  'being-checked': 'being checked',
  sent: 'sent for sign-off',
  'signed-off': 'signed off',
};
