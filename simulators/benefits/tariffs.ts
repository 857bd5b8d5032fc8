import type { FuneralGroup } from '../../procedures/death/declaration.schema';
import tariffs from '../../procedures/death/data/tariffs/2026-11-24.json';

/**
 * What the payers pay by, reckoned by themselves from the published tariffs: a file whose sum differs is paid what
 * the law says, not what it asks for. A line holds from its month until the next begins.
 */
interface Line {
  from: string;
  amount?: number;
  times?: number;
  of?: string;
}

const levels: Readonly<Record<string, readonly Line[]>> = tariffs.levels;
const funeral: Readonly<Record<FuneralGroup, readonly Line[]>> = tariffs.funeral;

/** VND for the month (`YYYY-MM`) of death; undefined before the first line. */
export function findFuneralAmount(group: FuneralGroup, month: string): number | undefined {
  const line = lineIn(funeral[group], month);
  if (!line || line.amount !== undefined) return line?.amount;
  const level = line.of === undefined ? undefined : lineIn(levels[line.of] ?? [], month)?.amount;
  return level === undefined || line.times === undefined ? undefined : line.times * level;
}

/** VND a month for each survivor: half the reference level (law 41/2024, article 87), for at most four of them. */
export function survivorAllowance(survivors: number, month: string): number {
  const level = lineIn(levels['reference'] ?? [], month)?.amount ?? 0;
  return (Math.min(survivors, 4) * level) / 2;
}

const lineIn = (lines: readonly Line[], month: string): Line | undefined =>
  lines.findLast(({ from }) => from <= month);
