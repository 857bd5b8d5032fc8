import { limitAsItStands } from '../../domain/citizens-limit';
import { currentCalendar } from '../../procedures/shared/calendar';

const ms = (local: string): number => Date.parse(`2026-12-${local}:00+07:00`);
const since = '2026-12-01T09:00:00+07:00';
/** Open from before the question until the first instant, and again from each second one on. */
function standing(until: string, now: string, ...closed: [from: string, to: string][]): string | undefined {
  const starts = [ms('01T08:00'), ...closed.map(([, to]) => ms(to))];
  const open = starts.map((fromMs, i) => ({ fromMs, toMs: ms(closed[i]?.[0] ?? now) }));
  const asked = { since, until: `2026-12-${until}:00+07:00`, calendar: currentCalendar };
  return limitAsItStands(asked, { open, nowMs: ms(now) })?.slice(8, 16);
}

// Monday the 7th to Friday the 11th are working days.
test('a limit stands where answers could be taken all the time', () => {
  expect(standing('08T17:00', '08T18:00')).toBe('08T17:00');
});

test('a limit that ran out while nobody could answer is at the end of the next working day', () => {
  expect(standing('08T17:00', '09T09:00', ['08T16:00', '08T18:00'])).toBe('09T17:00');
  expect(standing('11T10:30', '14T09:00', ['11T10:00', '11T11:00'])).toBe('14T17:00');
});

test('working days of which nobody could use the end do not count, and days off were none', () => {
  expect(standing('08T17:00', '08T18:00', ['02T12:00', '04T12:00'])).toBe('10T17:00');
  expect(standing('08T17:00', '08T18:00', ['04T18:00', '07T08:00'])).toBe('08T17:00');
  expect(standing('11T17:00', '11T18:00', ['08T12:00', '08T18:00'])).toBe('14T17:00');
});

test('a limit that was moved into the next outage is moved on from there', () => {
  const twice: [string, string][] = [
    ['08T16:00', '08T18:00'],
    ['09T16:00', '10T09:00'],
  ];
  expect(standing('08T17:00', '10T10:00', ...twice)).toBe('11T17:00');
});

test('a limit that was set and ran out in one outage is moved on', () => {
  const before = { fromMs: ms('01T08:00'), toMs: ms('01T08:30') };
  const asked = { since, until: '2026-12-08T17:00:00+07:00', calendar: currentCalendar };
  const open = [before, { fromMs: ms('10T08:00'), toMs: ms('10T09:00') }];
  expect(limitAsItStands(asked, { open, nowMs: ms('10T09:00') })).toBe('2026-12-11T17:00:00+07:00');
});

test('what lies before the question, and a restart, moves nothing', () => {
  const open = [
    { fromMs: ms('01T08:00'), toMs: ms('08T16:59') },
    { fromMs: ms('08T16:59') + 29_000, toMs: ms('08T18:00') },
  ];
  const until = '2026-12-08T17:00:00+07:00';
  const asked = { since, until, calendar: currentCalendar };
  expect(limitAsItStands(asked, { open, nowMs: ms('08T18:00') })).toBe(until);
  const later = { ...asked, since: '2026-12-08T17:00:00+07:00', until: '2026-12-10T17:00:00+07:00' };
  const before = [
    { fromMs: ms('01T08:00'), toMs: ms('08T10:00') },
    { fromMs: ms('08T17:00'), toMs: ms('10T18:00') },
  ];
  expect(limitAsItStands(later, { open: before, nowMs: ms('10T18:00') })).toBe(later.until);
});

test('nothing is said of a limit while it is not known whether intake was open at it', () => {
  const asked = { since, until: '2026-12-08T17:00:00+07:00', calendar: currentCalendar };
  const open = [{ fromMs: ms('01T08:00'), toMs: ms('08T17:00') - 5_000 }];
  expect(limitAsItStands(asked, { open, nowMs: ms('08T17:00') + 7_000 })).toBeUndefined();
  expect(limitAsItStands(asked, { open, nowMs: ms('08T17:01') })).toBe('2026-12-09T17:00:00+07:00');
});

test('where no part has ever said that it was open, nothing is known to have been closed', () => {
  const asked = { since, until: '2026-12-08T17:00:00+07:00', calendar: currentCalendar };
  expect(limitAsItStands(asked, { open: [], nowMs: ms('20T17:00') })).toBe(asked.until);
});
