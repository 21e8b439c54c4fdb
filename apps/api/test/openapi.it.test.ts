import { PERMISSIONS, type Route, type RouteName, ROUTES } from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { cloneDatabase, type TestDatabase } from './postgres.js';
import { type Service, startService } from './service.js';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security?: readonly Record<string, readonly string[]>[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  readonly responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
}
interface Description {
  readonly openapi: string;
  readonly info: { title: string; version: string };
  readonly components: { securitySchemes: Record<string, { type: string; in?: string; scheme?: string }> };
  readonly paths: Record<string, Record<string, Operation>>;
}

let database: TestDatabase;
let service: Service;
let description: Description;

beforeAll(async () => {
  database = await cloneDatabase();
  service = await startService(database);
  description = (await service.request({ path: '/openapi.json' })).json() as Description;
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const routes = Object.entries(ROUTES) as [RouteName, Route][];
const addressOf = ({ path }: Route): string => path.replace(/:(\w+)/g, '{$1}');
const operationOf = (route: Route): Operation | undefined =>
  description.paths[addressOf(route)]?.[route.method.toLowerCase()];

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with a title and a version', () => {
    expect(description.openapi).toBe('3.1.0');
    expect(description.info).toMatchObject({ title: 'Plumbline', version: expect.any(String) as string });
  });

  it('lists every route of the contract and no other', () => {
    const listed = Object.values(description.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(listed.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  });

  it.each(routes)('%s: names its parameters, body, answer and problem', (name, route) => {
    const operation = operationOf(route);
    expect(operation?.operationId).toBe(name);
    expect(operation?.summary).toBe(route.summary);
    expect(Object.keys(operation?.responses['200']?.content ?? {})).toEqual(
      route.files ?? ['application/json'],
    );
    expect(Object.keys(operation?.responses['default']?.content ?? {})).toEqual(['application/problem+json']);
    expect(Object.keys(operation?.requestBody?.content ?? {})).toEqual(
      route.body ? ['application/json'] : [route.upload ?? []].flat(),
    );
    const inPath = operation?.parameters
      .filter((each) => each.in === 'path' && each.required)
      .map((each) => `{${each.name}}`);
    expect(inPath).toEqual(addressOf(route).match(/\{\w+\}/g) ?? []);
  });

  it.each(routes)(
    '%s: asks for a session, or a key where machines may call it, unless anyone may',
    (name, route) => {
      const permission = PERMISSIONS[name];
      const keys = permission.includes('machine') ? [{ key: [] }] : [];
      expect(operationOf(route)?.security).toEqual(
        permission === 'anyone' ? undefined : [{ session: [] }, ...keys],
      );
      expect(description.components.securitySchemes['key']).toMatchObject({ type: 'http', scheme: 'bearer' });
      expect(description.components.securitySchemes['session']).toMatchObject({
        type: 'apiKey',
        in: 'cookie',
      });
    },
  );

  it('refers to nothing that it does not hold', () => {
    const references = JSON.stringify(description).match(/"\$ref":"[^"]*"/g) ?? [];
    const inside = references.map((reference) => reference.slice('"$ref":"#/'.length, -1).split('/'));
    const lost = inside.filter((steps) => find(description, steps) === undefined);
    expect(lost).toEqual([]);
  });

  it('names no dialect of a schema inside, which is that of OpenAPI 3.1', () => {
    expect(JSON.stringify(description)).not.toContain('$schema');
  });
});

const find = (whole: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], whole);
