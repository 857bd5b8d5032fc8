/** The results as tables for docs/performance.md, or as JSON. */
import { kindsOf } from './cases/case-kind';
import type { Results } from './results';
import {
  medianCpu,
  processesOf,
  ratioIn,
  summaryOf,
  type CaseFigures,
  type Figures,
  type Measured,
} from './summary';

export const jsonReport = (results: Results): string =>
  `${JSON.stringify({ ...results, summary: summaryOf(results) }, null, 2)}\n`;

export function markdownReport(results: Results): string {
  const { options, machine } = results;
  const head =
    `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, Temporal SDK ${machine.sdk}; ` +
    `server settings: ${options.server}; officers take ${options.officers} ms; ` +
    `${options.rounds} rounds of ${options.cases} of each, ${options.atATime} at a time, ` +
    `after ${options.warmup} of each to warm up; ${options.alone} one at a time.`;
  return `${[head, roundsTable(results), summaryTable(results), processTable(results)].join('\n\n')}\n`;
}

function roundsTable({ options, rounds }: Results): string {
  const kinds = kindsOf(options.only);
  const head = kinds.flatMap((kind) => [`${kind}, a second`, `${kind} / textbook`]);
  const rows = rounds.map((round, index) => [
    String(index + 1),
    round.textbook.perSecond.toFixed(1),
    ...kinds.flatMap((kind) => [fixed(round[kind]?.perSecond, 1), fixed(ratioIn(round, kind), 2)]),
  ]);
  return table(['round', 'textbook, a second', ...head], rows);
}

function summaryTable(results: Results): string {
  const kinds = kindsOf(results.options.only);
  const found = summaryOf(results);
  const ofEach = (cell: (figures: Figures) => string): string[] =>
    [found.textbook, ...kinds.map((kind) => found[kind])].map((figures) => (figures ? cell(figures) : ''));
  const ofCases = (cell: (figures: CaseFigures) => string): string[] => [
    '',
    ...kinds.map((kind) => (found[kind] ? cell(found[kind]) : '')),
  ];
  return table(
    ['what', 'textbook', ...kinds],
    [
      ['a second, median', ...ofEach(({ perSecond }) => perSecond.toFixed(1))],
      ['**by textbook, median of rounds**', ...ofCases(({ ratio }) => `**${ratio.toFixed(2)}**`)],
      ['POST alone, p50 / p99', ...ofCases((one) => `${ms(one.postP50Ms)} / ${ms(one.postP99Ms)}`)],
      [
        'start or POST to the end alone, p50 / p95',
        ...ofEach((one) => `${ms(one.aloneP50Ms)} / ${ms(one.aloneP95Ms)}`),
      ],
      [
        'history events, median / most',
        ...ofCases((one) => `${one.historyEventsMedian} / ${one.historyEventsMax}`),
      ],
      ['CPU of all servers, each', ...ofEach(({ cpuMsEach }) => ms(cpuMsEach))],
    ],
  );
}

function processTable(results: Results): string {
  const { options, rounds, pssMb } = results;
  const measured: Measured[] = ['textbook', ...kindsOf(options.only)];
  const rows = processesOf(rounds).map((name) => [
    name,
    ...measured.map((one) => ms(medianCpu(rounds, one, name))),
    megabytes(pssMb[name]),
  ]);
  const total = ['all of ours', ...measured.map(() => ''), megabytes(summaryOf(results).pssMb)];
  return table(['process', ...measured.map((one) => `CPU, each ${one}`), 'memory (PSS)'], [...rows, total]);
}

/** Empty where nothing was measured. */
const fixed = (value: number | undefined, digits: number): string => value?.toFixed(digits) ?? '';
const ms = (value: number | undefined): string => (value === undefined ? '' : `${value.toFixed(1)} ms`);
const megabytes = (value: number | undefined): string =>
  value === undefined ? '' : `${value.toFixed(0)} MB`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
