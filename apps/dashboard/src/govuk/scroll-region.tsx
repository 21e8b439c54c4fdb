import type { ReactNode } from 'react';

/** Lets a wide table scroll by itself, by keyboard too, under a name of its own. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div
      className="plumbline-scroll-region"
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys scroll only what has the focus
      tabIndex={0}
    >
      {children}
    </div>
  );
}
