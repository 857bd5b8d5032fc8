/** The results as tables for docs/performance.md, or as JSON. */
import { median, percentile } from './measure/statistics';
import type { Results } from './results';

export const jsonReport = (results: Results): string =>
  `${JSON.stringify({ ...results, summary: summaryOf(results) }, null, 2)}\n`;

export interface Summary {
  textbookPerSecond: number;
  birthPerSecond: number;
  /** Median over the rounds of birth by textbook. */
  ratio: number;
  postP50Ms: number;
  postP99Ms: number;
  settledP50Ms: number;
  settledP95Ms: number;
  textbookAloneP50Ms: number;
  historyEventsMax: number;
  /** Of one case, all servers, without the load generator. */
  cpuMsEach: number;
  pssMb: number;
}

export function summaryOf({ rounds, alone, historyEvents, pssMb }: Results): Summary {
  const posts = alone.births.map(({ postMs }) => postMs);
  const settled = alone.births.map(({ settledMs }) => settledMs);
  return {
    textbookPerSecond: median(rounds.map(({ textbook }) => textbook.perSecond)),
    birthPerSecond: median(rounds.map(({ birth }) => birth.perSecond)),
    ratio: median(rounds.map(({ textbook, birth }) => birth.perSecond / textbook.perSecond)),
    postP50Ms: percentile(posts, 0.5),
    postP99Ms: percentile(posts, 0.99),
    settledP50Ms: percentile(settled, 0.5),
    settledP95Ms: percentile(settled, 0.95),
    textbookAloneP50Ms: percentile(alone.textbookMs, 0.5),
    historyEventsMax: Math.max(...historyEvents),
    cpuMsEach: sum(Object.keys(pssMb).map((name) => medianCpu(rounds, 'birth', name) ?? 0)),
    pssMb: sum(Object.values(pssMb)),
  };
}

export function markdownReport(results: Results): string {
  const { options, machine } = results;
  const head =
    `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, Temporal SDK ${machine.sdk}; ` +
    `server settings: ${options.server}; officers take ${options.officers} ms; ` +
    `${options.rounds} rounds of ${options.cases} of each, ${options.atATime} at a time, ` +
    `after ${options.warmup} of each to warm up; ${options.alone} one at a time.`;
  return `${[head, roundsTable(results), summaryTable(results), processTable(results)].join('\n\n')}\n`;
}

function roundsTable({ rounds }: Results): string {
  const rows = rounds.map(({ textbook, birth }, index) => [
    String(index + 1),
    textbook.perSecond.toFixed(1),
    birth.perSecond.toFixed(1),
    (birth.perSecond / textbook.perSecond).toFixed(2),
  ]);
  return table(['round', 'textbook, a second', 'birth, a second', 'birth / textbook'], rows);
}

function summaryTable(results: Results): string {
  const found = summaryOf(results);
  return table(
    ['what', 'value'],
    [
      ['textbook workflows a second, median', found.textbookPerSecond.toFixed(1)],
      ['birth cases a second, median', found.birthPerSecond.toFixed(1)],
      ['**birth / textbook, median of rounds**', `**${found.ratio.toFixed(2)}**`],
      ['POST alone, p50 / p99', `${ms(found.postP50Ms)} / ${ms(found.postP99Ms)}`],
      ['POST to settled alone, p50 / p95', `${ms(found.settledP50Ms)} / ${ms(found.settledP95Ms)}`],
      ['textbook alone, p50', ms(found.textbookAloneP50Ms)],
      ['history events a case, most', String(found.historyEventsMax)],
      ['CPU of all servers a case', ms(found.cpuMsEach)],
      ['memory of all processes (PSS)', `${found.pssMb.toFixed(0)} MB`],
    ],
  );
}

function processTable({ rounds, pssMb }: Results): string {
  const names = [
    ...new Set(
      rounds
        .flatMap(({ birth, textbook }) => [birth, textbook])
        .flatMap(({ cpuMsEach }) => Object.keys(cpuMsEach)),
    ),
  ];
  return table(
    ['process', 'CPU a birth case', 'CPU a textbook workflow', 'memory (PSS)'],
    names.map((name) => [
      name,
      ms(medianCpu(rounds, 'birth', name)),
      ms(medianCpu(rounds, 'textbook', name)),
      pssMb[name] === undefined ? '' : `${pssMb[name].toFixed(0)} MB`,
    ]),
  );
}

function medianCpu(rounds: Results['rounds'], kind: 'birth' | 'textbook', name: string): number | undefined {
  const values = rounds.flatMap((round) => round[kind].cpuMsEach[name] ?? []);
  return values.length === 0 ? undefined : median(values);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const ms = (value: number | undefined): string => (value === undefined ? '' : `${value.toFixed(1)} ms`);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
