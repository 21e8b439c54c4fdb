import type { Answer, SaveAnswer } from '@plumbline/contract';

import { newKey } from '../api/new-key.js';

/** Well within the two seconds that people are promised. */
const QUIET_MS = 1_000;

/** What a person can write of an answer. */
export type Words = Pick<Answer, 'rating' | 'reason' | 'note' | 'improvement' | 'evidence' | 'references'>;

export type Saving =
  | { readonly state: 'unchanged' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: Date }
  /** Somebody else's newer answer took the place of this one, of which nothing was unsaved. */
  | { readonly state: 'renewed'; readonly by: string | null; readonly at: Date }
  | { readonly state: 'kept'; readonly onDevice: boolean; readonly signedOut: boolean }
  | { readonly state: 'refused'; readonly onDevice: boolean; readonly why: string }
  | { readonly state: 'changed-by-other'; readonly theirs: Answer };

/** One request, the same however often it is sent. */
export interface Sending {
  readonly change: SaveAnswer;
  readonly version: number;
  readonly key: string;
}

/** All that has to be kept of an answer that is not saved. */
export interface Unsent {
  readonly sending: Sending | null;
  readonly waiting: SaveAnswer;
  readonly version: number;
  readonly shown: Words;
  /** Milliseconds since 1970: when the first of it was written. */
  readonly since: number;
}

export type Failure =
  | { readonly why: 'changed'; readonly theirs: Answer }
  | { readonly why: 'away' | 'signed-out' }
  /** Final: it is no fault of the words, so others will not be taken either. */
  | { readonly why: 'refused'; readonly words: string; readonly final: boolean };

export interface Connections {
  readonly send: (sending: Sending) => Promise<Answer>;
  readonly failureOf: (error: unknown) => Failure;
  /** Keeps it on the device, in place of what was kept; null: nothing any more. Whether the device keeps it. */
  readonly keep: (unsent: Unsent | null) => Promise<boolean>;
  readonly saved: (answer: Answer) => void;
  /** Asks to be flushed again in a while. */
  readonly again: () => void;
}

interface View {
  readonly saving: Saving;
  readonly shown: Words;
}

const wordsOf = (answer: Answer | null): Words => ({
  rating: answer?.rating ?? null,
  reason: answer?.reason ?? '',
  note: answer?.note ?? '',
  improvement: answer?.improvement ?? '',
  evidence: answer?.evidence ?? [],
  references: answer?.references ?? [],
});

/**
 * Saves one answer as it is typed: one request at a time, each from the version that the last one made. A request that was not answered
 * is sent again as it was, because it may have been carried out. What could not be saved is kept and tried again; what somebody else
 * changed meanwhile waits for the person's choice.
 */
export class AnswerSaver {
  view: View;
  private version: number;
  private sending: Sending | null = null;
  private waiting: SaveAnswer = {};
  private since = 0;
  private theirs: Answer | null = null;
  private failed = false;
  private final = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    from: Answer | Unsent | null,
    private readonly connections: Connections,
  ) {
    this.version = from?.version ?? 0;
    if (from && 'since' in from) {
      this.sending = from.sending;
      this.waiting = from.waiting;
      this.since = from.since;
      this.failed = true;
      // What an earlier version kept on the device lacks what came later.
      const shown = { ...wordsOf(null), ...from.shown };
      this.view = { shown, saving: { state: 'kept', onDevice: true, signedOut: false } };
    } else this.view = { shown: wordsOf(from), saving: { state: 'unchanged' } };
  }

  /** When the oldest of what is not saved was written; null: all is saved. */
  get unsentSince(): number | null {
    return this.sending || this.theirs || Object.keys(this.waiting).length > 0 ? this.since : null;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(part: Partial<Words>): void {
    if (this.unsentSince === null) this.since = Date.now();
    this.waiting = { ...this.waiting, ...part };
    const shown = { ...this.view.shown, ...part };
    if (this.theirs) this.show({ ...this.view, shown });
    // What is refused for good is kept with what is added to it, and asked again by the person only.
    else if (this.final) this.show({ ...this.view, shown });
    else this.show({ shown, saving: { state: 'saving' } });
    if (this.failed) void this.connections.keep(this.toKeep());
    if (!this.theirs && !this.final) this.later();
  }

  /** Says that the answer is right as it stands, which is on record as a change of its own. Whether it is safe: saved, or kept on this device. */
  confirm(): Promise<boolean> {
    if (this.unsentSince === null) {
      this.since = Date.now();
      this.sending = { change: {}, version: this.version, key: newKey() };
      this.tell({ state: 'saving' });
    }
    return this.flush();
  }

  /** An answer that was read anew. It takes the place of an older one, but never of words that are not saved. */
  renew(answer: Answer | null): void {
    if (!answer || answer.version <= this.version || this.unsentSince !== null) return;
    this.version = answer.version;
    const { changedBy: by, changedAt } = answer;
    this.show({ shown: wordsOf(answer), saving: { state: 'renewed', by, at: new Date(changedAt) } });
  }

  /** Saves what waits, now. Whether all of it is safe: saved, or kept on this device. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.theirs) return false;
    this.running = this.sendAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** What shall stand in place of both answers. */
  async settle(words: Words): Promise<void> {
    if (!this.theirs) return;
    this.version = this.theirs.version;
    this.theirs = null;
    this.waiting = words;
    this.show({ shown: words, saving: { state: 'saving' } });
    await this.flush();
  }

  /** The refusal has put one's own words on record; what was written since then has to be put there first. */
  async takeTheirs(): Promise<void> {
    if (Object.keys(this.waiting).length > 0) {
      this.theirs = null;
      this.waiting = this.view.shown;
      await this.flush();
    }
    const { theirs } = this;
    if (!theirs) return;
    this.version = theirs.version;
    this.theirs = null;
    this.show({ ...this.view, shown: wordsOf(theirs) });
    this.connections.saved(theirs);
    await this.settled(theirs);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), QUIET_MS);
  }

  private show(view: View): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }

  private tell(saving: Saving): void {
    this.show({ ...this.view, saving });
  }

  private toKeep(): Unsent {
    const { sending, version, since } = this;
    const { shown } = this.view;
    return { sending, waiting: this.theirs ? shown : this.waiting, version, since, shown };
  }

  private async sendAll(): Promise<boolean> {
    while (this.sending || Object.keys(this.waiting).length > 0) {
      if (!this.sending) {
        this.sending = { change: this.waiting, version: this.version, key: newKey() };
        this.waiting = {};
      }
      try {
        const answer = await this.connections.send(this.sending);
        this.sending = null;
        this.version = answer.version;
        this.connections.saved(answer);
        if (this.unsentSince === null) await this.settled(answer);
      } catch (error) {
        return this.fail(this.connections.failureOf(error));
      }
    }
    return true;
  }

  private async settled({ changedAt }: Answer): Promise<void> {
    this.tell({ state: 'saved', at: new Date(changedAt) });
    if (!this.failed) return;
    this.failed = false;
    this.final = false;
    await this.connections.keep(null);
  }

  private async fail(failure: Failure): Promise<boolean> {
    this.failed = true;
    if (failure.why === 'changed') {
      this.sending = null;
      this.theirs = failure.theirs;
      this.tell({ state: 'changed-by-other', theirs: failure.theirs });
      await this.connections.keep(this.toKeep());
      return false;
    }
    if (failure.why === 'refused') {
      this.waiting = { ...this.sending?.change, ...this.waiting };
      this.sending = null;
      const onDevice = await this.connections.keep(this.toKeep());
      this.final = failure.final;
      this.tell({ state: 'refused', onDevice, why: failure.words });
      return false;
    }
    const onDevice = await this.connections.keep(this.toKeep());
    this.tell({ state: 'kept', onDevice, signedOut: failure.why === 'signed-out' });
    if (failure.why === 'away') this.connections.again();
    return onDevice;
  }
}
