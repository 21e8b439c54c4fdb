import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface PlotSize {
  readonly width: number;
  readonly height: number;
  /** The plot lies under the titles instead of beside them. */
  readonly isUnderTitles: boolean;
}

/** The room that the page leaves for a plot; measured anew when the page changes its layout for print. */
export function usePlotSize(isPrinting: boolean): [RefObject<HTMLDivElement | null>, PlotSize | null] {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<PlotSize | null>(null);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const measure = () => setSize(measured(element, isPrinting));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [isPrinting]);
  return [room, size];
}

const measured = (element: HTMLElement, isPrinting: boolean): PlotSize => ({
  width: element.offsetWidth,
  height: element.offsetHeight,
  isUnderTitles: !isPrinting && element.offsetLeft === 0,
});

/**
 * Whether the page is about to be printed. Browsers lay the page out for paper without telling observers of sizes, so
 * charts must have taken the width of a sheet before: the change is made at once, not when there is time.
 */
export function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setIsPrinting(true));
    const after = () => flushSync(() => setIsPrinting(false));
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}
