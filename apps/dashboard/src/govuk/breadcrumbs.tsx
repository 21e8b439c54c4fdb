import { Link } from 'wouter';

interface Props {
  readonly trail: readonly { readonly href: string; readonly text: string }[];
}

export function Breadcrumbs({ trail }: Props) {
  return (
    <nav className="govuk-breadcrumbs" aria-label="Breadcrumb">
      <ol className="govuk-breadcrumbs__list">
        {trail.map(({ href, text }) => (
          <li key={href} className="govuk-breadcrumbs__list-item">
            <Link href={href} className="govuk-breadcrumbs__link">
              {text}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
