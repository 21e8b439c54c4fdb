import type { FrameworkContent } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';

/** One rating that can be chosen, and the key that chooses it while the focus is on the group. */
export interface RatingOption {
  readonly key: string;
  readonly label: string;
  readonly meaning?: string | undefined;
  readonly press: string;
}

/** From the weakest, which is 0, to the strongest; not applicable is N. */
export const ratingOptions = (content: FrameworkContent): RatingOption[] => [
  ...content.levels.map(({ key, label, meaning }, at) => ({ key, label, meaning, press: `${at}` })),
  ...(content.notApplicable ? [{ key: NOT_APPLICABLE, ...content.notApplicable, press: 'n' }] : []),
];

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What a key chooses; none with a modifier, which is the browser's. */
export const pressedOption = (options: readonly RatingOption[], event: Pressed): RatingOption | undefined =>
  event.ctrlKey || event.altKey || event.metaKey
    ? undefined
    : options.find(({ press }) => press === event.key.toLowerCase());

/** Said at the group. */
export const keysHint = (content: FrameworkContent): string =>
  `Keys 0 to ${content.levels.length - 1}${content.notApplicable ? ' and N' : ''} choose here.`;
