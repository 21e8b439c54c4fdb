import type { CycleState } from '@plumbline/contract';

import { STATE_WORDS } from './cycles.data.js';

export function StateTag({ state }: { readonly state: CycleState }) {
  const { words, colour } = STATE_WORDS[state];
  return <strong className={`govuk-tag govuk-tag--${colour}`}>{words}</strong>;
}
