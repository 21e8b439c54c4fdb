const LONG = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2027-06-30` as 30 June 2027. */
export const longDate = (isoDate: string): string => LONG.format(new Date(`${isoDate}T00:00:00Z`));

/** Today's calendar day in London. */
export const todayInLondon = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const HERE = { timeZone: 'Europe/London' } as const;
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...HERE });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', ...HERE });

/** A moment's time in England, as 14:02. */
export const clock = (at: Date): string => CLOCK.format(at);

/** A moment's day in England, as 30 June 2027. */
export const dayOf = (at: Date): string => DAY.format(at);
