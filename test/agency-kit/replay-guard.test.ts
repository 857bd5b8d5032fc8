import { ReplayGuard } from '../../agency-kit/replay-guard';

const startedAt = Date.parse('2026-11-24T09:00:00.700+07:00');
const minute = 60_000;
const good = { maxAgeMs: 5 * minute, maxSkewMs: minute, startedAt };

describe('the guard against replays', () => {
  it('takes an id once, and knows those of an earlier run', () => {
    const guard = new ReplayGuard({ ...good, known: [['before', startedAt - minute]] });
    expect(guard.claim('before', startedAt)).toBe(false);
    expect(guard.claim('new', startedAt)).toBe(true);
    expect(guard.claim('new', startedAt + 4 * minute)).toBe(false);
  });

  it('forgets an id only when its signature would be stale by any clock that is taken', () => {
    const guard = new ReplayGuard(good);
    guard.claim('old', startedAt);
    const latestGood = startedAt + good.maxAgeMs + 2 * good.maxSkewMs;
    expect(guard.claim('old', latestGood - 1)).toBe(false);
    expect(guard.claim('old', latestGood + 1)).toBe(true);
  });

  it('takes no signature from before it came up, which a crash may have made it forget', () => {
    const guard = new ReplayGuard(good);
    const now = startedAt + 10_000;
    expect(now - guard.maxAgeAt(now)).toBe(Date.parse('2026-11-24T09:00:00+07:00'));
    expect(guard.maxAgeAt(startedAt + 10 * minute)).toBe(good.maxAgeMs);
  });
});
