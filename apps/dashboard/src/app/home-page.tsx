import type { Role, Session } from '@plumbline/contract';
import { Redirect } from 'wouter';

/** Where the work of each role is. What to do next stands at the top there. */
const START: Readonly<Record<Role, string>> = {
  'audit-lead': '/audits',
  contributor: '/audits',
  partner: '/asked',
  approver: '/audits',
  viewer: '/audits',
  'regional-lead': '/results',
  evaluator: '/evaluation',
  administrator: '/cycles',
};

/** Sends everyone to where their work is. */
export function HomePage({ session }: { readonly session: Session | null }) {
  return <Redirect to={session ? START[session.role] : '/sign-in'} replace />;
}
