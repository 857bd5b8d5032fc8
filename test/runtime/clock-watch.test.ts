import { readClock, watchClock, type ClockReading } from '../../runtime/clock-watch';
import { untilItWorks } from '../../runtime/wait';

const ahead = (ms: number) => () => Promise.resolve(Date.now() - ms);

test.each([
  [0, 'right'],
  [1_500, 'right'],
  [2_500, 'off'],
  [-2_500, 'off'],
  [29_000, 'off'],
  [31_000, 'wrong'],
  [-31_000, 'wrong'],
])('a clock that is %d ms ahead of the database is %s', async (ms, state) => {
  const reading = await readClock(ahead(ms));
  expect(reading.state).toBe(state);
  expect(Math.abs(reading.aheadMs - ms)).toBeLessThan(500);
});

test('a slow answer is not taken for a wrong clock', async () => {
  jest.useFakeTimers({ now: 0 });
  const answered = readClock(async () => {
    await jest.advanceTimersByTimeAsync(40_000);
    return 3_000;
  });
  expect((await answered).state).toBe('right');
  jest.useRealTimers();
});

test('is read at once and again and again, and what was read last counts while the database is away', async () => {
  const readings: ClockReading[] = [];
  let ask: () => Promise<number> = ahead(40_000);
  let asked = 0;
  const databaseMs = () => {
    asked += 1;
    return ask();
  };
  const seen = (reading: ClockReading) => void readings.push(reading);
  const watch = watchClock({ databaseMs, seen, everyMs: 5, againMs: 5 });
  await watch.first;
  expect([watch.state, readings.length]).toEqual(['wrong', 1]);
  const until = (holds: () => boolean) =>
    untilItWorks(() => (holds() ? Promise.resolve() : Promise.reject(new Error('not yet'))), {
      signal: AbortSignal.timeout(5_000),
      firstPauseMs: 5,
    });
  ask = () => Promise.reject(new Error('away'));
  const before = asked;
  await until(() => asked > before + 2);
  expect(watch.state).toBe('wrong');
  ask = ahead(0);
  await until(() => watch.state === 'right');
  watch.stop();
});
