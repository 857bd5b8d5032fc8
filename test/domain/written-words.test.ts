/** Times and telephone numbers as people and agencies write them. */
import fc from 'fast-check';
import { dayIn, earliestDay, isBefore, latestDay } from '../../domain/known-day';
import { readPhone, startsOfPhone } from '../../domain/phone';
import { AgencyDecision } from '../../domain/schemas/agency-contract';
import { isLeftOut, withoutLeftOut } from '../../domain/schemas/left-out';
import { InstantInput, InstantOrPartialDay } from '../../domain/schemas/times';

describe('an instant', () => {
  test.each([
    ['2026-11-20T08:15:00+07:00', '2026-11-20T08:15:00+07:00'],
    ['2026-11-20T08:15+07:00', '2026-11-20T08:15:00+07:00'],
    ['2026-11-20T08:15:40+0700', '2026-11-20T08:15:40+07:00'],
    ['2026-11-20T08:15+0530', '2026-11-20T08:15:00+05:30'],
    ['2026-11-20 08:15:00+07', '2026-11-20T08:15:00+07:00'],
    ['2026-11-20t08:15z', '2026-11-20T08:15:00Z'],
    ['2026-11-20T08:15:00,250-0330', '2026-11-20T08:15:00.250-03:30'],
  ])('written %s is %s, its offset kept', (written, kept) => {
    expect(InstantInput.parse(written)).toBe(kept);
  });

  test.each([
    '2026-11-20T08:15',
    '2026-02-30T08:15Z',
    '2026-11-20T25:15Z',
    '2026-11-20T08:15:60Z',
    '2026',
    '',
  ])('%j is none', (written) => {
    expect(InstantInput.safeParse(written).success).toBe(false);
  });

  test('in whatever of these forms is the same instant', () => {
    const minutes = fc.integer({ min: 0, max: 70_000_000 });
    const offsets = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15);
    fc.assert(
      fc.property(
        minutes,
        offsets,
        fc.constantFrom('T', ' ', 't'),
        fc.boolean(),
        (minute, offset, t, colon) => {
          const local = new Date((minute + offset) * 60_000).toISOString().slice(0, 16).replace('T', t);
          const two = (number: number) => String(number).padStart(2, '0');
          const [hours, rest] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
          const written = `${local}${offset < 0 ? '-' : '+'}${two(hours)}${colon ? ':' : ''}${two(rest)}`;
          expect(Date.parse(InstantInput.parse(written))).toBe(minute * 60_000);
        },
      ),
    );
  });
});

describe('a day as far as it is known', () => {
  test('is a year, a month or whole, or that of an instant at its own place', () => {
    for (const written of ['1945', '1945-05', '1945-05-01']) {
      expect(InstantOrPartialDay.parse(written)).toBe(written);
      expect(dayIn(written)).toBe(written);
    }
    expect(InstantOrPartialDay.safeParse('1945-13').success).toBe(false);
    expect(dayIn('2026-01-01T00:10:00+10:00')).toBe('2026-01-01');
    expect(dayIn('2025-12-31T23:30:00-05:00')).toBe('2025-12-31');
  });

  test('is read in Viet Nam where the instant names no place', () => {
    expect(dayIn('2026-11-19T17:30:00Z')).toBe('2026-11-20');
  });

  test('begins and ends', () => {
    expect(['1944', '1944-02', '1944-02-07'].map(earliestDay)).toEqual([
      '1944-01-01',
      '1944-02-01',
      '1944-02-07',
    ]);
    expect(['1944', '1944-02', '1944-02-07'].map(latestDay)).toEqual([
      '1944-12-31',
      '1944-02-29',
      '1944-02-07',
    ]);
  });

  test('lies before another only by what both say', () => {
    expect(isBefore('1944', '1945-05-01')).toBe(true);
    expect(isBefore('1945', '1945-05-01')).toBe(false);
    expect(isBefore('1945-05-01', '1945')).toBe(false);
    expect(isBefore('1945-04', '1945-05-01')).toBe(true);
  });
});

describe('a telephone number', () => {
  test.each([
    ['090 123 4567', '0901234567'],
    ['(090) 123.45-67', '0901234567'],
    ['84901234567', '0901234567'],
    ['+84 (0) 90 123 45 67', '0901234567'],
    ['0084 901234567', '0901234567'],
    ['901234567', '0901234567'],
    ['０９０１２３４５６７', '0901234567'],
    ['ĐT: 0901 234 567 (mẹ)', '0901234567'],
    ['0901234567 / 0912345678', '0901234567'],
    ['024.3825.1234', '02438251234'],
    ['028 3829 1234 (máy lẻ 12)', '02838291234'],
    ['1900 1234', '19001234'],
    ['+1 (650) 253-0000', '+16502530000'],
    ['001 650 253 0000', '+16502530000'],
    ['16502530000', '+16502530000'],
    ['+855 12 345 678', '+85512345678'],
  ])('%s is %s', (written, number) => {
    expect(readPhone(written)).toEqual({ number, isDoubtful: false });
  });

  test('that no country gives out is taken with a doubt', () => {
    expect(readPhone('0901 2345')).toEqual({ number: '09012345', isDoubtful: true });
  });

  test.each(['12', 'không có', '', '090123456709012345670901'])('%j is none', (written) => {
    expect(readPhone(written)).toBeUndefined();
  });

  const homeNumber = fc
    .tuple(fc.constantFrom('90', '91', '32', '70', '86'), fc.integer({ min: 0, max: 9_999_999 }))
    .map(([network, rest]) => `${network}${String(rest).padStart(7, '0')}`);

  test('is one whatever stands before it and between its digits, and reading it again changes nothing', () => {
    const before = fc.constantFrom('0', '84', '+84', '0084', '+84 (0)');
    const between = fc.array(fc.constantFrom('', ' ', '.', '-', '\u00a0'), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(homeNumber, before, between, (digits, prefix, marks) => {
        const written = prefix + marks.map((mark, i) => mark + digits.charAt(i)).join('');
        expect(readPhone(written)).toEqual({ number: `0${digits}`, isDoubtful: false });
        expect(readPhone(`0${digits}`)?.number).toBe(`0${digits}`);
        expect(startsOfPhone(written)).toContain(`0${digits}`);
      }),
    );
  });

  test('is looked for by as much of it as was typed', () => {
    fc.assert(
      fc.property(
        homeNumber,
        fc.constantFrom('0', '+84', '84'),
        fc.integer({ min: 2, max: 9 }),
        (digits, prefix, typed) => {
          const starts = startsOfPhone(prefix + digits.slice(0, typed));
          expect(starts.some((start) => `0${digits}`.startsWith(start))).toBe(true);
        },
      ),
    );
    expect(startsOfPhone('Nguyễn')).toEqual([]);
  });
});

describe('what nobody has filled in', () => {
  test("is left out of an agency's decision too, whose instants are read as they are written", () => {
    const decision = { dossierKey: 'k', decisionId: 'd', decision: 'refused', decidedBy: 'desk' };
    const sent = { ...decision, decidedAt: '2026-11-24T09:00+0700', until: '', fields: null, result: {} };
    const taken = AgencyDecision.parse({ ...sent, reason: { code: 'unclear', text: '' } });
    expect(JSON.parse(JSON.stringify(taken))).toEqual({
      ...decision,
      decidedAt: '2026-11-24T09:00:00+07:00',
      reason: { code: 'unclear' },
    });
  });

  test('is left out from within, and items of lists stay', () => {
    const sent = { a: null, b: '', c: {}, d: { e: { f: ' ' } }, g: [{}, null], h: 0, i: false, j: [] };
    expect(withoutLeftOut(sent)).toEqual({ g: [{}, null], h: 0, i: false, j: [] });
  });

  test('is never there after it was left out', () => {
    const holdsNothing = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).some(
        (member) => (!Array.isArray(value) && isLeftOut(member)) || holdsNothing(member),
      );
    fc.assert(
      fc.property(fc.object({ withNullPrototype: false }), (value) => {
        const clean = withoutLeftOut(value);
        expect(holdsNothing(clean)).toBe(false);
        expect(withoutLeftOut(clean)).toEqual(clean);
      }),
    );
  });
});
