import { BatchPerCase } from '../../casework/temporal/batch-per-case';

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));
afterEach(() => void jest.useRealTimers());

/** A sending ends when the test says so. */
class Sendings {
  readonly begun: { to: string; items: readonly number[]; end: (how?: Error) => void }[] = [];
  private readonly batches = new BatchPerCase<number, string>(
    (to, items) =>
      new Promise((resolve, reject) => {
        const end = (how?: Error) => (how ? reject(how) : resolve(items.join()));
        this.begun.push({ to, items, end });
      }),
    { atMost: 3, longestWaitMs: 100 },
  );
  pass(to: string, item: number) {
    return this.batches.pass(to, item);
  }
  get words() {
    return this.begun.map(({ to, items }) => `${to} ${items.join()}`);
  }
}

/** Whatever can happen within that time does. */
const after = (ms: number) => jest.advanceTimersByTimeAsync(ms);

test('what comes while one is under way goes together with the next, and everybody hears how it went', async () => {
  const sendings = new Sendings();
  const passed = [sendings.pass('a', 1)];
  await after(1);
  passed.push(sendings.pass('a', 2), sendings.pass('a', 3));
  await after(50);
  expect(sendings.words).toEqual(['a 1']);
  sendings.begun[0]!.end();
  await after(50);
  expect(sendings.words).toEqual(['a 1', 'a 2,3']);
  sendings.begun[1]!.end();
  expect(await Promise.all(passed)).toEqual(['1', '2,3', '2,3']);
});

test('on a busy host one waits for its companions, though nothing to its receiver is under way', async () => {
  const sendings = new Sendings();
  const slow = sendings.pass('a', 1);
  await after(1);
  await after(400);
  sendings.begun[0]!.end();
  await slow;
  void sendings.pass('b', 2);
  await after(40);
  void sendings.pass('b', 3);
  expect(sendings.words).toEqual(['a 1']);
  await after(60);
  expect(sendings.words).toEqual(['a 1', 'b 2,3']);
});

test('no sending holds more than it may, and what is left goes with the one after it', async () => {
  const sendings = new Sendings();
  const passed = [1, 2, 3, 4, 5].map((item) => sendings.pass('a', item));
  for (const n of [0, 1]) {
    await after(1);
    sendings.begun[n]!.end();
  }
  expect(sendings.words).toEqual(['a 1,2,3', 'a 4,5']);
  expect(await Promise.all(passed)).toEqual(['1,2,3', '1,2,3', '1,2,3', '4,5', '4,5']);
});

test('receivers do not wait for one another, and nothing waits where sending is quick', async () => {
  const sendings = new Sendings();
  const first = sendings.pass('a', 1);
  void sendings.pass('b', 2);
  await after(1);
  expect(sendings.words).toEqual(['a 1', 'b 2']);
  sendings.begun[0]!.end();
  await first;
  void sendings.pass('a', 3);
  await after(1);
  expect(sendings.words).toEqual(['a 1', 'b 2', 'a 3']);
});

test('a failure is that of what went together, and the next goes all the same', async () => {
  const sendings = new Sendings();
  const first = sendings.pass('a', 1);
  await after(1);
  const second = sendings.pass('a', 2);
  sendings.begun[0]!.end(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await after(1);
  sendings.begun[1]!.end();
  expect(await second).toBe('2');
});
