import type { ReactNode } from 'react';

interface Props {
  /** What the page belongs to: a framework, a theme, an agency. */
  readonly caption: ReactNode;
  readonly children: ReactNode;
}

/** A page's heading under a line that says what the page belongs to. */
export function CaptionedHeading({ caption, children }: Props) {
  return (
    <h1 className="govuk-heading-l">
      <span className="govuk-caption-l">{caption}</span>
      {children}
    </h1>
  );
}
