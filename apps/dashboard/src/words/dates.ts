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
