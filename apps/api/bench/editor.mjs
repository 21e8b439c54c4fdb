/**
 * Somebody who fills in one audit: knows the version of each answer and changes something every time. One at a time for an audit.
 */
export class Editor {
  #turn = 0;
  #versions;

  /** @param audit { authorityId, auditId, personId, cookie } @param framework { items, levels } */
  constructor(audit, framework) {
    this.audit = audit;
    this.framework = framework;
    this.#versions = new Map(framework.items.map((item) => [item, 0]));
  }

  /** The next answer, as if the ones before were saved. */
  one() {
    const { items } = this.framework;
    return this.#change(items[this.#turn++ % items.length], this.#turn);
  }

  /** An answer to every item. */
  all() {
    this.#turn++;
    return this.framework.items.map((item) => this.#change(item, this.#turn));
  }

  #change(recommendationId, turn) {
    const version = this.#versions.get(recommendationId);
    this.#versions.set(recommendationId, version + 1);
    const rating = this.framework.levels[version % this.framework.levels.length];
    return {
      recommendationId,
      version,
      rating,
      note: `What we know of ${recommendationId}, as it was put for the ${turn}th time after the team had met and looked at it again.`,
    };
  }
}
