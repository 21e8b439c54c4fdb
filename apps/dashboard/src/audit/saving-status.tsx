import { clock } from '../words/dates.js';
import type { Saving } from './answer-saver.js';

/** The one place that says whether what stands on the page is safe. */
export function SavingStatus({ saving }: { readonly saving: Saving }) {
  return (
    <p className="govuk-body plumbline-saving" role="status">
      {savingWords(saving)}
    </p>
  );
}

export function savingWords(saving: Saving): string {
  switch (saving.state) {
    case 'unchanged':
      return 'What you write saves itself as you type.';
    case 'saving':
      return 'Saving …';
    case 'saved':
      return `Saved ${clock(saving.at)}`;
    case 'renewed':
      return `${saving.by ?? 'Somebody else'} changed this answer at ${clock(saving.at)}. You see the new one.`;
    case 'kept':
      return notSaved(saving);
    case 'refused':
      return `Not saved: ${saving.why}. ${saving.onDevice ? 'Your words are kept on this device.' : 'Copy your words before you leave this page.'}`;
    case 'changed-by-other':
      return 'Not saved: somebody else has changed this answer. Choose what should stand.';
  }
}

function notSaved({ onDevice, signedOut }: Extract<Saving, { state: 'kept' }>): string {
  const what = signedOut ? 'Not saved: you have been signed out.' : 'Not saved.';
  if (!onDevice)
    return `${what} Keep this page open${signedOut ? ' and sign in again.' : ': it is tried again every few seconds.'}`;
  return `${what} Kept on this device${signedOut ? '.' : ' and sent as soon as Plumbline answers.'}`;
}
