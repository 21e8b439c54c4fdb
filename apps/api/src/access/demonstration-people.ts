import type { DemonstrationPerson, SignIn } from '@plumbline/contract';
import type { DataSource } from 'typeorm';

/** One who can be signed in as with a click. */
export type ReadyPerson = DemonstrationPerson & { readonly membershipId: string };

/** The people of the demonstration. Where it is off there are none, whoever the database still holds from another start. */
export class DemonstrationPeople {
  constructor(
    private readonly auth: DataSource,
    private readonly on: boolean,
  ) {}

  /** In the order of the front door. */
  async list(): Promise<ReadyPerson[]> {
    if (!this.on) return [];
    return this.auth.sql<ReadyPerson[]>`
      select role, membership_id as "membershipId", name, acts_for as "actsFor" from auth.demonstration_people()`;
  }

  /** The person of a role with this name, who acts for whom it says; the first that fits where a request says less. */
  async find({
    demonstrationRole,
    demonstrationName,
    demonstrationFor,
  }: SignIn): Promise<ReadyPerson | null> {
    const people = await this.list();
    const fits = ({ role, name, actsFor }: ReadyPerson) =>
      role === demonstrationRole &&
      name === (demonstrationName ?? name) &&
      (demonstrationFor === undefined || actsFor === demonstrationFor);
    return people.find(fits) ?? null;
  }
}
