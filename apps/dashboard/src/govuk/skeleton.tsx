/** Grey lines of the size of what is coming. They keep its room at once and show themselves after 300 ms. */
export function Skeleton({ what, lines }: { readonly what: string; readonly lines: number }) {
  return (
    <div className="plumbline-skeleton">
      <p className="govuk-visually-hidden" role="status">
        Loading {what}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="plumbline-skeleton__line" />
      ))}
    </div>
  );
}
