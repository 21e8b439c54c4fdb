import { Link } from 'wouter';

interface Props {
  readonly items: readonly { readonly href: string; readonly text: string; readonly isCurrent: boolean }[];
}

/** The pages of a role under the header. They wrap where there is little room: no menu to open, nothing that needs script. */
export function ServiceNavigation({ items }: Props) {
  return (
    <div className="govuk-service-navigation plumbline-navigation">
      <div className="govuk-width-container">
        <div className="govuk-service-navigation__container">
          <nav aria-label="Menu" className="govuk-service-navigation__wrapper">
            <ul className="govuk-service-navigation__list">
              {items.map(({ href, text, isCurrent }) => (
                <li
                  key={text}
                  className={`govuk-service-navigation__item${isCurrent ? ' govuk-service-navigation__item--active' : ''}`}
                >
                  <Link
                    href={href}
                    className="govuk-service-navigation__link"
                    {...(isCurrent && { 'aria-current': 'page' })}
                  >
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}
