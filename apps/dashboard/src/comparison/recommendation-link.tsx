import type { Release, ReleaseArea } from '@plumbline/contract';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { recommendationAddressOf } from './recommendation.data.js';

interface Props {
  /** The series. */
  readonly id: string;
  readonly release: Pick<Release, 'framework' | 'cycle'>;
  readonly region: Pick<ReleaseArea, 'code'>;
  readonly children: ReactNode;
}

/** To everything that is published about one recommendation. */
export const RecommendationLink = ({ id, release, region, children }: Props) => (
  <Link href={recommendationAddressOf(id, { release, region })} className="govuk-link">
    {children}
  </Link>
);
