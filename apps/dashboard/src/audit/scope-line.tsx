import type { Audit, Session } from '@plumbline/contract';
import { Link } from 'wouter';

import { mayEdit } from './audit.data.js';

interface Props {
  readonly session: Session;
  readonly audit: Audit;
  readonly theme: { readonly id: string; readonly title: string };
}

/** What a theme covers, with the way to say so. */
export function ScopeLine({ session, audit, theme }: Props) {
  const words = scopeOf(audit, theme.id);
  const edits = mayEdit(session.role, audit.state);
  if (!words && !edits) return null;
  return (
    <p className="govuk-body">
      {words && <span className="plumbline-words">Covers: {words} </span>}
      {edits && (
        <Link href={`/audits/${audit.id}/scope/${theme.id}`} className="govuk-link">
          {words ? 'Change' : 'Say which services, teams or projects this theme covers'}
          <span className="govuk-visually-hidden">
            {words ? ' what this theme covers' : ''}: {theme.title}
          </span>
        </Link>
      )}
    </p>
  );
}

/** The words of a theme's scope; empty: nobody has said. */
export const scopeOf = ({ scopes }: Pick<Audit, 'scopes'>, themeId: string): string =>
  scopes.find((scope) => scope.themeId === themeId)?.words ?? '';
