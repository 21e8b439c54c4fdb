import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface Place {
  readonly href: string;
  readonly text: string;
}

interface Props {
  /** Of what, where a page says it of several things. */
  readonly of?: string;
  /** How things stand. */
  readonly sentence: string;
  /** The one thing to do; none where nothing is to be done. */
  readonly action?: Place | null;
  /** A button of another kind in its place, or what else must be said. */
  readonly children?: ReactNode;
  /** What can be done besides. */
  readonly also?: readonly (Place & { readonly why?: string })[];
}

/** What somebody should do next: one sentence, one button, and what else there is. */
export function WhatNext({ of, sentence, action, children, also }: Props) {
  return (
    <section className="plumbline-text" aria-label={of ? `What to do next: ${of}` : 'What to do next'}>
      <p className="govuk-body-l">{sentence}</p>
      {children}
      {action && (
        <Link href={action.href} className="govuk-button">
          {action.text}
        </Link>
      )}
      {also && also.length > 0 && (
        <ul className="govuk-list govuk-list--spaced">
          {also.map(({ href, text, why }) => (
            <li key={href}>
              <Link href={href} className="govuk-link">
                {text}
              </Link>
              {why && (
                <>
                  <br />
                  {why}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
