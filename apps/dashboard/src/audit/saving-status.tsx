import type { Saving } from './answer-saver.js';

const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** The one place that says whether what stands on the page is safe. */
export function SavingStatus({ saving }: { readonly saving: Saving }) {
  return (
    <p className="govuk-body plumbline-saving" role="status">
      {wordsOf(saving)}
    </p>
  );
}

function wordsOf(saving: Saving): string {
  switch (saving.state) {
    case 'unchanged':
      return 'Your answer saves itself as you type.';
    case 'saving':
      return 'Saving …';
    case 'saved':
      return `Saved ${TIME.format(saving.at)}`;
    case 'not-saved':
      return 'Not saved. Keep this page open: it is tried again every few seconds.';
    case 'changed-by-other':
      return 'Not saved: somebody else has changed this answer.';
  }
}
