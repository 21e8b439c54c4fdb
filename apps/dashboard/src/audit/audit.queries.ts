import {
  answerRoutes,
  auditRoutes,
  contactRoutes,
  commentRoutes,
  evidenceRoutes,
  frameworkRoutes,
  partnerRoutes,
  peopleRoutes,
  planRoutes,
} from '@plumbline/contract';
import { queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** The authority's audits, and the cycles in which it can start one. */
export const auditsQuery = queryOptions({
  queryKey: ['audits'],
  queryFn: ({ signal }) => call(auditRoutes.listAudits, {}, signal),
});

export const auditQuery = (auditId: string) =>
  queryOptions({
    queryKey: ['audit', auditId],
    queryFn: ({ signal }) => call(auditRoutes.readAudit, { params: { auditId } }, signal),
  });

/** Who is asked what in an audit, and what they rated where ratings have opened. */
export const partnersQuery = (auditId: string) =>
  queryOptions({
    queryKey: ['partners', auditId],
    queryFn: ({ signal }) => call(partnerRoutes.readPartners, { params: { auditId } }, signal),
  });

/** Who acts for the authority; for its audit lead. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => call(peopleRoutes.readPeople, {}, signal),
  select: ({ people }) => people,
});

/** A version of a framework never changes, so it is never stale. */
export const frameworkQuery = (frameworkId: string, version: number) =>
  queryOptions({
    queryKey: ['framework', frameworkId, version],
    queryFn: ({ signal }) =>
      call(
        frameworkRoutes.readFrameworkVersion,
        { params: { frameworkId, version: String(version) } },
        signal,
      ),
    staleTime: Infinity,
  });

/** Everything that was ever written in one answer; asked anew each time somebody wants to read it. */
export const historyQuery = (auditId: string, recommendationId: string) =>
  queryOptions({
    queryKey: ['history', auditId, recommendationId],
    queryFn: ({ signal }) =>
      call(answerRoutes.readAnswerHistory, { params: { auditId, recommendationId } }, signal),
    select: ({ written }) => written,
  });

/** What people of the authority say to each other about an audit. */
export const commentsQuery = (auditId: string) =>
  queryOptions({
    queryKey: ['comments', auditId],
    queryFn: ({ signal }) => call(commentRoutes.listComments, { params: { auditId } }, signal),
    select: ({ comments }) => comments,
  });

/** What the authority's answers can refer to. */
export const referencesQuery = queryOptions({
  queryKey: ['references'],
  queryFn: ({ signal }) => call(evidenceRoutes.listReferences, {}, signal),
  select: ({ references }) => references,
});

/** What the authority is willing to be contacted about. */
export const contactsQuery = (auditId: string) =>
  queryOptions({
    queryKey: ['contacts', auditId],
    queryFn: ({ signal }) => call(contactRoutes.listOfferedContacts, { params: { auditId } }, signal),
    select: ({ contacts }) => contacts,
  });

/** The authority's actions, of all cycles. */
export const planQuery = queryOptions({
  queryKey: ['plan'],
  queryFn: ({ signal }) => call(planRoutes.readPlan, {}, signal),
  select: ({ actions }) => actions,
});

/** What the partner's agency is asked to rate. */
export const askedQuery = queryOptions({
  queryKey: ['asked'],
  queryFn: ({ signal }) => call(answerRoutes.listAskedItems, {}, signal),
  select: ({ items }) => items,
});
