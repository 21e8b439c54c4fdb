import { type Cycle, type CycleKey, cycleRoutes } from '@plumbline/contract';
import { type QueryClient, queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

const CYCLES = 'cycles';
const MAKING_MS = 2_000;

/** All cycles, and the frameworks that one can be announced of. */
export const cyclesQuery = queryOptions({
  queryKey: [CYCLES],
  queryFn: ({ signal }) => call(cycleRoutes.listCycles, {}, signal),
});

/** One cycle; asked again while something is being made of it, be it for somebody else. */
export const cycleQuery = (key: CycleKey) =>
  queryOptions({
    queryKey: [CYCLES, key.frameworkId, key.cycle],
    queryFn: ({ signal }) => call(cycleRoutes.readCycle, { params: key }, signal),
    refetchInterval: ({ state }) => (state.data?.making ? MAKING_MS : false),
  });

/** What an answer says of a cycle stands at once; lists of cycles are asked for anew. */
export function takeOver(queries: QueryClient, cycle: Cycle): void {
  const key = { frameworkId: cycle.framework.id, cycle: cycle.cycle };
  queries.setQueryData(cycleQuery(key).queryKey, cycle);
  queries.removeQueries({ queryKey: cyclesQuery.queryKey, exact: true });
}
