import type { Role } from '@plumbline/contract';
import { useLocation, useSearch } from 'wouter';

import { ServiceNavigation } from '../govuk/service-navigation.js';
import { navigationOf } from './navigation.data.js';

/** The pages of somebody's role. */
export function Navigation({ role }: { readonly role: Role }) {
  const [path] = useLocation();
  const items = navigationOf(role, path, useSearch());
  return items.length === 0 ? null : <ServiceNavigation items={items} />;
}
