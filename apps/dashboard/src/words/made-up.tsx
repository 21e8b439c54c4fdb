/** Says above figures that nobody real gave them. */
export function MadeUp() {
  return (
    <p className="govuk-body">
      <strong className="govuk-tag govuk-tag--grey govuk-!-margin-right-1">Made up</strong> These authorities
      and their ratings are fictional.
    </p>
  );
}
