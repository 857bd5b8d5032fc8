import { ReplayGuard } from '../../agency-kit/replay-guard';

const startedAt = Date.parse('2026-11-24T09:00:00.700+07:00');
const minute = 60_000;

describe('the guard against replays', () => {
  it('takes an id once, and knows those of an earlier run', () => {
    const guard = new ReplayGuard({ startedAt, known: [['before', startedAt - minute]] });
    expect(guard.claim('before', startedAt)).toBe(false);
    expect(guard.claim('new', startedAt)).toBe(true);
    expect(guard.claim('new', startedAt + 4 * minute)).toBe(false);
  });

  it('forgets an id only when its signature would be stale by any clock that is taken', () => {
    const guard = new ReplayGuard({ startedAt });
    guard.claim('old', startedAt);
    const latestGood = startedAt + 5 * minute + 2 * minute;
    expect(guard.claim('old', latestGood - 1)).toBe(false);
    expect(guard.claim('old', latestGood + 1)).toBe(true);
  });

  it('takes no signature from before it came up, which a crash may have made it forget', () => {
    const guard = new ReplayGuard({ startedAt });
    expect(guard.isTooOld(Date.parse('2026-11-24T08:59:59+07:00'))).toBe(true);
    expect(guard.isTooOld(Date.parse('2026-11-24T09:00:00+07:00'))).toBe(false);
  });
});
