/** What was received in a month, what of it was solved and what was left, for whoever answers for it. */
import { agencyIds, agencyNames, type AgencyId } from '../../domain/agencies';
import type { Reach } from '../../domain/rights/reach';
import { atHour, dayOf, vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import { bundleIds, findEditionInForce } from '../../procedures/bundles';
import { findCommuneName } from '../../procedures/shared/administrative-units';
import type { PeriodFigures, KeyedFigures, StepDays } from '../../register/count-handlings';
import type { Register } from '../../register/register';

type Names = { vi: string; en: string };
export const dashboardKeys = ['agency', 'commune', 'step'] as const;

export interface DashboardAsked {
  /** `YYYY-MM`; the current month where it is left out. */
  period?: string;
  by: (typeof dashboardKeys)[number];
  agency?: AgencyId;
  province?: string;
}
export interface Dashboard {
  /** A case counts once, however many steps it links. */
  cases: PeriodFigures;
  /** By agency or step, steps; by commune, cases by their office. */
  rows: (KeyedFigures & { names: Names })[];
  days: StepDays[];
  at: Instant;
}

export async function readDashboard(
  register: Pick<Register, 'countCases' | 'countSteps' | 'measureSteps' | 'clockMs'>,
  reaches: readonly Reach[],
  { period, by, ...filter }: DashboardAsked,
): Promise<Dashboard> {
  const nowMs = await register.clockMs();
  const asked = { ...monthOf(period ?? dayOf(nowMs).slice(0, 7)), reaches, ...filter };
  const [communes, steps, days] = await Promise.all([
    register.countCases(asked),
    by === 'commune' ? [] : register.countSteps(by, asked),
    register.measureSteps(asked),
  ]);
  const rows = by === 'commune' ? communes : steps;
  return {
    cases: sumOf(communes),
    rows: rows.map((row) => ({ ...row, names: namesOf(by, row.key, dayOf(nowMs)) })),
    days,
    at: vietNamInstant(nowMs),
  };
}

function monthOf(period: string): { from: Instant; to: Instant } {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const next =
    month === 12
      ? `${String(year + 1).padStart(4, '0')}-01`
      : `${period.slice(0, 5)}${String(month + 1).padStart(2, '0')}`;
  const [from, to] = [period, next].map((of) => vietNamInstant(atHour(`${of}-01`, 0)));
  return { from: from ?? '', to: to ?? '' };
}

const nothing: PeriodFigures = {
  received: { total: 0, online: 0, counter: 0, carried: 0 },
  solved: { total: 0, early: 0, onTime: 0, late: 0 },
  pending: { total: 0, inTime: 0, late: 0 },
};

function sumOf(figures: readonly PeriodFigures[]): PeriodFigures {
  return figures.reduce(
    (sum, { received, solved, pending }) => ({
      received: added(sum.received, received),
      solved: added(sum.solved, solved),
      pending: added(sum.pending, pending),
    }),
    nothing,
  );
}

function added<T extends Record<string, number>>(one: T, other: T): T {
  const sums = Object.entries(one).map(([name, count]) => [name, count + (other[name] ?? 0)]);
  return Object.fromEntries(sums) as T;
}

function namesOf(by: DashboardAsked['by'], key: string, today: string): Names {
  switch (by) {
    case 'agency': {
      const agency = agencyIds.find((id) => id === key);
      return agency ? agencyNames[agency] : named(key);
    }
    case 'commune':
      return named(findCommuneName(key) ?? key);
    case 'step':
      return stepNamesOf(key, today) ?? named(key);
  }
}

const named = (name: string): Names => ({ vi: name, en: name });

function stepNamesOf(id: string, today: string): Names | undefined {
  const steps = bundleIds.flatMap((bundle) => findEditionInForce(bundle, today)?.steps ?? []);
  return steps.find((step) => step.id === id)?.names;
}
