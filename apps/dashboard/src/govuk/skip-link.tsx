export function SkipLink({ target }: { readonly target: string }) {
  return (
    <a href={`#${target}`} className="govuk-skip-link">
      Skip to main content
    </a>
  );
}
