import type { DataSource } from 'typeorm';

import type { SignedInCaller } from './caller.js';
import { endSession, findCaller, isAccessOver, startSession } from './session.service.js';

/** How long a session found is taken for granted: a page's burst of requests asks once, an ended session lives no longer elsewhere. */
const GRANTED_MS = 1_000;
const MOST = 10_000;

interface Found {
  readonly caller: Promise<SignedInCaller | null>;
  readonly until: number;
}

/** Who the tokens in the cookies belong to. Ending a session takes effect at once in this process, and within a second in any other. */
export class Callers {
  private readonly found = new Map<string, Found>();

  constructor(private readonly auth: DataSource) {}

  find(token: string): Promise<SignedInCaller | null> {
    const now = performance.now();
    const known = this.found.get(token);
    if (known && known.until > now) return known.caller;

    const caller = findCaller(this.auth, token);
    this.found.delete(token);
    this.found.set(token, { caller, until: now + GRANTED_MS });
    caller.catch(() => this.found.delete(token));
    this.forgetOldest();
    return caller;
  }

  /** Starts a session and returns its token. */
  start(membershipId: string): Promise<string> {
    return startSession(this.auth, membershipId);
  }

  /** Whether a token that is nobody's now is of somebody whose time in the role is over. */
  isAccessOver(token: string): Promise<boolean> {
    return isAccessOver(this.auth, token);
  }

  async end(token: string): Promise<void> {
    await endSession(this.auth, token);
    this.found.delete(token);
  }

  private forgetOldest(): void {
    const [oldest] = this.found.keys();
    if (this.found.size > MOST && oldest !== undefined) this.found.delete(oldest);
  }
}
