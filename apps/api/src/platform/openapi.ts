import {
  type Permission,
  PERMISSIONS,
  Problem,
  type Route,
  ROUTES,
  type RouteName,
} from '@plumbline/contract';
import { z } from 'zod';

import { KEY } from './once.js';

const jsonSchema = (schema: z.core.$ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};

const content = (schema: z.core.$ZodType, type = 'application/json') => ({
  [type]: { schema: jsonSchema(schema) },
});

const files = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));

/** The OpenAPI 3.1 description of every route of the contract. */
export function describeApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Plumbline',
      version: '0.1.0',
      description: 'Self-audit against recommendations. Refusals are RFC 9457 problems.',
    },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'plumbline-session' },
        key: { type: 'http', scheme: 'bearer', description: 'A key that an administrator issued.' },
      },
    },
    paths,
  };
}

const IF_MATCH = {
  name: 'if-match',
  in: 'header',
  required: true,
  description: 'The version that is changed, in quotes; "0" for what is not there yet.',
  schema: { type: 'string', pattern: '^"\\d+"$' },
};

const IDEMPOTENCY_KEY = {
  name: 'idempotency-key',
  in: 'header',
  required: false,
  description:
    'A name of the caller’s for this request: asked again under it, the request is answered again and not done again.',
  schema: { type: 'string', pattern: KEY.source },
};

/** Either of them, not both. */
const securityOf = (permission: Permission) => [
  { session: [] },
  ...(permission.includes('machine') ? [{ key: [] }] : []),
];

function operation(name: RouteName, route: Route): Record<string, unknown> {
  const permission = PERMISSIONS[name];
  return {
    operationId: name,
    summary: route.summary,
    ...(permission === 'anyone' ? {} : { security: securityOf(permission) }),
    ...(typeof permission === 'string' ? {} : { description: `For: ${permission.join(', ')}.` }),
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(route.versioned ? [IF_MATCH] : []),
      ...(route.repeatable ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(route.body ? { requestBody: { required: true, content: content(route.body) } } : {}),
    ...(route.upload ? { requestBody: { required: true, content: files([route.upload]) } } : {}),
    responses: {
      200: {
        description: route.summary,
        content: route.files ? files(route.files) : content(route.response),
      },
      default: { description: 'A problem', content: content(Problem, 'application/problem+json') },
    },
  };
}

function parameters(schema: z.core.$ZodType | undefined, where: 'path' | 'query'): Record<string, unknown>[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}
