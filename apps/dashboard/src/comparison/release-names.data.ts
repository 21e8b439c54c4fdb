import type { Release } from '@plumbline/contract';

import type { FileLine } from '../charts/figures-file.js';
import { FICTIONAL_SENTENCE, MADE_UP } from '../words/fictional.js';
import { cycleName } from './choice.data.js';

/** What tells a release from every other one, and whether anybody real stands behind it. */
export type ReleaseNames = Pick<Release, 'framework' | 'cycle' | 'timePeriod' | 'fictional'>;

/** What a picture says of its figures right below its title: framework and cycle, and that they are made up where they are. */
export const pictureNames = (release: ReleaseNames): readonly string[] => [
  `${release.framework.title}, ${cycleName(release)}`,
  ...(release.fictional ? [`${MADE_UP}. ${FICTIONAL_SENTENCE}`] : []),
];

/** The first columns of every file of figures. */
export const RELEASE_COLUMNS = ['framework', 'time_period', 'cycle', 'fictional'] as const;

/** What stands in {@link RELEASE_COLUMNS}. */
export const releaseFields = ({ framework, timePeriod, cycle, fictional }: ReleaseNames): FileLine => [
  framework.title,
  timePeriod,
  cycle,
  fictional ? 'yes' : 'no',
];
