import { filedOnline, filedThere, office } from '../support/places';
import type { CaseEvent, CaseEventData, CaseEventType, PlannedStep } from '../../domain/case-events';
import { explainCase, type DueDate } from '../../procedures/shared/explain-case';

/** A birth case of October and November 2026, told with the dates its engine would have set. */
const day = (monthDay: string, time = '09:00:00') => `2026-${monthDay}T${time}+07:00`;
const dueOn = (monthDay: string) => day(monthDay, '17:00:00');
const planned = (id: string, agency: PlannedStep['agency']): PlannedStep => ({
  id,
  agency,
  after: id === 'birth' ? [] : ['birth'],
  notApplicable: null,
  place: office.commune,
  awaits: null,
  notifies: null,
});
const documents = {
  declaration: {},
  asked: { fields: [], documents: [], reason: null, until: dueOn('12-31'), request: 'decision-1' },
};

class Telling {
  readonly events: CaseEvent[] = [];

  constructor({
    receivedAt,
    dueAt,
    ...over
  }: Pick<CaseEventData['case-filed'], 'receivedAt' | 'dueAt'> & Partial<CaseEventData['case-filed']>) {
    this.tell(
      'case-filed',
      { at: receivedAt, step: null },
      {
        caseId: 'case-1',
        caseCode: '000.00.01.H29-261005-0001',
        trackingCode: 'T',
        bundle: 'birth',
        edition: '2026-09-01',
        calendar: '2026-11-24',
        tariffs: '2026-11-24',
        receivedAt,
        dueAt,
        certainty: 'official',
        verification: false,
        flags: [],
        ...filedOnline,
        steps: [
          planned('birth', 'civil-status'),
          planned('residence', 'residence'),
          planned('identity-card', 'identity'),
        ],
        declaration: { ref: 'declaration' },
        ...over,
      },
    );
  }

  tell<T extends CaseEventType>(
    type: T,
    { at, step }: { at: string; step: string | null },
    data: CaseEventData[T],
  ): this {
    const event = { id: `run/${this.events.length}`, at, type, step, by: 'system', data };
    this.events.push(event as unknown as CaseEvent);
    return this;
  }

  filed(step: string, at: string, dueAt: string, round = 1): this {
    return this.tell(
      'step-filed',
      { at, step },
      { round, dossierKey: `case-1/${step}/${round}`, dueAt, ...filedThere },
    );
  }

  asked(step: string, at: string): this {
    const data = { decisionId: 'decision-1', decidedAt: at, asked: { ref: 'asked' }, until: dueOn('12-31') };
    return this.tell('supplement-requested', { at, step }, { ...data, supplements: 1 });
  }

  answered(step: string, at: string): this {
    const facts = { flags: [], verification: false, alone: {} };
    const data = { orderId: 'order-1', pointers: [], facts, supplement: { ref: 'supplement' } };
    return this.tell('supplement-received', { at, step }, { ...data, declaration: { ref: 'declaration' } });
  }

  moved(step: string | null, at: string, data: CaseEventData['deadline-moved']): this {
    return this.tell('deadline-moved', { at, step }, data);
  }

  get explained() {
    return explainCase(this.events, documents);
  }
  step(id: string) {
    return this.explained.steps.find((step) => step.id === id)!;
  }
}

const inWords = ({ explanation }: DueDate) =>
  explanation.map(({ day: on, counted, why }) => `${on.slice(5)} ${counted ? '+' : ''}${why}`);
const october = { receivedAt: day('10-05'), dueAt: dueOn('10-08') };

test('a case just filed is explained from its receipt, and no step yet', () => {
  const { explained } = new Telling(october);
  expect(explained).toMatchObject({ dueAt: dueOn('10-08'), certainty: 'official', calendar: '2026-11-24' });
  expect(inWords(explained)).toEqual([
    '10-05 received',
    '10-06 +working-day',
    '10-07 +working-day',
    '10-08 +working-day',
  ]);
  expect([explained.moves, explained.steps, explained.newerCalendar]).toEqual([[], [], null]);
});

test('with verification it is the longer term that is explained', () => {
  const { explained } = new Telling({ ...october, dueAt: dueOn('10-12'), verification: true });
  expect(inWords(explained).filter((words) => words.includes('+'))).toHaveLength(5);
});

test("a step's own term counts from when its agency held the file", () => {
  const told = new Telling(october).filed('birth', day('10-05', '09:01:00'), dueOn('10-05'));
  told.filed('residence', day('10-05', '15:30:00'), dueOn('10-08'));
  expect(inWords(told.step('birth'))).toEqual(['10-05 received']);
  expect(told.step('residence').setBy).toBe('step');
  expect(inWords(told.step('residence'))).toEqual([
    '10-05 after-cut-off',
    '10-06 received',
    '10-07 +working-day',
    '10-08 +working-day',
  ]);
});

test("a step whose own term would end later is due with the bundle, and the bundle's days are shown", () => {
  const told = new Telling(october).filed('residence', day('10-07'), dueOn('10-08'));
  expect(told.step('residence').setBy).toBe('bundle');
  expect(inWords(told.step('residence'))).toEqual(inWords(told.explained));
});

test('an answered supplement shows its days as paused, for the step and for the bundle, with the move', () => {
  const told = new Telling(october).filed('birth', day('10-05', '10:00:00'), dueOn('10-05'));
  told.asked('birth', day('10-05', '11:00:00'));
  expect(told.explained.dueAt).toBe(dueOn('10-08'));
  const at = day('10-07', '10:00:00');
  told.answered('birth', at);
  told.moved(null, at, { from: dueOn('10-08'), to: dueOn('10-12'), why: 'paused' });
  told.moved('birth', at, { from: dueOn('10-05'), to: dueOn('10-07'), why: 'paused' });
  told.filed('birth', day('10-07', '10:00:01'), dueOn('10-07'), 2);
  expect(inWords(told.explained)).toEqual([
    '10-05 received',
    '10-06 paused',
    '10-07 paused',
    '10-08 +working-day',
    '10-09 +working-day',
    '10-10 weekend',
    '10-11 weekend',
    '10-12 +working-day',
  ]);
  expect(inWords(told.step('birth'))).toEqual(['10-05 received', '10-06 paused', '10-07 paused']);
  expect(told.step('birth').moves).toEqual([{ at, from: dueOn('10-05'), to: dueOn('10-07'), why: 'paused' }]);
});

test('two steps that wait for the citizen at once let the bundle rest once', () => {
  const told = new Telling(october);
  for (const id of ['residence', 'identity-card']) {
    told.filed(id, day('10-05', '10:00:00'), dueOn('10-07')).asked(id, day('10-06'));
  }
  told.answered('residence', day('10-07')).answered('identity-card', day('10-07', '10:00:00'));
  told.moved(null, day('10-07', '10:00:00'), { from: dueOn('10-08'), to: dueOn('10-09'), why: 'paused' });
  expect(inWords(told.explained).filter((words) => words.endsWith('paused'))).toEqual(['10-06 paused']);
});

test('the new date of an apology is explained from the deadline that was missed', () => {
  const told = new Telling(october);
  const data = { from: dueOn('10-08'), to: dueOn('10-14'), why: 'apology' } as const;
  told.moved(null, day('10-08', '17:00:00.005'), data);
  expect(inWords(told.explained)).toEqual([
    '10-08 after-cut-off',
    '10-09 received',
    '10-10 weekend',
    '10-11 weekend',
    '10-12 +working-day',
    '10-13 +working-day',
    '10-14 +working-day',
  ]);
  expect(told.explained.moves).toEqual([{ at: day('10-08', '17:00:00.005'), ...data }]);
});

test('a pause after the apology is shown on the way to the new date', () => {
  const told = new Telling(october).filed('residence', day('10-05', '15:30:00'), dueOn('10-08'));
  told.moved(null, day('10-08', '17:00:01'), { from: dueOn('10-08'), to: dueOn('10-14'), why: 'apology' });
  const at = day('10-13', '10:00:00');
  told.asked('residence', day('10-12', '10:00:00')).answered('residence', at);
  told.moved(null, at, { from: dueOn('10-14'), to: dueOn('10-15'), why: 'paused' });
  expect(inWords(told.explained)).toContain('10-12 paused');
  expect(told.explained).toMatchObject({
    dueAt: dueOn('10-15'),
    moves: [{ why: 'apology' }, { why: 'paused' }],
  });
});

describe('filed under the calendar of before 24 November became a holiday', () => {
  const older = () =>
    new Telling({ receivedAt: day('11-20'), dueAt: dueOn('11-25'), calendar: '2026-06-30' });

  test('a case shows what the newest calendar would make of its date', () => {
    const { explained } = older();
    expect(inWords(explained)).toContain('11-24 +working-day');
    expect(explained.newerCalendar).toEqual({
      version: '2026-11-24',
      from: dueOn('11-25'),
      to: dueOn('11-26'),
    });
  });

  test('once counted again it shows the days of the newer calendar and both dates', () => {
    const data = {
      from: dueOn('11-25'),
      to: dueOn('11-26'),
      why: 'calendar-changed',
      calendar: '2026-11-24',
    } as const;
    const { explained } = older().moved(null, day('11-23', '10:00:00'), data);
    expect(explained).toMatchObject({ calendar: '2026-11-24', dueAt: dueOn('11-26'), newerCalendar: null });
    expect(inWords(explained)).toContain('11-24 holiday');
    expect(explained.moves).toEqual([{ at: day('11-23', '10:00:00'), ...data }]);
  });

  test('a step that was over before keeps the date it had, explained by the calendar it had', () => {
    const told = older().filed('residence', day('11-23'), dueOn('11-25'));
    const data = {
      from: dueOn('11-25'),
      to: dueOn('11-26'),
      why: 'calendar-changed',
      calendar: '2026-11-24',
    } as const;
    told.moved(null, day('11-25'), data);
    expect(inWords(told.step('residence'))).toContain('11-24 +working-day');
    expect(told.step('residence').dueAt).toBe(dueOn('11-25'));
  });
});

test('a settled case is not told of a newer calendar', () => {
  const older = () =>
    new Telling({ receivedAt: day('11-20'), dueAt: dueOn('11-25'), calendar: '2026-06-30' });
  const settled = older().tell('case-settled', { at: day('11-23'), step: null }, { outcome: 'granted' });
  expect(settled.explained.newerCalendar).toBeNull();
  expect(older().explained.newerCalendar).not.toBeNull();
});

test('a date to which no account leads stands unexplained', () => {
  const { explained } = new Telling({ ...october, dueAt: dueOn('10-30') });
  expect(explained).toMatchObject({ dueAt: dueOn('10-30'), certainty: 'provisional', explanation: [] });
});
