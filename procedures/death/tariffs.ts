import type { FuneralGroup } from './declaration.schema';
import { canonicalJson } from '../../domain/canonical-json';
import { earliestDay, latestDay, type KnownDay } from '../../domain/known-day';
import type { Day } from '../../domain/viet-nam-time';
import tariffs20261124 from './data/tariffs/2026-11-24.json';
import type { Certainty } from '../shared/definition';

/**
 * Who is paid what for a funeral, by the month of death (Law on Social Insurance 41/2024, Art. 85; Decrees 131/2021,
 * 150/2006, 20/2021, 176/2025). Every line says from which month it holds and whether its source has been read.
 */
interface Line {
  /** A month, `YYYY-MM`; the line holds until the next one begins. */
  from: string;
  official: boolean;
  source: string;
}
interface Level extends Line {
  /** VND. */
  amount: number;
}
/** A fixed amount in VND, or a multiple of a level. */
interface FuneralLine extends Line {
  amount?: number | undefined;
  times?: number | undefined;
  of?: string | undefined;
}
export interface Tariffs {
  version: string;
  levels: Readonly<Record<string, readonly Level[]>>;
  funeral: Readonly<Record<FuneralGroup, readonly FuneralLine[]>>;
}

export interface FuneralMoney {
  group: FuneralGroup;
  /** VND. */
  amount: number;
  certainty: Certainty;
}

/** Every published version. A case keeps the one it was filed under, so that a replay computes what was computed. */
const versions: readonly Tariffs[] = [tariffs20261124];

/** The version that new cases are filed under. */
export const currentTariffs: Tariffs = tariffs20261124;

/** Throws for a version never published: a case cannot have been filed under it. */
export function getTariffs(version: string | null): Tariffs {
  const tariffs = versions.find((known) => known.version === version);
  if (!tariffs) throw new Error(`no tariffs version ${version}`);
  return tariffs;
}

/** Of groups with equal amounts the first one pays. */
const precedence: readonly FuneralGroup[] = [
  'social-insurance',
  'meritorious',
  'veteran',
  'social-pension',
  'social-assistance',
];

/**
 * Whoever belonged to several groups is paid for once, by the highest. Undefined where the tariffs reach not so far
 * back. Of a death known by its year alone the year's first month counts, and {@link needsMonth} says where that is not
 * enough.
 */
export function findFuneralMoney(
  groups: readonly FuneralGroup[],
  died: KnownDay,
  tariffs: Tariffs,
): FuneralMoney | undefined {
  const diedOn = earliestDay(died);
  return precedence
    .filter((group) => groups.includes(group))
    .flatMap((group) => moneyOf(group, diedOn, tariffs) ?? [])
    .reduce<FuneralMoney | undefined>(
      (highest, money) => (highest && highest.amount >= money.amount ? highest : money),
      undefined,
    );
}

/** Whether the money is not the same in all months that the death may have been in. */
export function needsMonth(groups: readonly FuneralGroup[], died: KnownDay, tariffs: Tariffs): boolean {
  const until = latestDay(died).slice(0, 7);
  const months = Array.from(
    { length: 12 },
    (_, i) => `${died.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`,
  );
  const moneys = months
    .filter((month) => month >= earliestDay(died).slice(0, 7) && month <= until)
    .map((month) => canonicalJson(findFuneralMoney(groups, month, tariffs) ?? null));
  return new Set(moneys).size > 1;
}

function moneyOf(group: FuneralGroup, diedOn: Day, { funeral, levels }: Tariffs): FuneralMoney | undefined {
  const line = lineOn(funeral[group], diedOn);
  if (!line) return undefined;
  if (line.amount !== undefined) return { group, amount: line.amount, certainty: certaintyOf(line) };
  const level = line.of === undefined ? undefined : lineOn(levels[line.of] ?? [], diedOn);
  if (!level || line.times === undefined) return undefined;
  return { group, amount: line.times * level.amount, certainty: certaintyOf(line, level) };
}

function lineOn<Some extends Line>(lines: readonly Some[], day: Day): Some | undefined {
  return lines.findLast(({ from }) => from <= day.slice(0, 7));
}

const certaintyOf = (...lines: Line[]): Certainty =>
  lines.every(({ official }) => official) ? 'official' : 'unverified';
