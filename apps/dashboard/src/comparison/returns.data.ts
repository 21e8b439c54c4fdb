import type { CycleSummary, ReportingUnit, Returns, ReturnState, ReturnsQuery } from '@plumbline/contract';

import { longDate } from '../words/dates.js';
import { allOf } from '../words/lists.js';
import { cycleName, firstOfEach, type UnknownChoice } from './choice.data.js';

export type ShownReturns = NonNullable<Returns['shown']>;

/** Which framework and cycle the address asks for; what it leaves out the service fills in. */
export function askedIn(address: URLSearchParams): ReturnsQuery {
  const framework = address.get('framework');
  const cycle = address.get('cycle');
  return { ...(framework !== null && { framework }), ...(cycle !== null && { cycle }) };
}

/** The address that shows the returns of a cycle. */
export function returnsAddressOf({ framework, cycle }: Pick<CycleSummary, 'framework' | 'cycle'>): string {
  return `/returns?${new URLSearchParams({ framework: framework.id, cycle }).toString()}`;
}

/** What there is in place of a cycle that is not there. */
export function unknownReturns(cycles: readonly CycleSummary[], asked: ReturnsQuery): UnknownChoice {
  const ofFramework = cycles.filter(({ framework }) => framework.id === (asked.framework ?? framework.id));
  const [what, offered] =
    ofFramework.length === 0
      ? (['framework', firstOfEach(cycles)] as const)
      : (['cycle', ofFramework] as const);
  return {
    what,
    asked: asked[what] ?? '',
    offered: offered.map((each) => ({
      label: `${each.framework.title}, ${cycleName(each)}`,
      address: returnsAddressOf(each),
    })),
  };
}

export interface ReturnGroup {
  readonly title: string;
  readonly units: readonly ReportingUnit[];
}

/** Those who have not returned first while they can; groups of nobody are left out. */
export function groupsOf({ cycle, units }: ShownReturns): readonly ReturnGroup[] {
  const group = (title: string, state: ReturnState): ReturnGroup => ({
    title,
    units: units.filter((unit) => unit.state === state),
  });
  const late = group('Returned after figures were taken', 'returned-late');
  const groups =
    cycle.state === 'open'
      ? [group('Not yet returned', 'not-returned'), late, group('Returned', 'returned')]
      : [group('Returned', 'returned'), late, group('Not returned', 'not-returned')];
  return groups.filter(({ units: some }) => some.length > 0);
}

/** What a unit is called where it is listed; a joint return says whom it answers for. */
export const unitName = ({ name, covers }: ReportingUnit): string =>
  covers.length === 0 ? name : `${name} (joint return of ${allOf(covers)})`;

/** How many have returned, and what is left to come. `today` is a calendar day in London. Unit: reporting units. */
export function returnsSentence({ cycle, units }: ShownReturns, today: string): string {
  if (units.length === 0) return 'No authority of this region could return.';
  const count = (state: ReturnState) => units.filter((unit) => unit.state === state).length;
  const late = count('returned-late');
  const missing = count('not-returned');
  const open = cycle.state === 'open';
  const due = `${today <= cycle.dueOn ? 'due' : 'it was due'} ${longDate(cycle.dueOn)}`;
  if (missing === units.length)
    return `None of the ${units.length} authorities ${open ? `has returned yet; ${due}` : 'returned'}.`;
  const words = [
    returnedWords(units.length - missing, units.length, open),
    late > 0 &&
      `${late} of them returned after figures were taken and ${late === 1 ? 'does' : 'do'} not count.`,
    missing > 0 &&
      (open ? `${missing} ${missing === 1 ? 'has' : 'have'} not yet; ${due}.` : `${missing} did not return.`),
  ];
  return words.filter((sentence) => sentence !== false).join(' ');
}

function returnedWords(returned: number, all: number, open: boolean): string {
  const who = returned === all ? `All ${all} authorities` : `${returned} of ${all} authorities`;
  if (!open) return `${who} returned.`;
  return `${who} ${returned === 1 ? 'has' : 'have'} returned.`;
}

/** When results are published and what they are made from. `today` is a calendar day in London. */
export function resultsSentence({ cycle }: Pick<ShownReturns, 'cycle'>, today: string): string {
  const { state, resultsOn, publishedOn, figuresTakenOn } = cycle;
  if (state === 'withdrawn') return 'The results of this cycle were published, and withdrawn.';
  if (publishedOn) return `Results were published on ${longDate(publishedOn)}.`;
  const from =
    state === 'open'
      ? `from the audits signed off by the end of ${longDate(figuresTakenOn)}`
      : `from the audits that were signed off when figures were taken, on ${longDate(figuresTakenOn)}`;
  if (!resultsOn) return `Results will be made ${from}. No day has been announced for them yet.`;
  return today <= resultsOn
    ? `Results will be published on ${longDate(resultsOn)}, ${from}.`
    : `Results were announced for ${longDate(resultsOn)} and are not published yet. They will be made ${from}.`;
}
