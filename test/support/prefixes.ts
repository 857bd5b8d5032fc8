/** How far one step has come when an order meets the case. */
export const fates = [
  'with-agency',
  'granted',
  'refused',
  'stuck',
  'awaiting-citizen',
  'on-its-way',
] as const;
export type Fate = (typeof fates)[number];

/** Whether the case meets the order with its first step decided or not, and how the others fare then. */
export type Prefix = { first: Fate; later: readonly Fate[] };

/**
 * Every prefix of a bundle whose later steps run side by side: the first step at any point of its way, or granted and
 * each of the others at any point of its own.
 */
export function prefixesOf(later: number): Prefix[] {
  const undecided = fates.filter((fate) => fate !== 'granted').map((first) => ({ first, later: [] }));
  return [...undecided, ...combinations(later).map((of) => ({ first: 'granted' as const, later: of }))];
}

function combinations(count: number): Fate[][] {
  if (count === 0) return [[]];
  return combinations(count - 1).flatMap((rest) => fates.map((fate) => [fate, ...rest]));
}
