import { Link } from 'wouter';

interface Props {
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

export function Footer({ links }: Props) {
  return (
    <footer className="govuk-footer">
      <div className="govuk-width-container">
        <div className="govuk-footer__meta">
          <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
            <h2 className="govuk-visually-hidden">Support links</h2>
            <ul className="govuk-footer__inline-list">
              {links.map(({ href, text }) => (
                <li key={href} className="govuk-footer__inline-list-item">
                  <Link href={href} className="govuk-footer__link">
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </div>
    </footer>
  );
}
