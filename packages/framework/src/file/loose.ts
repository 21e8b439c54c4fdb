import type { Path } from './yaml-text.js';

/**
 * A value somewhere in a file, with its path. Reading it never fails: a part that is missing or of another kind is simply not there. So what the
 * values say about one another can be checked even where the form is broken elsewhere, and all faults come at once.
 */
export class Loose {
  constructor(
    readonly value: unknown,
    readonly path: Path = [],
  ) {}

  /** The value under a key. */
  at(key: string): Loose {
    const { value, path } = this;
    const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return new Loose(fields.find(([name]) => name === key)?.[1], [...path, key]);
  }

  /** The values of a list under a key. */
  list(key: string): readonly Loose[] {
    const { value, path } = this.at(key);
    return Array.isArray(value) ? value.map((item: unknown, index) => new Loose(item, [...path, index])) : [];
  }

  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  get number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined;
  }
}
