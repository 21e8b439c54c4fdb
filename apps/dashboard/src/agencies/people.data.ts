import type { AgencyPerson, LetIn, MembershipEvent } from '@plumbline/contract';

import { dayOf, longDate } from '../words/dates.js';

/** From when until when somebody signs in, in words. */
export function timeWords({ from, until, over, record }: AgencyPerson): string {
  const since = `Since ${longDate(from)}`;
  const last = record.at(-1);
  if (over)
    return `${since}, ended ${last?.what === 'ended' ? dayOf(new Date(last.at)) : longDate(until ?? from)}`;
  return until === null ? since : `${since}, until ${longDate(until)}`;
}

/** What an administrator did with somebody's time for an agency. */
export function eventWords({ what, at, by, until }: MembershipEvent): string {
  const day = until === null ? 'no last day' : `last day ${longDate(until)}`;
  const did = {
    'let-in': `let in, ${day}`,
    'last-day': `given ${day}`,
    ended: 'ended',
    address: 'address at work changed',
  };
  return `${dayOf(new Date(at))}: ${did[what]}, by ${by}`;
}

/** What letting somebody in came to. */
export function outcomeWords({ outcome, people, membershipId }: LetIn, agency: string): string {
  const person = people.find((each) => each.membershipId === membershipId);
  const name = person?.name ?? 'The person';
  switch (outcome) {
    case 'new':
      return `${name} acts for ${agency} now.`;
    case 'known':
      return `This address belongs to ${name}, who is on record already and now acts for ${agency} too. The name on record stays.`;
    case 'there-already':
      return `This address belongs to ${name}, who acts for ${agency} already. Nothing was changed.`;
  }
}
