/** The browser's database of words that could not be sent yet. It goes when its person signs out. */
export const KEPT_DATABASE = 'plumbline-kept';

type Work = () => Promise<unknown>;
const lastWork = new Set<Work>();

/** Has something done before somebody signs out, while they still may. Returns how to take it back. */
export function beforeLeaving(work: Work): () => void {
  lastWork.add(work);
  return () => lastWork.delete(work);
}

export async function finishBeforeLeaving(): Promise<void> {
  await Promise.allSettled([...lastWork].map((work) => work()));
}

const forgetters = new Set<() => void>();

/** Has what pages hold of it forgotten with it. */
export function whenForgotten(forget: () => void): void {
  forgetters.add(forget);
}

export function forgetKept(): void {
  for (const forget of forgetters) forget();
  indexedDB.deleteDatabase(KEPT_DATABASE);
}
