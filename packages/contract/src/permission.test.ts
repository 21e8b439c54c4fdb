import { expect, it } from 'vitest';
import { z } from 'zod/mini';

import { PERMISSIONS, ROUTES } from './permission.js';
import { ROLES } from './role.js';
import type { Route } from './route.js';

const routes = Object.entries<Route>(ROUTES);

it('no two routes share method and address', () => {
  const addresses = routes.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':')}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

it.each(routes)('%s checks the parameters that its address names, and no others', (_, { path, params }) => {
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const shape = params && 'shape' in params ? Object.keys(params.shape as object) : [];
  expect(new Set(shape)).toEqual(new Set(named));
});

it.each(routes)('%s can be repeated when it only reads, and takes no body then', (_, { method, body }) => {
  expect(method === 'GET' && body !== undefined).toBe(false);
});

it('a machine reads published results by the routes of regional leads, and nothing else', () => {
  const open = routes.filter(([name]) => {
    const permission = PERMISSIONS[name as keyof typeof PERMISSIONS];
    return typeof permission !== 'string' && permission.includes('machine');
  });
  expect(open.map(([name]) => name).toSorted()).toEqual([
    ...(['listReleases', 'movement', 'partnerResults', 'readSeries'] as const),
    ...(['regionResults', 'regionsOverview', 'releaseFile'] as const),
  ]);
  expect(new Set(open.map(([, { method }]) => method))).toEqual(new Set(['GET']));
  for (const [name] of open) expect(PERMISSIONS[name as keyof typeof PERMISSIONS]).toContain('regional-lead');
});

it.each(Object.entries(PERMISSIONS))('%s is for somebody, and for each role once', (_, permission) => {
  const roles = typeof permission === 'string' ? ROLES : permission;
  expect(roles.length).toBeGreaterThan(0);
  expect(new Set(roles).size).toBe(roles.length);
});

/** The names of fields that stand together in some object of what a route answers with. */
function fieldsTogether(schema: unknown): ReadonlySet<string>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const below = Object.values(schema).flatMap(fieldsTogether);
  return 'properties' in schema ? [new Set(Object.keys(schema.properties as object)), ...below] : below;
}

/** Routes that tell in words what somebody answered. */
const withWords = routes.filter(([, { response }]) =>
  fieldsTogether(z.toJSONSchema(response, { unrepresentable: 'any' })).some(
    (fields) => fields.has('note') && fields.has('rating'),
  ),
);

it('what somebody wrote beside a rating leaves to authorities and partners only', () => {
  expect(withWords.map(([name]) => name)).toEqual(expect.arrayContaining(['readAudit', 'listAskedItems']));
  const readers = withWords.flatMap(([name]) => PERMISSIONS[name as keyof typeof PERMISSIONS]);
  const outside = new Set(['regional-lead', 'evaluator', 'administrator', 'machine', 'anyone', 'signed-in']);
  expect(readers.filter((reader) => outside.has(reader))).toEqual([]);
});
