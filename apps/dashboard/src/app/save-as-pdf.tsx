import type { ReactNode } from 'react';

import { Button } from '../govuk/button.js';

/** The browser prints, and saves what it prints as a file; what is said beside it is not printed. */
export function SaveAsPdf({ children }: { readonly children?: ReactNode }) {
  return (
    <div className="plumbline-pack__tools">
      <Button look="secondary" onClick={() => window.print()}>
        Print or save as PDF
      </Button>
      {children}
    </div>
  );
}
