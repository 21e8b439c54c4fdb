import type { Answer, SaveAnswer } from '@plumbline/contract';

/** Well within the two seconds that people are promised. */
const QUIET_MS = 1_000;
const AGAIN_MS = 5_000;

export type Saving =
  | { readonly state: 'unchanged' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: Date }
  | { readonly state: 'not-saved' }
  | { readonly state: 'changed-by-other'; readonly theirs: Answer };

interface Connections {
  /** Sends a change of a version. */
  readonly send: (change: SaveAnswer, version: number) => Promise<Answer>;
  /** The answer that stands now, if that is why it was refused; null for any other failure. */
  readonly otherAnswer: (error: unknown) => Answer | null;
  readonly tell: (saving: Saving) => void;
  readonly saved: (answer: Answer) => void;
}

/**
 * Saves one answer as it is typed: one request at a time, each from the version that the last one made. What could not be saved is kept
 * and tried again; what somebody else changed meanwhile waits for the person's choice.
 */
export class AnswerSaver {
  private waiting: SaveAnswer = {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private theirs: Answer | null = null;

  constructor(
    private version: number,
    private readonly connections: Connections,
  ) {}

  change(part: SaveAnswer): void {
    this.waiting = { ...this.waiting, ...part };
    if (this.theirs) return;
    this.connections.tell({ state: 'saving' });
    this.later(QUIET_MS);
  }

  /** Saves what waits, now. Whether all is saved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.theirs) return false;
    this.running = this.sendWaiting();
    const done = await this.running;
    this.running = null;
    return done;
  }

  /** Puts one's own words in place of the other's. */
  async keepMine(mine: SaveAnswer): Promise<void> {
    if (!this.theirs) return;
    this.version = this.theirs.version;
    this.theirs = null;
    this.waiting = mine;
    await this.flush();
  }

  takeTheirs(): Answer | null {
    const { theirs } = this;
    if (!theirs) return null;
    this.version = theirs.version;
    this.theirs = null;
    this.waiting = {};
    this.connections.saved(theirs);
    this.connections.tell({ state: 'saved', at: new Date(theirs.changedAt) });
    return theirs;
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), milliseconds);
  }

  private async sendWaiting(): Promise<boolean> {
    while (Object.keys(this.waiting).length > 0) {
      const change = this.waiting;
      this.waiting = {};
      try {
        const answer = await this.connections.send(change, this.version);
        this.version = answer.version;
        this.connections.saved(answer);
        this.connections.tell({ state: 'saved', at: new Date(answer.changedAt) });
      } catch (error) {
        this.waiting = { ...change, ...this.waiting };
        this.theirs = this.connections.otherAnswer(error);
        this.connections.tell(
          this.theirs ? { state: 'changed-by-other', theirs: this.theirs } : { state: 'not-saved' },
        );
        if (!this.theirs) this.later(AGAIN_MS);
        return false;
      }
    }
    return true;
  }
}
