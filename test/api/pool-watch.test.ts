import { watchPool } from '../../api/observation/pool-watch';
import { untilItWorks } from '../../runtime/wait';

const away = () => Promise.reject(new Error('away'));
const comes = () => Promise.resolve();

describe('a pool of connections', () => {
  let throughPool = comes;
  let aside = comes;
  let looks = 0;
  const watch = watchPool({
    throughPool: () => throughPool(),
    aside: () => aside().finally(() => (looks += 1)),
    lookEveryMs: 1,
    hungAfterMs: 20,
  });
  afterAll(() => watch.stop());
  const until = (isHung: boolean) =>
    untilItWorks(async () => expect(await Promise.resolve(watch.isHung())).toBe(isHung), {
      signal: AbortSignal.timeout(4_000),
      firstPauseMs: 1,
    });

  it('is stuck when it gives out nothing for a while although the database takes sessions', async () => {
    expect(watch.isHung()).toBe(false);
    throughPool = away;
    await until(true);
  });

  it('is not when something comes through again', async () => {
    throughPool = comes;
    await until(false);
  });

  it('is not while the database itself is away, when another process would fare no better', async () => {
    aside = away;
    throughPool = away;
    looks = 0;
    while (looks < 30) await new Promise((resolve) => setImmediate(resolve));
    expect(watch.isHung()).toBe(false);
  });
});
