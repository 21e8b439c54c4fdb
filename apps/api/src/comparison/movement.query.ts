import type { Movement } from '@plumbline/contract';
import type { DataSource } from 'typeorm';

/** Joiners and leavers between two releases, by area; null when one of the two is not there, was withdrawn, or is not the earlier one. */
export async function readMovement(
  released: DataSource,
  releaseId: string,
  earlierId: string,
): Promise<Movement | null> {
  const [row] = await released.sql<Movement[]>`
    select (select coalesce(json_agg(json_build_object('code', movement.area_code, 'joined', movement.joined, 'left', movement.gone)
                     order by movement.area_code), '[]')
            from   released.movement
            where  (movement.release_id, movement.earlier_id) = (later.id, earlier.id)) as "areas"
    from   released.release later
    join   released.release earlier
             on  earlier.framework_id = later.framework_id
             and (earlier.figures_taken_on, earlier.cycle_id collate "C") < (later.figures_taken_on, later.cycle_id collate "C")
    where  (later.id, earlier.id) = (${releaseId}, ${earlierId})
    and    not exists (select from released.retraction where retraction.release_id in (later.id, earlier.id))`;
  return row ?? null;
}
