/** The few figures that a run comes down to. */
import type { CaseKind, PerKind } from './cases/case-kind';
import { median, percentile } from './measure/statistics';
import { loadGenerator, type Results } from './results';

export type Measured = CaseKind | 'textbook';

export interface Figures {
  /** Median over the rounds. */
  perSecond: number;
  /** From the start or the POST to the end, on an otherwise idle system. */
  aloneP50Ms: number;
  aloneP95Ms: number;
  /** Of one, all servers, without the load generator. */
  cpuMsEach: number;
}

export interface CaseFigures extends Figures {
  /** Median over the rounds of cases by textbook workflows, both a second. */
  ratio: number;
  postP50Ms: number;
  postP99Ms: number;
  historyEventsMedian: number;
  historyEventsMax: number;
}

export interface Summary extends PerKind<CaseFigures> {
  textbook: Figures;
  /** Of all our processes together. */
  pssMb: number;
}

export function summaryOf(results: Results): Summary {
  const { birth, death } = results.alone;
  return {
    textbook: figuresOf(results, 'textbook', results.alone.textbookMs),
    ...(birth && { birth: caseFiguresOf(results, 'birth', birth) }),
    ...(death && { death: caseFiguresOf(results, 'death', death) }),
    pssMb: sum(Object.values(results.pssMb)),
  };
}

function caseFiguresOf(
  results: Results,
  kind: CaseKind,
  alone: readonly { postMs: number; settledMs: number }[],
): CaseFigures {
  const posts = alone.map(({ postMs }) => postMs);
  const settled = alone.map(({ settledMs }) => settledMs);
  const ratios = results.rounds.flatMap((round) => ratioIn(round, kind) ?? []);
  return {
    ...figuresOf(results, kind, settled),
    ratio: median(ratios),
    postP50Ms: percentile(posts, 0.5),
    postP99Ms: percentile(posts, 0.99),
    historyEventsMedian: median(results.historyEvents[kind] ?? []),
    historyEventsMax: Math.max(...(results.historyEvents[kind] ?? [])),
  };
}

function figuresOf({ rounds }: Results, measured: Measured, aloneMs: readonly number[]): Figures {
  const rates = rounds.flatMap((round) => round[measured]?.perSecond ?? []);
  const servers = processesOf(rounds).filter((name) => name !== loadGenerator);
  return {
    perSecond: median(rates),
    aloneP50Ms: percentile(aloneMs, 0.5),
    aloneP95Ms: percentile(aloneMs, 0.95),
    cpuMsEach: sum(servers.map((name) => medianCpu(rounds, measured, name) ?? 0)),
  };
}

/** Undefined where no case of this kind was filed in the round. */
export function ratioIn(round: Results['rounds'][number], kind: CaseKind): number | undefined {
  const perSecond = round[kind]?.perSecond;
  return perSecond === undefined ? undefined : perSecond / round.textbook.perSecond;
}

/** Every process that was watched in any round, each once: ours first, then what belongs to the textbook alone. */
export function processesOf(rounds: Results['rounds']): string[] {
  const all = rounds.flatMap(({ birth, death, textbook }) => [birth, death, textbook]);
  return [...new Set(all.flatMap((round) => Object.keys(round?.cpuMsEach ?? {})))];
}

/** CPU milliseconds for one; undefined where the process was not watched. */
export function medianCpu(rounds: Results['rounds'], measured: Measured, name: string): number | undefined {
  const values = rounds.flatMap((round) => round[measured]?.cpuMsEach[name] ?? []);
  return values.length === 0 ? undefined : median(values);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
