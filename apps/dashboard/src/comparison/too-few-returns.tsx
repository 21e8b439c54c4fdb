import type { RegionResults } from '@plumbline/contract';

import { InsetText } from '../govuk/inset-text.js';
import { inSentence } from '../words/regions.js';
import { hasTooFewReturns } from './results.data.js';

/** Why nothing of a region is shown, where so few returned; that is a public fact. */
export function TooFewReturns({ region }: Pick<RegionResults, 'region'>) {
  if (!hasTooFewReturns({ region })) return null;
  return (
    <InsetText>
      Fewer than five authorities in {inSentence(region.name)} returned, so no figures of this region can be
      shown.
    </InsetText>
  );
}
