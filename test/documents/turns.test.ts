import { turnsFor } from '../../documents/turns';

test('no more act at once than may, each in its turn, and a failure gives its turn on', async () => {
  const turn = turnsFor(2);
  const acting = new Set<number>();
  const begun: number[] = [];
  let most = 0;
  const act = (n: number) => async () => {
    begun.push(n);
    acting.add(n);
    most = Math.max(most, acting.size);
    await new Promise((resolve) => setImmediate(resolve));
    acting.delete(n);
    if (n === 1) throw new Error('failed');
    return n;
  };
  const outcomes = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => turn(act(n))));
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true]);
  expect([most, begun]).toEqual([2, [0, 1, 2, 3, 4]]);
});
