import { useEffect } from 'react';

/** Names the page in the browser's tab and for those who hear it first. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Plumbline`;
  }, [title]);
}
