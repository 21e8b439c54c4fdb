import type { DemonstrationPerson, Role } from '@plumbline/contract';
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

  /** The person of a role with this name; without a name the first. */
  async find(role: Role, name?: string): Promise<ReadyPerson | null> {
    const people = await this.list();
    return people.find((person) => person.role === role && person.name === (name ?? person.name)) ?? null;
  }
}
