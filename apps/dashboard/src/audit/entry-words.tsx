import type { Agency } from '@plumbline/contract';

import { InsetText } from '../govuk/inset-text.js';

/** Who sees what is entered for an agency, and what becomes of it. */
export function EntryWords({ agency }: { readonly agency: Agency }) {
  return (
    <InsetText>
      Audit leads see what you enter at once; nobody else does before ratings open. Wherever the rating is
      shown, it says that you entered it for {agency.name}. You can put a slip right until ratings open; then
      first ratings stay as they are. Should somebody sign in for {agency.name} later, they see what was
      entered and by whom.
    </InsetText>
  );
}
