/** One way to say that something is not as it was expected. */
export function unequal(
  what: string,
  expected: string | readonly string[],
  seen: string | readonly string[],
): string[] {
  const [wanted, got] = [expected, seen].map((value) => [value].flat().toSorted().join(', '));
  return wanted === got ? [] : [difference(what, wanted ?? '', got ?? '')];
}

export const difference = (what: string, expected: string, seen: string): string =>
  `${what}: ${expected} ≠ ${seen}`;
