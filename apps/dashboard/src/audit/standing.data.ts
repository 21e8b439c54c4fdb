import type { Audit, FrameworkContent, PartnerItem, Partners } from '@plumbline/contract';

import { allOf } from '../words/lists.js';
import { type Item, ratingWords } from './audit.data.js';
import { partnerItem } from './partners.data.js';

/** What stands for an authority on one recommendation: the agreed rating where there is one, else its own. */
export interface Standing {
  readonly item: Item;
  /** In words; null: not rated. */
  readonly rating: string | null;
  /** 0 for the weakest level; null: not applicable, or not rated. */
  readonly at: number | null;
  readonly isStrength: boolean;
  readonly agreed: boolean;
  /** The rating of an earlier cycle, in words, while nobody has looked at it again: it does not stand, so `rating` is null. */
  readonly carried: string | null;
}

export interface StandingTheme {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Standing[];
}

type Rated = Pick<Audit, 'state' | 'answers' | 'agreed' | 'signedRatings'>;

/** By theme, in the framework's order. Of an audit that is signed off what was signed, else what it says now. */
export function toStandings(content: FrameworkContent, audit: Rated): readonly StandingTheme[] {
  const own = ratingsOf(audit, 'own');
  const agreed = ratingsOf(audit, 'agreed');
  const carried = carriedRatings(audit);
  return content.themes.map(({ id, title, recommendations }) => ({
    id,
    title,
    rows: recommendations.map((item) => {
      const rating = agreed.get(item.id) ?? own.get(item.id) ?? null;
      const at = content.levels.findIndex(({ key }) => key === rating);
      return {
        item,
        rating: ratingWords(content, rating),
        at: at < 0 ? null : at,
        isStrength: content.levels[at]?.strength ?? false,
        agreed: agreed.has(item.id),
        carried: rating === null ? ratingWords(content, carried.get(item.id) ?? null) : null,
      };
    }),
  }));
}

function ratingsOf(audit: Rated, rater: 'own' | 'agreed'): ReadonlyMap<string, string> {
  if (audit.state === 'signed-off') {
    const signed = audit.signedRatings.filter(({ raterType }) => raterType === rater);
    return new Map(signed.map(({ recommendationId, rating }) => [recommendationId, rating]));
  }
  const answers = rater === 'own' ? audit.answers : audit.agreed;
  return new Map(
    answers.flatMap(({ recommendationId, rating, needsReview }) =>
      rating === null || needsReview ? [] : [[recommendationId, rating]],
    ),
  );
}

const carriedRatings = ({ answers }: Rated): ReadonlyMap<string, string | null> =>
  new Map(
    answers
      .filter(({ needsReview }) => needsReview)
      .map(({ recommendationId, rating }) => [recommendationId, rating]),
  );

export const allRows = (themes: readonly StandingTheme[]): readonly Standing[] =>
  themes.flatMap(({ rows }) => rows);

/** How many stand where. Not applicable, not rated and not looked at again are neither strength nor gap. */
export function countStandings(rows: readonly Standing[]) {
  const placed = rows.filter(({ at }) => at !== null);
  const strengths = placed.filter(({ isStrength }) => isStrength).length;
  return {
    of: rows.length,
    strengths,
    gaps: placed.length - strengths,
    notApplicable: rows.filter(({ at, rating }) => at === null && rating !== null).length,
    review: rows.filter(({ carried }) => carried !== null).length,
    unrated: rows.filter(({ rating, carried }) => rating === null && carried === null).length,
  };
}

/** Of 27 recommendations 12 are strengths and 10 are gaps; 1 does not apply, 2 need review and 2 are not rated yet. */
export function standingsWords(rows: readonly Standing[]): string {
  const { of, strengths, gaps, notApplicable, review, unrated } = countStandings(rows);
  const main = `Of ${of} recommendations ${count(strengths, 'is a strength', 'are strengths')} and ${count(gaps, 'is a gap', 'are gaps')}`;
  const rest = [
    notApplicable > 0 && count(notApplicable, 'does not apply', 'do not apply'),
    review > 0 && count(review, 'needs review', 'need review'),
    unrated > 0 && count(unrated, 'is not rated yet', 'are not rated yet'),
  ].filter((part) => part !== false);
  return `${[main, allOf(rest)].filter(Boolean).join('; ')}.`;
}

export const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

/** Where partners' ratings of a recommendation lie, once they have opened; null: none does. */
export function partnersRange(
  content: FrameworkContent,
  partners: Partners,
  itemId: string,
): { readonly from: number; readonly to: number } | null {
  const levels = openedLevels(content, partnerItem(partners, itemId));
  return levels.length === 0 ? null : { from: Math.min(...levels), to: Math.max(...levels) };
}

const openedLevels = (content: FrameworkContent, item: PartnerItem | null): number[] =>
  (item?.opened ? item.asked : [])
    .map(({ answer }) => content.levels.findIndex(({ key }) => key === answer?.rating))
    .filter((at) => at >= 0);

/** How ratings moved since an earlier audit. Only recommendations on a level both times are counted; says nothing of causes. */
export function changeSince(now: readonly Standing[], before: readonly Standing[]) {
  const earlier = new Map(before.map(({ item, at }) => [item.id, at]));
  const moves = now.flatMap(({ item, at }) => {
    const was = earlier.get(item.id) ?? null;
    return at === null || was === null ? [] : [Math.sign(at - was)];
  });
  const of = (direction: number) => moves.filter((move) => move === direction).length;
  return { compared: moves.length, higher: of(1), same: of(0), lower: of(-1) };
}
