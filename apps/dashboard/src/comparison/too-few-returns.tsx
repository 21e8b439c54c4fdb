import { InsetText } from '../govuk/inset-text.js';
import { type Returned, tooFewWords } from './results.data.js';

interface Props {
  readonly of: readonly Returned[];
}

/** Why nothing of a region is shown, where so few returned; that is a public fact. */
export function TooFewReturns({ of }: Props) {
  const words = tooFewWords(of);
  return words ? <InsetText>{words}</InsetText> : null;
}
