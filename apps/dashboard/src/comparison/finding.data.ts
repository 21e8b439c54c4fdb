import type { RegionResults } from '@plumbline/contract';
import { strengthsAndGaps, type StrengthShare } from '@plumbline/framework';

import { allOf } from '../words/lists.js';
import { inSentence } from '../words/regions.js';
import { itemWords, strengthWords, toThemes } from './results.data.js';

/** One recommendation shown, with how many of those who rated it stand at strength. */
type Rank = StrengthShare & { readonly title: string };

/** More names than this make the sentence a list: the rest become a count. */
const MOST_NAMES = 3;
/** Characters. Long titles, such as Ofsted's, make a paragraph of three names. */
const MOST_LETTERS = 110;

/** What the region's results say in two or three sentences, from shown figures only. */
export function finding(results: RegionResults): string {
  return [coverage(results), ratings(results), notShown(results)].filter(Boolean).join(' ');
}

function coverage({ region: { name, authorities, contributors } }: RegionResults): string {
  const many = contributors === authorities ? `All ${authorities}` : `${contributors} of ${authorities}`;
  const are = contributors === 1 ? 'is' : 'are';
  return `${contributors === 0 ? `None of the ${authorities}` : many} authorities in ${inSentence(name)} ${are} in these results.`;
}

function ratings(results: RegionResults): string {
  const { item, items } = itemWords(results.release);
  const ranks = rank(results);
  const [first, ...others] = ranks;
  if (!first) return `None of the ${results.recommendations.length} ${items} is shown.`;
  const say = results.release.framework.ratingsPublic ? judged(strengthWords(results.levels)) : rated;
  if (others.length === 0) return say.one(first, item);
  const last = ranks.at(-1) ?? first;
  if (share(first) === share(last)) return say.alike(first, items, ranks);
  const lead = leaders(ranks);
  const tail = ranks.filter((candidate) => share(candidate) === share(last));
  return share(first) > 1 / 2
    ? say.most(names(lead), names(tail), lead.length)
    : say.half(names(lead), names(tail), item);
}

function notShown({ recommendations }: RegionResults): string {
  const hidden = recommendations.filter(({ region }) => region.state === 'hidden').length;
  if (hidden === 0 || hidden === recommendations.length) return '';
  return `${hidden} of ${recommendations.length} ${hidden === 1 ? 'is' : 'are'} not shown.`;
}

/** Recommendations that are shown, the largest share at strength first; equal ones keep the framework's order. */
function rank(results: RegionResults): readonly Rank[] {
  const rows = toThemes(results).flatMap((theme) => theme.rows);
  const isJudged = results.release.framework.ratingsPublic;
  // Judgements have titles that read like half a sentence.
  const titles = new Map(rows.map(({ id, title }) => [id, isJudged ? `“${title}”` : title]));
  const { strengths, gaps } = strengthsAndGaps(
    rows.map(({ id, region }) => ({ id, histogram: region })),
    results.levels,
  );
  return [...strengths, ...gaps]
    .map((item) => ({ ...item, title: titles.get(item.id) ?? item.id }))
    .toSorted((a, b) => share(b) - share(a));
}

/** Exactly equal for equal ratios: both are the number nearest to the same fraction. */
const share = ({ atStrength, rated }: Rank): number => atStrength / rated;

/** Those with the largest share and, where that is a single one, the next if most rate it a strength too. */
function leaders(ranks: readonly Rank[]): readonly Rank[] {
  const at = (value: number | undefined) => ranks.filter((candidate) => share(candidate) === value);
  const [first, second, third] = [...new Set(ranks.map(share))];
  const top = at(first);
  const next = at(second);
  const secondIsLeader =
    top.length === 1 && next.length === 1 && third !== undefined && (second ?? 0) > 1 / 2;
  return secondIsLeader ? [...top, ...next] : top;
}

function names(ranks: readonly Rank[]): string {
  const named = ranks
    .slice(0, MOST_NAMES)
    .map((one) => `${one.title} (${one.atStrength} of ${one.rated})`)
    .filter((_, index, all) => index === 0 || all.slice(0, index + 1).join('').length <= MOST_LETTERS);
  const others = ranks.length - named.length;
  return allOf(others === 0 ? named : [...named, `${others} ${others === 1 ? 'other' : 'others'}`]);
}

const sameOf = (first: Rank, ranks: readonly Rank[]): string =>
  ranks.every(({ rated }) => rated === first.rated)
    ? `${first.atStrength} of ${first.rated}`
    : 'the same share of authorities';

/** Words for authorities that rate themselves. */
const rated = {
  one: (only: Rank, item: string) =>
    `${only.title}, the only ${item} shown, is rated a strength by ${only.atStrength} of ${only.rated}.`,
  alike: (first: Rank, items: string, ranks: readonly Rank[]) =>
    `Each of the ${ranks.length} ${items} shown is rated a strength by ${sameOf(first, ranks)}.`,
  most: (lead: string, tail: string, leading: number) =>
    `Most rate ${lead} as ${leading === 1 ? 'a strength' : 'strengths'}; fewest ${tail}.`,
  half: (lead: string, tail: string, item: string) =>
    `No ${item} is rated a strength by more than half: most often ${lead}, least often ${tail}.`,
};

/** Words for judgements that inspectors made. */
const judged = (strength: string): typeof rated => ({
  one: (only, item) =>
    `${only.title}, the only ${item} shown, is ${strength} in ${only.atStrength} of ${only.rated}.`,
  alike: (first, items, ranks) =>
    `Each of the ${ranks.length} ${items} shown is ${strength} in ${sameOf(first, ranks)}.`,
  most: (lead, tail) => `Most are judged ${strength} for ${lead}; fewest for ${tail}.`,
  half: (lead, tail, item) =>
    `No ${item} is ${strength} in more than half: most often ${lead}, least often ${tail}.`,
});
