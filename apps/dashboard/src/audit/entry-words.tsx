import type { Agency } from '@plumbline/contract';

import { InsetText } from '../govuk/inset-text.js';

/** Who sees what is entered for an agency, and what becomes of it. */
export const entryReaders = ({ name }: Agency): string =>
  `Audit leads see what you enter at once; nobody else does before ratings open. Wherever the rating is shown, it says that you entered it for ${name}. You can put a slip right until ratings open; then first ratings stay as they are. Should somebody sign in for ${name} later, they see what was entered and by whom.`;

export function EntryWords({ agency }: { readonly agency: Agency }) {
  return <InsetText>{entryReaders(agency)}</InsetText>;
}
