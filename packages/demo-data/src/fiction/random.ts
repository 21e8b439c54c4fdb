const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Odd multipliers, one for each word of the state; the first is that of FNV-1a, the rest are primes of murmur3 and xxHash. */
const MULTIPLIERS = [0x01000193, 0x85ebca6b, 0x9e3779b1, 0xc2b2ae3d] as const;

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** One word from all characters of a key, mixed by the last step of murmur3. */
function hashWord(key: string, multiplier: number): number {
  let word = 0x811c9dc5 ^ multiplier;
  for (let at = 0; at < key.length; at += 1) word = Math.imul(word ^ key.charCodeAt(at), multiplier);
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/**
 * A stream of pseudo-random numbers that is the same on every machine: xoshiro128** over whole 32-bit numbers, and of floating point only
 * plus, minus and times, which IEEE 754 fixes to the last bit. (Logarithms and sines it does not fix, so none are used.)
 * A stream is named by a key; streams of different keys are independent, so one authority can be made without the others.
 *
 * Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators" (2021), placed in the public domain.
 *
 * @example
 * new Random('2017/authorities').below(6) + 1; // a throw of a die, always the same one
 */
export class Random {
  private readonly state: [number, number, number, number];

  constructor(start: string | readonly [number, number, number, number]) {
    const [a, b, c, d] = MULTIPLIERS;
    this.state =
      typeof start === 'string'
        ? [hashWord(start, a), hashWord(start, b), hashWord(start, c), hashWord(start, d)]
        : [...start];
    if (this.state.every((word) => word === 0)) this.state[0] = 1; // the one state it never leaves
  }

  /** Unit: a whole number from 0 to 2^32 - 1. */
  word(): number {
    const s = this.state;
    const result = Math.imul(rotate(Math.imul(s[1], 5), 7), 9);
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate(s[3], 11);
    return result >>> 0;
  }

  /** Unit: from 0 up to, not including, 1. */
  share(): number {
    return this.word() / 0x1_0000_0000;
  }

  /** Unit: a whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.share() * end);
  }

  /** Whether something happens that does so in `probability` (0..1) of all cases. */
  chance(probability: number): boolean {
    return this.share() < probability;
  }

  /** Unit: standard deviations; mean 0, from -3.5 to 3.5, near enough to a normal distribution: the sum of four even ones. */
  bell(): number {
    return (this.share() + this.share() + this.share() + this.share() - 2) * 1.7320508075688772;
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new RangeError('Nothing to pick from.');
    return found;
  }

  /** In another order; what is given stays as it is. */
  shuffled<T>(things: readonly T[]): T[] {
    return things
      .map((thing) => ({ thing, place: this.word() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ thing }) => thing);
  }

  /** A UUID of version 8 (RFC 9562: made by the application's own rule). */
  uuid(): string {
    const bytes = Array.from({ length: 4 }, () => this.word()).flatMap((word) => [
      word >>> 24,
      (word >>> 16) & 0xff,
      (word >>> 8) & 0xff,
      word & 0xff,
    ]);
    const text = bytes
      .map((byte, at) => HEX[at === 6 ? (byte & 0x0f) | 0x80 : at === 8 ? (byte & 0x3f) | 0x80 : byte])
      .join('');
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
  }
}
