import type { RegionResults } from '@plumbline/contract';

import { longDate } from '../words/dates.js';
import { allOf } from '../words/lists.js';
import { inSentence } from '../words/regions.js';
import { against, type OwnPair, type OwnRow } from './own.data.js';
import { itemWords } from './results.data.js';

/** More names than this make the sentence a list: the rest become a count. */
const MOST_NAMES = 3;

/** What the comparison says in a few sentences, from shown figures only. Empty: there is nothing of the authority's own. */
export function ownFinding(results: RegionResults, rows: readonly OwnRow[]): string {
  const rated = rows.filter(({ own }) => own !== null);
  if (rated.length === 0) return '';
  return [ownSentence(results, rated), differences(results, rows), notShown(rows)].filter(Boolean).join(' ');
}

function ownSentence(results: RegionResults, rated: readonly OwnRow[]): string {
  const strengths = rated.filter(({ own }) => own?.isStrength).length;
  const without = rated.filter(({ own }) => own?.level === null).length;
  const { item, items } = itemWords(results.release);
  const of = `Of ${rated.length} ${rated.length === 1 ? item : items}`;
  const are = results.release.framework.ratingsPublic
    ? `${strengths} of yours ${strengths === 1 ? 'is a strength' : 'are strengths'}`
    : `you rate ${strengths} as ${strengths === 1 ? 'a strength' : 'strengths'}`;
  const rest = without === 0 ? '' : `; ${without} ${without === 1 ? 'does' : 'do'} not apply to you`;
  return `${of} ${are}${rest}.`;
}

function differences(results: RegionResults, rows: readonly OwnRow[]): string {
  const compared = rows.filter(({ own, region }) => own && own.level !== null && region).length;
  if (compared === 0) return '';
  const lower = rows.filter((row) => against(row) === 'lower');
  const higher = rows.filter((row) => against(row) === 'higher');
  const region = inSentence(results.region.name);
  const [gap, strength] = results.release.framework.ratingsPublic
    ? ['are judged a gap', 'are judged a strength']
    : ['rate yourself a gap', 'rate a strength'];
  if (lower.length + higher.length === 0)
    return `On none of the ${compared} that can be compared do you stand on the other side from most of ${region}.`;
  if (lower.length === 0)
    return `On ${higher.length} you ${results.release.framework.ratingsPublic ? strength : 'rate yourself a strength'} where most of ${region} do not: ${names(higher)}.`;
  const first = `On ${lower.length} you ${gap} where most of ${region} ${strength}: ${names(lower)}.`;
  return higher.length === 0
    ? first
    : `${first} On ${higher.length} it is the other way round: ${names(higher)}.`;
}

function names(rows: readonly OwnRow[]): string {
  const others = rows.length - MOST_NAMES;
  const named = rows.slice(0, MOST_NAMES).map(({ title }) => title);
  return allOf(others > 0 ? [...named, `${others} ${others === 1 ? 'other' : 'others'}`] : named);
}

function notShown(rows: readonly OwnRow[]): string {
  const hidden = rows.filter(({ region }) => region === null).length;
  if (hidden === 0) return '';
  return `For ${hidden} of ${rows.length} the region’s figures are not shown.`;
}

/** What must be known of the authority's own ratings before they are compared; null: they are in the figures as they stand. */
export function standingWords(
  { now }: OwnPair,
  { release }: Pick<RegionResults, 'release'>,
  authority: string,
): string | null {
  const beside = 'It is not in these figures; your ratings stand beside them.';
  if (!now)
    return `${authority} has no signed-off audit in this cycle, so only the figures of the region and of England stand here.`;
  switch (now.standing) {
    case 'too-late':
      return `Your audit was signed off on ${longDate(now.signedOn)}, after figures were taken on ${longDate(release.figuresTakenOn)}. ${beside}`;
    case 'joint-return':
      return `A joint return answers for your authority in this cycle. Your own audit is another. ${beside}`;
    case 'in-figures':
      return now.signedAgainOn
        ? `Your audit was signed off again on ${longDate(now.signedAgainOn)}. Here stands the version before, which is in these figures.`
        : null;
  }
}
