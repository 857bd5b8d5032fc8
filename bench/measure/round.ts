/** One measured stretch of work: its rate and what each process spent on it. */
import { cpuMs, type Watched } from './processes';

export interface Round {
  count: number;
  perSecond: number;
  /** CPU milliseconds for one, by process. */
  cpuMsEach: Record<string, number>;
}

export async function measureRound(
  count: number,
  watched: readonly Watched[],
  work: () => Promise<unknown>,
): Promise<Round> {
  const before = watched.map(cpuMs);
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  const spent = watched.map((one, index) => [one.name, (cpuMs(one) - (before[index] ?? 0)) / count] as const);
  return { count, perSecond: count / seconds, cpuMsEach: Object.fromEntries(spent) };
}
