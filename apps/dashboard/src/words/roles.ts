import type { Role } from '@plumbline/contract';

/** What each role is called on pages, as it reads inside a sentence. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  'audit-lead': 'audit lead',
  contributor: 'contributor',
  partner: 'partner',
  approver: 'approver',
  viewer: 'viewer',
  'regional-lead': 'regional lead',
  evaluator: 'programme evaluator',
  administrator: 'administrator',
};

/** What each role comes for, as it reads after “here to”. */
export const COMES_FOR: Readonly<Record<Role, string>> = {
  'audit-lead': 'carry out an authority’s audit with its partners, and see its place in the region',
  contributor: 'answer some of the recommendations',
  partner: 'give an organisation’s rating and evidence on the recommendations it is asked about',
  approver: 'sign off an authority’s audit',
  viewer: 'read an authority’s audit',
  'regional-lead': 'see a region’s strengths and gaps',
  evaluator: 'follow change between cycles',
  administrator: 'look after cycles and agencies, and publish results',
};
