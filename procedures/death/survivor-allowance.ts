import { currentTariffs } from './tariffs';

/** VND a month for each survivor: half the reference level (law 41/2024, article 87), for at most four of them. */
export function firstSurvivorMonth(survivors: number, month: string): number {
  const level = currentTariffs.levels['reference']?.findLast(({ from }) => from <= month)?.amount ?? 0;
  return (Math.min(survivors, 4) * level) / 2;
}
