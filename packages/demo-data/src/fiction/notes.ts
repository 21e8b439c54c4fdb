import type { Random } from './random.js';

// Plain sentences of our own. They name services and papers, never a person, a child, a family or a place.
const WHERE_WE_ARE: readonly (readonly string[])[] = [
  [
    'We have not begun on this.',
    'There is no agreed approach yet.',
    'We have talked about it, and nothing has been decided.',
    'An earlier attempt stopped when funding ended.',
  ],
  [
    'Two teams work this way; the rest do not yet.',
    'A pilot is under way in one locality.',
    'There is a draft, which partners have not yet agreed.',
    'It depends on who the manager is.',
    'Good in places, and not yet planned.',
  ],
  [
    'This is agreed and in use in most teams.',
    'Most of the points can be shown; the newest team is catching up.',
    'It is part of the service plan and has a named lead.',
    'In use across the service, less firmly out of hours.',
  ],
  [
    'This is how everybody works here, and it is reviewed every year.',
    'All points can be shown, with evidence of the difference made.',
    'It has outlasted two reorganisations.',
    'Partners describe it in the same words as we do.',
  ],
];

const HOW_WE_KNOW = [
  'Practice audits of the last two quarters say so.',
  'Shown by the performance report.',
  'Staff survey and team meetings point the same way.',
  'Partners confirmed it at the last board.',
  'We rely on managers’ judgement so far.',
  'Feedback forms are few, so we are careful here.',
  'Seen in observed practice.',
  'The data are not yet good enough to be sure.',
] as const;

const PARTNER_VIEWS: readonly (readonly string[])[] = [
  ['We have not seen this.', 'Our staff do not know of it.'],
  ['We see it in some teams.', 'It works where people know each other.'],
  ['Works well in most cases.', 'Agreed with us and mostly kept to.'],
  ['We work this way together every day.', 'Our own staff are part of it.'],
];

const NOT_APPLICABLE_REASONS = [
  'Another body provides this for our area.',
  'We do not run a service of this kind.',
];
const NOT_RESIDENTIAL_REASONS = [
  'We neither run nor commission short residential stays.',
  'No short-term residential placements are used here.',
  'Our edge-of-care service works in the home only.',
];

const AGREED_AS_OURS = [
  'Partners had not seen the latest audit.',
  'The evidence shown at the meeting supports our rating.',
  'The difference is about one team only.',
];
const AGREED_OTHERWISE = [
  'We agree that it is less consistent than we thought.',
  'Partners’ experience counts here.',
  'We had rated the plan rather than what is done.',
  'Partners showed us work that we had not counted.',
];

/** Unit of `level`: index, 0 the weakest. Empty: no note, as often happens. */
export function ownNote(level: number, random: Random): string {
  if (random.chance(0.25)) return '';
  const first = random.pick(WHERE_WE_ARE[level] ?? []);
  return random.chance(0.6) ? `${first} ${random.pick(HOW_WE_KNOW)}` : first;
}

/** As {@link ownNote}, in a partner's words and more often empty. */
export function partnerNote(level: number, random: Random): string {
  return random.chance(0.65) ? '' : random.pick(PARTNER_VIEWS[level] ?? []);
}

/** Never empty: without a reason nothing could be signed off. */
export function notApplicableReason(recommendationId: string, random: Random): string {
  return random.pick(
    recommendationId === 'short-term-residential' ? NOT_RESIDENTIAL_REASONS : NOT_APPLICABLE_REASONS,
  );
}

/** Never empty. `asOurs`: what was agreed is what the authority had rated itself. */
export function agreedReason(asOurs: boolean, random: Random): string {
  return random.pick(asOurs ? AGREED_AS_OURS : AGREED_OTHERWISE);
}
