import { batchPerCase } from '../../casework/temporal/batch-per-case';

/** A sending ends when the test says so. */
class Sendings {
  readonly begun: { to: string; items: readonly number[]; end: (how?: Error) => void }[] = [];
  readonly pass = batchPerCase<number, string>(
    (to, items) =>
      new Promise((resolve, reject) => {
        const end = (how?: Error) => (how ? reject(how) : resolve(items.join()));
        this.begun.push({ to, items, end });
      }),
    3,
  );
  get words() {
    return this.begun.map(({ to, items }) => `${to} ${items.join()}`);
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what comes while one is under way goes together with the next, and everybody hears how it went', async () => {
  const sendings = new Sendings();
  const passed = [1, 2, 3].map((item) => sendings.pass('a', item));
  expect(sendings.words).toEqual(['a 1']);
  sendings.begun[0]!.end();
  await settled();
  passed.push(sendings.pass('a', 4));
  expect(sendings.words).toEqual(['a 1', 'a 2,3']);
  sendings.begun[1]!.end();
  await settled();
  sendings.begun[2]!.end();
  expect(await Promise.all(passed)).toEqual(['1', '2,3', '2,3', '4']);
});

test('no sending holds more than it may, and what is left goes with the one after it', async () => {
  const sendings = new Sendings();
  const passed = [1, 2, 3, 4, 5, 6].map((item) => sendings.pass('a', item));
  for (const n of [0, 1, 2]) {
    sendings.begun[n]!.end();
    await settled();
  }
  expect(sendings.words).toEqual(['a 1', 'a 2,3,4', 'a 5,6']);
  expect(await Promise.all(passed)).toEqual(['1', '2,3,4', '2,3,4', '2,3,4', '5,6', '5,6']);
});

test('receivers do not wait for one another, and nothing waits where nothing is under way', async () => {
  const sendings = new Sendings();
  const first = sendings.pass('a', 1);
  void sendings.pass('b', 2);
  expect(sendings.words).toEqual(['a 1', 'b 2']);
  sendings.begun[0]!.end();
  await first;
  await settled();
  void sendings.pass('a', 3);
  expect(sendings.words).toEqual(['a 1', 'b 2', 'a 3']);
});

test('a failure is that of what went together, and the next goes all the same', async () => {
  const sendings = new Sendings();
  const [first, second] = [1, 2].map((item) => sendings.pass('a', item));
  sendings.begun[0]!.end(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await settled();
  sendings.begun[1]!.end();
  expect(await second).toBe('2');
});
