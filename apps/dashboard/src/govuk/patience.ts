import { useDeferredValue, useEffect, useState } from 'react';

/** A wait that is shorter than this goes unnoticed: nothing on the page announces it. */
export const PATIENCE_MS = 300;

/**
 * What to show while `wanted` may still have to load: what stood there before, for a moment; then what is wanted, with the
 * skeleton that it shows while it loads. So a quick answer replaces a page at once, without anything flashing in between.
 */
export function usePatiently<T>(wanted: T): T {
  const ready = useDeferredValue(wanted);
  const [overdue, setOverdue] = useState<T>();
  useEffect(() => {
    if (Object.is(ready, wanted)) return undefined;
    const timer = setTimeout(() => setOverdue(() => wanted), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [ready, wanted]);
  return Object.is(overdue, wanted) ? wanted : ready;
}
