import fc from 'fast-check';
import { isWorkingDay, type Calendar } from '../../domain/calendar';
import { dayZeroOf, deadlineOf, workingDaysOf, type Term } from '../../domain/legal-clock';
import { findRecount } from '../../domain/new-deadlines';
import type { Pause } from '../../domain/pauses';
import { addDays, atHour, dayOf, vietNamInstant } from '../../domain/viet-nam-time';
import { calendarVersions, currentCalendar, getCalendar } from '../../procedures/shared/calendar';

/** Laws of the legal clock, for any receipt and any term that end before the calendar does. */
const calendar: Calendar = currentCalendar;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const firstMs = Date.parse('2024-01-01T00:00:00+07:00');
const lastMs = Date.parse('2027-08-01T00:00:00+07:00');

const receipt = fc.integer({ min: firstMs, max: lastMs });
const anyTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.constant<Term>({ kind: 'same-day', certainty: 'official' }),
  fc
    .integer({ min: 1, max: 10 })
    .map((days): Term => ({ kind: 'working-days', days, certainty: 'official' })),
);
const due = (
  receivedMs: number,
  term: Term,
  over: { calendar?: Calendar; pauses?: Pause[]; verification?: boolean } = {},
) => deadlineOf({ receivedAt: vietNamInstant(receivedMs), term, calendar, ...over });
const anyPause = fc.record({
  afterMs: fc.integer({ min: 0, max: 15 * dayMs }),
  lengthMs: fc.integer({ min: 0, max: 8 * dayMs }),
});
const pauseAt = (receivedMs: number, { afterMs, lengthMs }: { afterMs: number; lengthMs: number }) => ({
  from: vietNamInstant(receivedMs + afterMs),
  until: vietNamInstant(receivedMs + afterMs + lengthMs),
});
const withHoliday = (day: string): Calendar => {
  const year = calendar.years[day.slice(0, 4)]!;
  const longer = {
    ...year,
    holidays: [...year.holidays, day],
    makeUpDays: year.makeUpDays.filter((other) => other !== day),
  };
  return { ...calendar, years: { ...calendar.years, [day.slice(0, 4)]: longer } };
};
const workingDays = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) days.push(day);
  return days;
};
const dayOfDue = (dueAt: string) => dueAt.slice(0, 10);

test('the explanation names every day from receipt to due date once, and counts as many as the term has', () => {
  fc.assert(
    fc.property(receipt, anyTerm, (receivedMs, term) => {
      const { dueAt, explanation } = due(receivedMs, term);
      const first = dayOf(receivedMs);
      expect(explanation.map(({ day }) => day)).toEqual(explanation.map((_, i) => addDays(first, i)));
      expect(explanation.at(-1)?.day).toBe(dayOfDue(dueAt));
      expect(explanation.filter(({ counted }) => counted)).toHaveLength(workingDaysOf(term, false));
      expect(explanation[0]?.counted).toBe(false);
    }),
  );
});

test('a due date is 17:00 of a working day, never before the receipt', () => {
  fc.assert(
    fc.property(receipt, anyTerm, (receivedMs, term) => {
      const { dueAt } = due(receivedMs, term);
      expect(dueAt).toMatch(/T17:00:00\+07:00$/);
      expect(isWorkingDay(dayOfDue(dueAt), calendar)).toBe(true);
      expect(Date.parse(dueAt)).toBeGreaterThan(receivedMs);
    }),
  );
});

test('what is received later is never due earlier, also with pauses on the way', () => {
  fc.assert(
    fc.property(
      receipt,
      fc.integer({ min: 0, max: 20 * dayMs }),
      anyTerm,
      fc.array(anyPause, { maxLength: 3 }),
      (receivedMs, laterMs, term, offsets) => {
        const pauses = offsets.map((offset) => pauseAt(receivedMs, offset));
        const [early, late] = [
          due(receivedMs, term, { pauses }),
          due(receivedMs + laterMs, term, { pauses }),
        ];
        expect(Date.parse(late.dueAt)).toBeGreaterThanOrEqual(Date.parse(early.dueAt));
      },
    ),
  );
});

test('one holiday more never makes a due date earlier', () => {
  fc.assert(
    fc.property(receipt, fc.integer({ min: 0, max: 30 }), anyTerm, (receivedMs, offset, term) => {
      const more = withHoliday(addDays(dayOf(receivedMs), offset));
      expect(due(receivedMs, term, { calendar: more }).dueAt >= due(receivedMs, term).dueAt).toBe(true);
    }),
  );
});

test('announcing a holiday while a term runs gives both dates, and the later is not before the earlier', () => {
  fc.assert(
    fc.property(receipt, fc.integer({ min: 0, max: 30 }), anyTerm, (receivedMs, offset, term) => {
      const day = addDays(dayOf(receivedMs), offset);
      const counting = { receivedAt: vietNamInstant(receivedMs), term, calendar };
      const { from, to } = findRecount(counting, withHoliday(day))!;
      expect(from).toEqual(due(receivedMs, term));
      const moves =
        isWorkingDay(day, calendar) &&
        day <= dayOfDue(from.dueAt) &&
        day >= dayZeroOf(counting.receivedAt, calendar);
      expect(to.dueAt > from.dueAt).toBe(moves);
      expect(to.dueAt >= from.dueAt).toBe(true);
    }),
  );
});

test('of all published calendars each counts as many days as the term has', () => {
  fc.assert(
    fc.property(receipt, anyTerm, fc.constantFrom(...calendarVersions), (receivedMs, term, version) => {
      const { explanation } = due(receivedMs, term, { calendar: getCalendar(version) });
      expect(explanation.filter(({ counted }) => counted)).toHaveLength(workingDaysOf(term, false));
    }),
  );
});

test('verification never makes a due date earlier, and counts from the same receipt', () => {
  fc.assert(
    fc.property(
      receipt,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 5 }),
      (receivedMs, days, more) => {
        const term: Term = {
          kind: 'working-days',
          days,
          withVerification: days + more,
          certainty: 'official',
        };
        const [short, long] = [due(receivedMs, term), due(receivedMs, term, { verification: true })];
        expect(workingDays(addDays(dayOfDue(short.dueAt), 1), dayOfDue(long.dueAt))).toHaveLength(more);
        expect(long.explanation.slice(0, short.explanation.length)).toEqual(short.explanation);
      },
    ),
  );
});

test('a pause that is still open has moved nothing', () => {
  fc.assert(
    fc.property(receipt, anyTerm, anyPause, (receivedMs, term, offset) => {
      const open = { ...pauseAt(receivedMs, offset), until: null };
      expect(due(receivedMs, term, { pauses: [open] })).toEqual(due(receivedMs, term));
    }),
  );
});

test('pauses in any order, overlapping or told twice, take each day once', () => {
  fc.assert(
    fc.property(receipt, anyTerm, fc.array(anyPause, { maxLength: 4 }), (receivedMs, term, offsets) => {
      const pauses = offsets.map((offset) => pauseAt(receivedMs, offset));
      const told = due(receivedMs, term, { pauses });
      expect(due(receivedMs, term, { pauses: [...pauses, ...pauses].reverse() })).toEqual(told);
      const days = told.explanation.map(({ day }) => day);
      expect(new Set(days).size).toBe(days.length);
      expect(told.explanation.filter(({ counted }) => counted)).toHaveLength(workingDaysOf(term, false));
    }),
  );
});

test('a pause moves the due date by as many working days as have their 17:00 inside it', () => {
  const story = fc.record({
    receivedMs: receipt,
    term: anyTerm,
    // From the beginning of day zero on, for before it the clock does not run.
    afterMs: fc.integer({ min: 0, max: 15 * dayMs }),
    lengthMs: fc.integer({ min: 0, max: 12 * dayMs }),
  });
  fc.assert(
    fc.property(story, ({ receivedMs, term, afterMs, lengthMs }) => {
      const plain = due(receivedMs, term);
      const dayZero = dayZeroOf(vietNamInstant(receivedMs), calendar);
      const fromMs = Math.max(receivedMs, atHour(dayZero, 0)) + afterMs;
      // A pause begins while the term runs: afterwards nothing is left to be paused.
      fc.pre(fromMs <= Date.parse(plain.dueAt));
      const toMs = fromMs + lengthMs;
      const pauses = [{ from: vietNamInstant(fromMs), until: vietNamInstant(toMs) }];
      const paused = workingDays(dayOf(fromMs), dayOf(toMs)).filter(
        (day) => fromMs <= atHour(day, 17) && atHour(day, 17) < toMs,
      );
      const moved = due(receivedMs, term, { pauses });
      const between = workingDays(addDays(dayOfDue(plain.dueAt), 1), dayOfDue(moved.dueAt));
      expect(between).toHaveLength(paused.length);
      expect(moved.explanation.filter(({ why }) => why === 'paused')).toHaveLength(paused.length);
    }),
  );
});

test('a day that is not announced makes a deadline provisional, and nothing else does', () => {
  const unsure = (day: string) => {
    const year = calendar.years[day.slice(0, 4)]!;
    return !year.official || year.unverified.includes(day);
  };
  fc.assert(
    fc.property(receipt, anyTerm, (receivedMs, term) => {
      const { certainty, explanation } = due(receivedMs, term);
      expect(certainty).toBe(explanation.some(({ day }) => unsure(day)) ? 'provisional' : 'official');
    }),
  );
});
