import { ROUTES, type ResponseOf, type Route, type RouteName } from '@plumbline/contract';
import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';

const VERB = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };
const ROUTE = 'plumbline:route';

type Handler<R extends Route> = (...args: never[]) => Promise<ResponseOf<R>>;

/**
 * Mounts a route of the contract on a handler: verb, path, and the name by which guard and interceptor know it.
 * The compiler checks that the handler returns what the route promises; the interceptor checks it again at run time.
 */
export const Endpoint =
  <R extends Route>(route: R) =>
  (target: object, key: string, descriptor: TypedPropertyDescriptor<Handler<R>>): void => {
    const name = Object.entries<Route>(ROUTES).find(([, each]) => each === route)?.[0];
    if (name === undefined) throw new Error(`${key} mounts a route that the contract's table does not hold`);
    applyDecorators(VERB[route.method](route.path), HttpCode(200), SetMetadata(ROUTE, name))(
      target,
      key,
      descriptor as PropertyDescriptor,
    );
  };

/** The route that a handler was mounted for. @throws Error for a handler without one: nothing is served past the contract */
export function routeOf(reflector: Reflector, handler: Function): { name: RouteName; route: Route } {
  const name = reflector.get<RouteName | undefined>(ROUTE, handler);
  if (name === undefined) throw new Error(`${handler.name} was mounted without @Endpoint`);
  return { name, route: ROUTES[name] };
}
