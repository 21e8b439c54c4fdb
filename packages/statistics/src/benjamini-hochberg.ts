/**
 * P-values adjusted for being many: a discovery rate below 0.05 is kept by taking those whose adjusted p is below 0.05. The family (which items
 * are compared together) is settled and stated before looking, for example all recommendations of a framework; never one theme after looking.
 *
 * Shape:  in the order given; each at least its own p and at most 1. Ties keep equal values.
 * Absent: null stands for an item that was not tested; it stays null and is not counted in the family. A tested item without changes has p = 1
 *         and is counted.
 * Throws: RangeError when a p-value is not a number from 0 to 1.
 * Source: Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical Society B 57(1), section 3.1,
 *         the step-up procedure; as adjusted values `p.adjust(method = "BH")` in R. Holds for independent and positively dependent tests.
 *
 * @example
 * benjaminiHochberg([0.01, null, 0.04, 0.03]); // [0.03, null, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const tested = pValues.flatMap((p, index) => (p === null ? [] : { p: requireP(p), index }));
  const adjusted: (number | null)[] = pValues.map(() => null);
  let smallestSoFar = 1;
  for (const [place, { p, index }] of tested.toSorted((one, other) => other.p - one.p).entries()) {
    const rank = tested.length - place;
    smallestSoFar = Math.min(smallestSoFar, (p * tested.length) / rank);
    adjusted[index] = smallestSoFar;
  }
  return adjusted;
}

function requireP(p: number): number {
  if (p >= 0 && p <= 1) return p;
  throw new RangeError(`${p} is no p-value`);
}
