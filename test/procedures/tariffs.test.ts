import type { FuneralGroup } from '../../procedures/death/declaration.schema';
import { currentTariffs, findFuneralMoney, getTariffs } from '../../procedures/death/tariffs';

const paid = (groups: FuneralGroup[], diedOn: string) => findFuneralMoney(groups, diedOn, currentTariffs);

describe('a funeral is paid by the level of the month of death', () => {
  test.each([
    ['social-insurance', '2019-06-30', 13_900_000, 'unverified'],
    ['social-insurance', '2019-07-01', 14_900_000, 'unverified'],
    ['social-insurance', '2023-06-30', 14_900_000, 'unverified'],
    ['social-insurance', '2023-07-01', 18_000_000, 'official'],
    ['social-insurance', '2024-06-30', 18_000_000, 'official'],
    ['social-insurance', '2024-07-01', 23_400_000, 'official'],
    ['social-insurance', '2026-06-30', 23_400_000, 'official'],
    ['social-insurance', '2026-07-01', 25_300_000, 'official'],
    ['social-insurance', '2026-11-24', 25_300_000, 'official'],
    ['meritorious', '2026-11-24', 25_300_000, 'unverified'],
    ['veteran', '2024-08-15', 23_400_000, 'unverified'],
    ['social-assistance', '2021-06-30', 5_400_000, 'unverified'],
    ['social-assistance', '2021-07-01', 7_200_000, 'unverified'],
    ['social-assistance', '2026-06-30', 10_000_000, 'unverified'],
    ['social-assistance', '2026-07-01', 10_800_000, 'unverified'],
    ['social-pension', '2022-01-15', 7_200_000, 'unverified'],
    ['social-pension', '2025-07-01', 10_000_000, 'unverified'],
    ['social-pension', '2026-11-24', 10_000_000, 'unverified'],
  ] as const)('%s, died on %s: %d VND, %s', (group, diedOn, amount, certainty) => {
    expect(paid([group], diedOn)).toEqual({ group, amount, certainty });
  });
});

describe('whoever belonged to several groups', () => {
  test.each([
    [['social-pension', 'social-assistance'], '2026-11-24', 'social-assistance'],
    [['social-assistance', 'social-pension'], '2025-08-01', 'social-pension'],
    [['social-pension', 'veteran'], '2026-11-24', 'veteran'],
    [['veteran', 'meritorious'], '2026-11-24', 'meritorious'],
    [['veteran', 'meritorious', 'social-insurance'], '2026-11-24', 'social-insurance'],
  ] as const)('%j, died on %s, is paid for once, as %s', (groups, diedOn, group) => {
    expect(paid([...groups], diedOn)).toEqual(paid([group], diedOn));
  });

  test('is paid the same whatever the order in which the groups are given', () => {
    const groups: FuneralGroup[] = ['social-insurance', 'meritorious', 'veteran', 'social-pension'];
    expect(paid(groups, '2026-11-24')).toEqual(paid(groups.toReversed(), '2026-11-24'));
  });

  test('is paid by the group whose amount is known when the other has none so far back', () => {
    expect(paid(['social-assistance', 'veteran'], '2014-03-01')).toMatchObject({ group: 'veteran' });
  });
});

test('before the tariffs begin, and without a group, there is no amount rather than a wrong one', () => {
  expect(paid(['social-insurance'], '2013-06-30')).toBeUndefined();
  expect(paid([], '2026-11-24')).toBeUndefined();
});

test('the lines of every level and group stand in the order of their dates, each with its source', () => {
  const { levels, funeral } = currentTariffs;
  for (const lines of [...Object.values(levels), ...Object.values(funeral)]) {
    const dates = lines.map(({ from }) => from);
    expect(dates).toEqual([...new Set(dates)].sort());
    for (const { from, source } of lines) {
      expect(from).toMatch(/^\d{4}-\d{2}$/);
      expect(source).not.toBe('');
    }
  }
});

test('a version that was never published is an error, for no case was filed under it', () => {
  expect(getTariffs(currentTariffs.version)).toBe(currentTariffs);
  expect(() => getTariffs('1999-01-01')).toThrow('no tariffs');
});
