import type { Session } from '@plumbline/contract';

import { whenForgotten } from '../app/leaving.js';
import { KeptAnswers } from './kept-answers.js';

let current: { readonly owner: string; readonly device: KeptAnswers } | undefined;
whenForgotten(() => {
  current = undefined;
});

/** What somebody types into one form, kept on this device from the first letter until it is saved or given up. It goes when they sign out. */
export class KeptForm {
  private next: { readonly value: unknown } | null = null;
  private writing: Promise<void> | null = null;

  private constructor(
    private readonly device: KeptAnswers,
    private readonly name: string,
    /** Told after each time whether the device keeps it. */
    private readonly tell: (kept: boolean) => void,
  ) {}

  /** Of the person who is signed in, apart from the answers that wait to be sent. */
  static of({ personId, actsForId }: Session, name: string, tell: (kept: boolean) => void): KeptForm {
    const owner = `${personId} ${actsForId} forms`;
    if (current?.owner !== owner) current = { owner, device: new KeptAnswers(owner) };
    return new KeptForm(current.device, name, tell);
  }

  /** What was kept; undefined: nothing. */
  read(): Promise<unknown> {
    return this.device.get(this.name);
  }

  /** Of what is typed faster than it can be kept, the last counts. */
  keep(value: unknown): void {
    this.next = { value };
    this.writing ??= this.write();
  }

  /** Resolves once nothing is kept. */
  async drop(): Promise<void> {
    this.next = null;
    if (current?.device === this.device) await this.device.remove(this.name);
  }

  private async write(): Promise<void> {
    // Nothing is kept of somebody who has signed out.
    while (this.next && current?.device === this.device) {
      const { value } = this.next;
      this.next = null;
      this.tell(await this.device.put(this.name, value));
    }
    this.writing = null;
  }
}
