import {
  endOfSetAside,
  groupState,
  trendOf,
  usualGrowth,
  type GroupFigures,
} from '../../domain/failure-groups';

const nowMs = Date.parse('2026-11-24T09:00:00+07:00');
const dayMs = 86_400_000;
const group = (over: Partial<GroupFigures> = {}): GroupFigures => ({
  ...{ cases: 10, open: 10, hourAgo: 10, deadlinesAtRisk: 1 },
  ...{ firstMs: nowMs - 2 * dayMs, emptySinceMs: null, isTouched: false },
  ...{ setAside: null, hasNewerRelease: false, regressedIn: null },
  ...over,
});
const aside = (over: object = {}) => ({
  ...{ at: '2026-11-24T08:00:00+07:00', by: 'user:ops-1', reason: 'known', until: null, growsBy: 3 },
  ...{ cases: 10, deadlinesAtRisk: 1, releases: ['1+a'], ended: null, ...over },
});
const state = (over?: Partial<GroupFigures>) => groupState(group(over), nowMs);

test('a group is new for a day, until somebody sees to it', () => {
  expect(state({ firstMs: nowMs - dayMs + 1 })).toBe('new');
  expect(state({ firstMs: nowMs - dayMs + 1, isTouched: true })).toBe('open');
  expect(state({ firstMs: nowMs - dayMs })).toBe('open');
});

test('it grows when it has twice as many as an hour ago and five more', () => {
  expect(state({ open: 20 })).toBe('growing');
  expect(state({ open: 19 })).toBe('open');
  expect(state({ open: 7, hourAgo: 3 })).toBe('open');
  expect(state({ open: 8, hourAgo: 3 })).toBe('growing');
  expect(trendOf({ open: 11, hourAgo: 10 })).toBe('steady');
  expect(trendOf({ open: 12, hourAgo: 10 })).toBe('growing');
  expect(trendOf({ open: 8, hourAgo: 10 })).toBe('falling');
});

test('it is resolved when it has been empty for ten minutes, and has regressed when it comes back after a resolution', () => {
  const empty = { open: 0, cases: 0 };
  expect(state({ ...empty, emptySinceMs: nowMs - 599_999 })).toBe('open');
  expect(state({ ...empty, emptySinceMs: nowMs - 600_000, regressedIn: '1+b' })).toBe('resolved');
  expect(state({ regressedIn: '1+b' })).toBe('regressed');
});

test('set aside it is quiet until enough cases, one more deadline at risk or a later release, or its time', () => {
  const isAside = { setAside: aside(), isTouched: true };
  expect(state({ ...isAside, cases: 12 })).toBe('set-aside');
  expect(state({ ...isAside, cases: 13 })).toBe('growing');
  expect(state({ ...isAside, deadlinesAtRisk: 2 })).toBe('growing');
  expect(state({ ...isAside, hasNewerRelease: true })).toBe('growing');
  const over = aside({ until: '2026-11-24T09:00:00+07:00' });
  expect(state({ setAside: over })).toBe('open');
  expect(state({ setAside: over, cases: 11 })).toBe('growing');
  expect(endOfSetAside(group({ setAside: aside({ until: '2026-11-24T09:00:01+07:00' }) }), nowMs)).toBe(
    undefined,
  );
});

test('what has been taken up again stays so, however few cases are left', () => {
  expect(state({ setAside: aside({ ended: 'growing' }), cases: 1 })).toBe('growing');
});

test('half as many again end it where nobody says otherwise, and five at the least', () => {
  expect([usualGrowth(2), usualGrowth(10), usualGrowth(41)]).toEqual([5, 5, 21]);
});
