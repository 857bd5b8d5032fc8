import { setTimeout as delay } from 'node:timers/promises';
import { atATime } from '../../bench/measure/at-a-time';
import { cpuMs, pssMb } from '../../bench/measure/processes';
import { measureRound } from '../../bench/measure/round';
import { median, percentile } from '../../bench/measure/statistics';

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
