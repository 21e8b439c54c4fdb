import { CALLER_ROLES, type CallerRole, PERMISSIONS, type RouteName, ROUTES } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import { type Audience, AUDIENCES, CARRIES_NOTHING, FIELDS } from './who-sees-what.data.js';

const audiences = Object.keys(AUDIENCES) as Audience[];
const rolesOf = (audience: Audience): readonly CallerRole[] => AUDIENCES[audience].roles;

/** The routes, of some, that an audience may call. */
const open = (routes: readonly RouteName[], audience: Audience): RouteName[] =>
  routes.filter((route) => {
    const permission = PERMISSIONS[route];
    return typeof permission === 'string' || permission.some((role) => rolesOf(audience).includes(role));
  });

it('every role belongs to one audience', () => {
  expect(audiences.flatMap(rolesOf).toSorted()).toEqual(CALLER_ROLES.toSorted());
});

it('every route there is carries some field, or nothing of an audit', () => {
  const carried = new Set(FIELDS.flatMap(({ carriedBy }) => carriedBy));
  const stated = [...carried, ...CARRIES_NOTHING];
  expect(stated.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
});

describe.each(FIELDS)('$field', ({ seen, carriedBy }) => {
  it.each(audiences)('is as open to %s as the permission table says', (audience) => {
    expect({ seen: seen[audience] !== null }).toEqual({ seen: open(carriedBy, audience).length > 0 });
  });
});

it('outside the authority nobody is said to see its words', () => {
  const words = FIELDS.filter(({ field }) => /^(What you know|Areas for improvement)/.test(field));
  expect(words.map(({ seen }) => audiences.filter((audience) => seen[audience] !== null))).toEqual([
    ['authority'],
    ['authority'],
  ]);
});
