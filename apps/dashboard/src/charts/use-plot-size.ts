import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface PlotSize {
  readonly width: number;
  readonly height: number;
  /** The plot lies under the titles instead of beside them. */
  readonly isUnderTitles: boolean;
}

/**
 * The room that the page leaves for the plot. It also follows printing, for which browsers lay the page out anew without
 * telling observers of sizes: the chart takes the width of a sheet just before, and its own again after.
 */
export function usePlotSize(): [RefObject<HTMLDivElement | null>, PlotSize | null, boolean] {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<PlotSize | null>(null);
  const [isPrinting, setIsPrinting] = useState(false);

  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const measure = () => setSize(measured(element));
    const print = (starts: boolean) => {
      flushSync(() => setIsPrinting(starts));
      flushSync(measure);
    };
    const before = () => print(true);
    const after = () => print(false);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    measure();
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);

  return [room, size, isPrinting];
}

const measured = (element: HTMLElement): PlotSize => ({
  width: element.offsetWidth,
  height: element.offsetHeight,
  isUnderTitles: element.offsetLeft === 0,
});
