import { dossierKey, parseDossierKey } from '../../domain/dossier-key';
import { fitsPerson, hasKnownPrefix, sexAndCenturyDigit } from '../../domain/personal-number';
import { foldText, isStorableText } from '../../domain/text';
import {
  addDays,
  addYears,
  atHour,
  dayOf,
  timeOfDayMs,
  vietNamInstant,
  weekdayOf,
} from '../../domain/viet-nam-time';

describe('text as people search for it', () => {
  test.each([
    ['Nguyễn Thị Ước', 'nguyen thi uoc'],
    ['Nguyễn Thị Ước'.normalize('NFD'), 'nguyen thi uoc'],
    ['ĐẶNG ĐÌNH Đức', 'dang dinh duc'],
    ['  Trần \t Văn\u00a0 Ý ', 'tran van y'],
    ['Ơ Ư Ă Â Ê Ô đ', 'o u a a e o d'],
    ['000.00.01.H29-261124-0001', '000.00.01.h29-261124-0001'],
  ])('"%s" is found as "%s"', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('every letter of the Vietnamese alphabet with every mark folds to plain ASCII', () => {
    const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxy';
    const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    for (const letter of letters + letters.toUpperCase())
      for (const mark of marks) expect(foldText((letter + mark).normalize('NFC'))).toMatch(/^[a-z]$/);
  });

  test('text that no database can hold is told from text that one can', () => {
    expect(['\u0000', 'a\u0000b', '\ud800', 'a\udc00'].map(isStorableText)).toEqual(Array(4).fill(false));
    expect(['', 'Ước', '\ud83d\ude00', '\u0001'].map(isStorableText)).toEqual(Array(4).fill(true));
  });
});

describe('a personal number', () => {
  test.each([
    ['male', '1999-12-31', 0],
    ['female', '1900-01-01', 1],
    ['male', '2000-01-01', 2],
    ['female', '2026-11-20', 3],
    ['male', '2100-01-01', 4],
    ['female', '2199-01-01', 5],
  ] as const)('says of a %s born on %s the digit %d', (sex, bornOn, digit) => {
    expect(sexAndCenturyDigit(sex, bornOn)).toBe(digit);
    const number = `079${digit}${bornOn.slice(2, 4)}000001`;
    expect(fitsPerson(number, { sex, bornOn })).toBe(true);
    expect(fitsPerson(number, { sex: sex === 'male' ? 'female' : 'male', bornOn })).toBe(false);
  });

  test('of another year or another century is doubtful, and what is not known is not doubted', () => {
    expect(fitsPerson('079195001234', { bornOn: '1995-03-02' })).toBe(true);
    expect(fitsPerson('079195001234', { bornOn: '1996-03-02' })).toBe(false);
    expect(fitsPerson('079195001234', { bornOn: '2095-03-02' })).toBe(false);
    expect(fitsPerson('079195001234', {})).toBe(true);
    expect(fitsPerson('079195001234', { sex: 'female' })).toBe(true);
  });

  test('keeps its prefix for ever, also of a province that is no more; a foreign one is not known', () => {
    expect(['001', '052', '064', '077', '096'].map((prefix) => hasKnownPrefix(`${prefix}195001234`))).toEqual(
      Array(5).fill(true),
    );
    expect(['003', '000', '101', '999'].map((prefix) => hasKnownPrefix(`${prefix}195001234`))).toEqual(
      Array(4).fill(false),
    );
  });
});

describe('time in Viet Nam', () => {
  test('an instant is written with its offset, and with milliseconds only where there are any', () => {
    expect(vietNamInstant(Date.parse('2026-11-23T17:30:00Z'))).toBe('2026-11-24T00:30:00+07:00');
    expect(vietNamInstant(Date.parse('2026-11-23T17:30:00.050Z'))).toBe('2026-11-24T00:30:00.050+07:00');
  });

  test('the day turns at local midnight, before and after 1970', () => {
    expect(dayOf(Date.parse('2026-11-23T16:59:59.999Z'))).toBe('2026-11-23');
    expect(dayOf(Date.parse('2026-11-23T17:00:00Z'))).toBe('2026-11-24');
    expect(dayOf(Date.parse('1945-05-01T00:00:00+07:00'))).toBe('1945-05-01');
  });

  test('the time of day is told from local midnight, before and after 1970', () => {
    expect(timeOfDayMs(Date.parse('2026-11-24T00:00:00+07:00'))).toBe(0);
    expect(timeOfDayMs(Date.parse('2026-11-24T15:00:00+07:00'))).toBe(15 * 3_600_000);
    expect(timeOfDayMs(Date.parse('1945-05-01T15:00:00+07:00'))).toBe(15 * 3_600_000);
    expect(vietNamInstant(atHour('2026-11-24', 17))).toBe('2026-11-24T17:00:00+07:00');
  });

  test('days are added over months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(['2026-11-22', '2026-11-28'].map(weekdayOf)).toEqual([0, 6]);
  });

  test('a child of 29 February comes of age on 1 March', () => {
    expect(addYears('2020-02-29', 6)).toBe('2026-03-01');
    expect(addYears('2020-02-29', 4)).toBe('2024-02-29');
    expect(addYears('2020-11-24', 6)).toBe('2026-11-24');
  });
});

describe('a dossier key', () => {
  test('is read back into what it was made of', () => {
    const parts = { caseId: '7b0c', step: 'health-insurance', round: 12 };
    expect(dossierKey(parts)).toBe('7b0c/health-insurance/12');
    expect(parseDossierKey(dossierKey(parts))).toEqual(parts);
  });

  test.each(['', 'a', 'a/b', 'a/b/', 'a/b/x', 'a/b/1/2', '/b/1', 'a//1', 'a/b/-1', 'a/b/1234567'])(
    '"%s" is none',
    (text) => {
      expect(parseDossierKey(text)).toBeUndefined();
    },
  );
});
