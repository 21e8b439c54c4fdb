import type { Answer } from '@plumbline/contract';

import { AnswerSaver, type Failure, type Sending, type Unsent } from './answer-saver.js';

const AGAIN_MS = 5_000;

/** Which answer: the authority's own, an agency's to what it was asked, what was entered for one without an account, or what an agency holds. */
export type Place = { readonly recommendationId: string } & (
  | { readonly below: 'audits' | 'asked'; readonly auditId: string }
  | { readonly below: 'entered'; readonly auditId: string; readonly agencyId: string }
  | { readonly below: 'position'; readonly frameworkId: string }
);

interface Device {
  put(name: string, value: unknown): Promise<boolean>;
  remove(name: string): Promise<boolean>;
  all(): Promise<[name: string, value: unknown][]>;
}

interface Service {
  readonly send: (place: Place, sending: Sending) => Promise<Answer>;
  readonly saved: (place: Place, answer: Answer) => void;
  readonly failureOf: (place: Place, error: unknown) => Failure;
}

export interface Entry {
  readonly place: Place;
  readonly saver: AnswerSaver;
}

interface Kept {
  readonly place: Place;
  readonly unsent: Unsent;
}

/** The page on which the person writes it. */
export function addressOf(place: Place): string {
  const { recommendationId: item } = place;
  switch (place.below) {
    case 'audits':
      return `/audits/${place.auditId}/items/${item}`;
    case 'asked':
      return `/asked/${place.auditId}/${item}`;
    case 'entered':
      return `/audits/${place.auditId}/enter/${place.agencyId}/${item}`;
    case 'position':
      return `/position/${place.frameworkId}/${item}`;
  }
}

const nameOf = ({ below, recommendationId, ...whose }: Place): string =>
  [below, ...Object.values(whose), recommendationId].join('/');

/** The answers that one person writes in this tab, whichever page is open, and what this device keeps of them until they are saved. */
export class Outbox {
  /** Once what was kept is here. */
  readonly ready: Promise<void>;
  /** Those that are not saved, oldest first. */
  unsent: readonly Entry[] = [];
  private readonly entries = new Map<string, Entry>();
  /** Those on the page, which say themselves how they are. */
  private readonly shown = new Set<AnswerSaver>();
  private readonly listeners = new Set<() => void>();
  private session = '';
  private ended = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly device: Device,
    private readonly service: Service,
  ) {
    this.ready = this.restore();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The saver of an answer, with the words of it that are not saved; else with the answer as it was read. */
  saverOf(place: Place, answer: Answer | null): AnswerSaver {
    const known = this.entries.get(nameOf(place));
    return known?.saver ?? this.add(place, answer);
  }

  /** While an answer is on the page. Returns how to end that. */
  show(saver: AnswerSaver): () => void {
    this.shown.add(saver);
    this.count();
    return () => {
      this.shown.delete(saver);
      this.count();
    };
  }

  isShown({ saver }: Entry): boolean {
    return this.shown.has(saver);
  }

  /** A session, by its end: what the former one could not send, a new one can. */
  begin(session: string): void {
    if (this.session === session) return;
    this.session = session;
    void this.flush();
  }

  /** Sends what is not saved, oldest first, until the service does not answer. */
  async flush(): Promise<void> {
    this.stop();
    for (const { saver } of this.unsent) {
      if (saver.view.saving.state === 'refused') continue;
      await saver.flush();
      if (saver.view.saving.state === 'kept') return;
    }
  }

  /** Gives up what the service will never take. */
  async discard(place: Place): Promise<void> {
    this.entries.delete(nameOf(place));
    await this.device.remove(nameOf(place));
    this.count();
  }

  /** From now on this device keeps nothing more. */
  end(): void {
    this.stop();
    this.ended = true;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async restore(): Promise<void> {
    const kept = (await this.device.all()) as [string, Kept][];
    for (const [, { place, unsent }] of kept.toSorted(([, a], [, b]) => a.unsent.since - b.unsent.since))
      this.add(place, unsent);
    this.count();
  }

  private add(place: Place, from: Answer | Unsent | null): AnswerSaver {
    const saver = new AnswerSaver(from, {
      send: (sending) => this.service.send(place, sending),
      saved: (answer) => this.service.saved(place, answer),
      failureOf: (error) => this.service.failureOf(place, error),
      keep: async (unsent) => {
        if (this.ended) return false;
        const name = nameOf(place);
        return unsent ? this.device.put(name, { place, unsent } satisfies Kept) : this.device.remove(name);
      },
      again: () => {
        if (!this.ended) this.timer ??= setTimeout(() => void this.flush(), AGAIN_MS);
      },
    });
    saver.subscribe(() => this.count());
    this.entries.set(nameOf(place), { place, saver });
    return saver;
  }

  private count(): void {
    const unsent = [...this.entries.values()]
      .filter(({ saver }) => saver.unsentSince !== null)
      .toSorted((a, b) => (a.saver.unsentSince ?? 0) - (b.saver.unsentSince ?? 0));
    this.unsent = unsent;
    for (const listener of this.listeners) listener();
  }
}
