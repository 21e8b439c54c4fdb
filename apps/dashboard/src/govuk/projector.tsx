import { type ReactNode, useLayoutEffect } from 'react';
import { Link, useLocation } from 'wouter';

import { useDocumentTitle } from './document-title.js';
import './projector.css';

/** Where the keys lead from what is shown; null: there is none further. */
export interface ProjectorWays {
  readonly previous: string | null;
  readonly next: string | null;
  /** Where Escape leads. */
  readonly leave: string;
}

interface Props {
  /** What it is one of, and which. */
  readonly caption: string;
  readonly title: string;
  /** The title of the tab. */
  readonly named: string;
  readonly ways: ProjectorWays;
  /** Further links beside those of the keys. */
  readonly links?: ReactNode;
  readonly children: ReactNode;
}

/** One thing at a time for a room, large, with nothing around it. Arrow keys and clickers lead on, Escape back. */
export function Projector({ caption, title, named, ways, links, children }: Props) {
  useKeys(ways);
  useDocumentTitle(named);
  return (
    <div className="projector">
      <h1 className="govuk-heading-xl">
        <span className="govuk-caption-xl">{caption}</span>
        {title}
      </h1>
      {children}
      <nav className="projector__ways" aria-label="Recommendations">
        {ways.previous && (
          <Link href={ways.previous} className="govuk-link">
            Previous
          </Link>
        )}
        {ways.next && (
          <Link href={ways.next} className="govuk-link">
            Next
          </Link>
        )}
        {links}
        <Link href={ways.leave} className="govuk-link">
          Leave (Esc)
        </Link>
      </nav>
    </div>
  );
}

/**
 * The keys pressed by themselves, but in what scrolls sideways, which has the arrow keys. A clicker sends those that turn pages, which
 * scroll what is longer than the screen first.
 */
function useKeys({ previous, next, leave }: ProjectorWays): void {
  const [, navigate] = useLocation();
  // At once with what is shown: a key pressed on sight of it leads on from there, and not from what stood there before.
  useLayoutEffect(() => {
    const ways: Readonly<Record<string, string | null>> = {
      ArrowLeft: previous,
      ArrowRight: next,
      PageUp: previous,
      PageDown: next,
      Escape: leave,
    };
    const press = (event: KeyboardEvent) => {
      const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
      const way = altKey || ctrlKey || metaKey || shiftKey ? null : ways[key];
      if (!way || scrolls(key, target)) return;
      event.preventDefault();
      navigate(way);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [previous, next, leave, navigate]);
}

/** Whether a key has something to scroll before it leads on. */
function scrolls(key: string, target: EventTarget | null): boolean {
  const { scrollY, innerHeight } = window;
  if (key === 'PageUp') return scrollY > 0;
  if (key === 'PageDown') return Math.ceil(scrollY + innerHeight) < document.documentElement.scrollHeight;
  return (
    key.startsWith('Arrow') &&
    target instanceof HTMLElement &&
    target.scrollWidth > target.clientWidth &&
    target !== document.body
  );
}
