import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { recommendationAddressOf, type Whence } from './recommendation.data.js';

interface Props {
  /** The series. */
  readonly id: string;
  readonly from: Whence;
  readonly children: ReactNode;
}

/** To everything that is published about one recommendation. */
export const RecommendationLink = ({ id, from, children }: Props) => (
  <Link href={recommendationAddressOf(id, from)} className="govuk-link">
    {children}
  </Link>
);
