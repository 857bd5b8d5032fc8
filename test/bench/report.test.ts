import { parseOptions } from '../../bench/options';
import { jsonReport, markdownReport } from '../../bench/report';
import { loadGenerator, type Results } from '../../bench/results';
import { summaryOf } from '../../bench/summary';

const machine = { cores: 2, cpu: 'x', node: 'v20', sdk: '1.24.0' };
const caseRound = (perSecond: number, cpu: number) => ({
  count: 10,
  perSecond,
  cpuMsEach: { temporal: cpu, [loadGenerator]: 9 },
});
const textbookRound = (perSecond: number) => ({
  count: 10,
  perSecond,
  cpuMsEach: { temporal: 30, 'textbook worker': 12 },
});
const alone = (settledMs: number) => [{ caseId: 'a', postMs: 3, settledMs }];

const both: Results = {
  options: parseOptions(['--rounds', '3', '--officers', '600']),
  machine,
  rounds: [
    { textbook: textbookRound(40), birth: caseRound(10, 50), death: caseRound(20, 70) },
    { textbook: textbookRound(50), birth: caseRound(25, 40), death: caseRound(20, 60) },
    { textbook: textbookRound(50), birth: caseRound(30, 60), death: caseRound(15, 80) },
  ],
  alone: { birth: alone(50), death: alone(60), textbookMs: [30] },
  historyEvents: { birth: [24, 36], death: [31, 28] },
  pssMb: { temporal: 180, worker: 120 },
};

const birthOnly: Results = {
  ...both,
  options: parseOptions(['--only', 'birth']),
  rounds: both.rounds.map(({ textbook, birth }) => ({ textbook, ...(birth && { birth }) })),
  alone: { birth: alone(50), textbookMs: [30] },
  historyEvents: { birth: [24, 36] },
};

describe('summary', () => {
  test('each ratio is the median of the ratios of each round, by the textbook of that same round', () => {
    const { birth, death } = summaryOf(both);
    expect([birth?.ratio, death?.ratio]).toEqual([0.5, 0.4]);
  });

  test('what a case costs is the CPU of all servers, and the load is no part of it', () => {
    const { textbook, birth, death, pssMb } = summaryOf(both);
    expect([textbook.cpuMsEach, birth?.cpuMsEach, death?.cpuMsEach, pssMb]).toEqual([42, 50, 70, 300]);
  });

  test('times alone and history lengths are those of the kind they stand for', () => {
    const { birth, death } = summaryOf(both);
    expect(birth).toMatchObject({
      aloneP50Ms: 50,
      postP50Ms: 3,
      historyEventsMedian: 30,
      historyEventsMax: 36,
    });
    expect(death).toMatchObject({ aloneP50Ms: 60, postP50Ms: 3, historyEventsMax: 31 });
  });

  test('a kind that was left out has no figures, and the other has the same as before', () => {
    const { death, ...others } = summaryOf(birthOnly);
    expect(death).toBeUndefined();
    expect(others).toEqual({ ...summaryOf(both), death: undefined });
  });
});

describe('report', () => {
  test('the tables say what was run, births and deaths side by side', () => {
    const text = markdownReport(both);
    expect(text).toContain('officers take 600 ms; 3 rounds of 200 of each, 20 at a time');
    expect(text).toContain('| 2 | 50.0 | 25.0 | 0.50 | 20.0 | 0.40 |');
    expect(text).toContain('| what | textbook | birth | death |');
    expect(text).toContain('| **by textbook, median of rounds** |  | **0.50** | **0.40** |');
    expect(text).toContain('| temporal | 30.0 ms | 50.0 ms | 70.0 ms | 180 MB |');
  });

  test('the tables have no column for a kind that was left out', () => {
    const text = markdownReport(birthOnly);
    expect(text).not.toContain('death');
    expect(text).toContain('| 2 | 50.0 | 25.0 | 0.50 |\n');
    expect(text).toContain('| temporal | 30.0 ms | 50.0 ms | 180 MB |');
  });

  test('the JSON holds all that was measured, and the summary', () => {
    const told: unknown = JSON.parse(jsonReport(both));
    expect(told).toEqual({ ...both, summary: summaryOf(both) });
  });
});

describe('options', () => {
  test('both kinds are measured unless one alone is asked for', () => {
    expect(parseOptions([])).not.toHaveProperty('only');
    expect(parseOptions(['--only', 'death'])).toMatchObject({ only: 'death' });
  });
});
