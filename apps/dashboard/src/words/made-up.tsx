import { FICTIONAL_SENTENCE, MADE_UP } from './fictional.js';

/** Says above figures that nobody real gave them. */
export function MadeUp() {
  return (
    <p className="govuk-body">
      <strong className="govuk-tag govuk-tag--grey govuk-!-margin-right-1">{MADE_UP}</strong>{' '}
      {FICTIONAL_SENTENCE}
    </p>
  );
}
