import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface Props {
  readonly serviceName: string;
  /** Who is signed in, and the way out. */
  readonly children?: ReactNode;
}

export function Header({ serviceName, children }: Props) {
  return (
    <header className="govuk-generic-header plumbline-header">
      <div className="govuk-width-container plumbline-header__container">
        <Link href="/" className="govuk-generic-header__homepage-link plumbline-header__name">
          {serviceName}
        </Link>
        {children}
      </div>
    </header>
  );
}
