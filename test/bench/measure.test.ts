import { setTimeout as delay } from 'node:timers/promises';
import { atATime } from '../../bench/measure/at-a-time';
import { cpuMs, pssMb } from '../../bench/measure/processes';
import { measureRound } from '../../bench/measure/round';
import { median, percentile } from '../../bench/measure/statistics';
import { parseOptions } from '../../bench/options';
import { markdownReport, summaryOf } from '../../bench/report';
import type { Results } from '../../bench/results';

const itself = { name: 'this', pid: process.pid, withChildren: false };

describe('at a time', () => {
  test('never more than asked for are under way, all are done, and results keep the order', async () => {
    let underWay = 0;
    let most = 0;
    const items = Array.from({ length: 30 }, (_, index) => index);
    const results = await atATime(items, 4, async (item) => {
      most = Math.max(most, ++underWay);
      await delay((item * 7) % 5);
      underWay--;
      return item * 2;
    });
    expect(most).toBe(4);
    expect(results).toEqual(items.map((item) => item * 2));
  });
});

describe('statistics', () => {
  test('a percentile is a value that was measured, not one between two', () => {
    const values = [5, 1, 4, 2, 3];
    expect([0.5, 0.95, 0.99, 0].map((share) => percentile(values, share))).toEqual([3, 5, 5, 1]);
    expect(
      percentile(
        Array.from({ length: 100 }, (_, i) => i + 1),
        0.95,
      ),
    ).toBe(95);
  });

  test('the median of an even number of values lies between the two in the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, NaN]);
  });
});

describe('processes', () => {
  test('CPU spent in a round is counted for the process that spent it', async () => {
    const { cpuMsEach, count } = await measureRound(2, [itself], () => {
      const until = cpuMs(itself) + 200;
      while (cpuMs(itself) < until);
      return Promise.resolve();
    });
    expect(cpuMsEach['this']! * count).toBeGreaterThanOrEqual(200);
  });

  test('memory is what this process holds, and nothing is made up for one that is gone', () => {
    expect(pssMb(itself)).toBeGreaterThan(10);
    expect(pssMb({ ...itself, pid: 4_194_305 })).toBeNaN();
  });
});

describe('report', () => {
  const round = (perSecond: number, cpu: number) => ({
    count: 10,
    perSecond,
    cpuMsEach: { temporal: cpu, bench: 9 },
  });
  const results: Results = {
    options: parseOptions(['--rounds', '3', '--officers', '600']),
    machine: { cores: 2, cpu: 'x', node: 'v20', sdk: '1.24.0' },
    rounds: [
      { textbook: round(40, 30), birth: round(10, 50) },
      { textbook: round(50, 30), birth: round(25, 40) },
      { textbook: round(50, 30), birth: round(30, 60) },
    ],
    alone: { births: [{ caseId: 'a', postMs: 3, settledMs: 50 }], textbookMs: [30] },
    historyEvents: [24, 36],
    pssMb: { temporal: 180 },
  };

  test('the ratio is the median of the ratios of each round, and the load is no part of the cost', () => {
    expect(summaryOf(results)).toMatchObject({ ratio: 0.5, cpuMsEach: 50, pssMb: 180, historyEventsMax: 36 });
  });

  test('the tables say what was run', () => {
    const text = markdownReport(results);
    expect(text).toContain('officers take 600 ms; 3 rounds of 200 of each, 20 at a time');
    expect(text).toContain('| 2 | 50.0 | 25.0 | 0.50 |');
    expect(text).toContain('| temporal | 50.0 ms | 30.0 ms | 180 MB |');
  });
});
