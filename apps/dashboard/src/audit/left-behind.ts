import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** When words were sent while their page was left; no word of them. */
const LEFT_AT = 'plumbline-left-at';
const RECENT_MS = 10_000;
/** After so many milliseconds what was on its way has arrived, on a slow network too. */
const LOOK_AGAIN_MS = [500, 2_000, 5_000];

/** Says that words are on their way while their page is left. */
export const leaveBehind = (): void => sessionStorage.setItem(LEFT_AT, String(Date.now()));

/** The page that comes next may read the audit before the words have arrived there, so it reads it again. */
export function useLeftBehind(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const leftAt = Number(sessionStorage.getItem(LEFT_AT));
    sessionStorage.removeItem(LEFT_AT);
    if (Date.now() - leftAt > RECENT_MS) return undefined;
    const again = () => {
      for (const key of ['audit', 'asked', 'entry', 'positions'])
        void queries.invalidateQueries({ queryKey: [key] });
    };
    const timers = LOOK_AGAIN_MS.map((after) => setTimeout(again, after));
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, [queries]);
}
