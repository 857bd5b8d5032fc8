import fc from 'fast-check';
import type { CaseView, StepState } from '../../domain/case-view';
import { CaseStory, filedAt, stepDueAt } from './support/case-story';

const waits = (told: CaseStory) => told.view.waitingFor;
const granted = () => new CaseStory().filed('birth').granted('birth').noticeDelivered('birth');

describe('what a case waits for', () => {
  test('before its first step is filed: the delivery, by the agency, until the case is due', () => {
    expect(waits(new CaseStory())).toEqual([
      expect.objectContaining({ who: 'civil-status', what: 'delivery', step: 'birth', since: filedAt }),
    ]);
  });

  test('once filed: the decision, since the filing, until the step is due', () => {
    const told = new CaseStory().filed('birth');
    expect(waits(told)).toEqual([
      {
        who: 'civil-status',
        what: 'decision',
        step: 'birth',
        since: told.timeOf(1),
        until: stepDueAt,
        then: 'step-decided',
      },
    ]);
  });

  test('asked for a supplement: the citizen, until the limit', () => {
    const told = new CaseStory().filed('birth').asked('birth');
    expect(waits(told)).toEqual([
      expect.objectContaining({ who: 'citizen', what: 'answer', until: '2026-12-02T17:00:00+07:00' }),
    ]);
  });

  test('stuck: an operator, without a limit', () => {
    expect(waits(new CaseStory().stuck('birth'))).toEqual([
      expect.objectContaining({ who: 'operator', what: 'operator', step: 'birth', until: null }),
    ]);
  });

  test('after a grant: both deliveries, side by side, since the grant', () => {
    const told = granted();
    expect(waits(told).map(({ who, what, since }) => [who, what, since])).toEqual([
      ['residence', 'delivery', told.timeOf(2)],
      ['social-insurance', 'delivery', told.timeOf(2)],
    ]);
  });

  test('on a provisional paper: the personal number, for the paper and for each step that needs it', () => {
    const told = new CaseStory()
      .filed('birth')
      .granted('birth', { provisional: true })
      .noticeDelivered('birth');
    expect(waits(told).map(({ who, what, step }) => [who, what, step])).toEqual([
      ['population', 'personal-number', 'birth'],
      ['population', 'personal-number', 'residence'],
      ['population', 'personal-number', 'health-insurance'],
    ]);
  });

  test('not told yet: the notice to the population database, which a stuck one makes an operator’s', () => {
    const told = new CaseStory()
      .filed('birth')
      .granted('birth')
      .refused('residence')
      .refused('health-insurance');
    expect(waits(told)).toEqual([
      expect.objectContaining({ who: 'population', what: 'notice', step: 'birth' }),
    ]);
    expect(waits(told.noticeStuck('birth'))).toEqual([
      expect.objectContaining({ who: 'operator', what: 'operator', step: 'birth' }),
    ]);
    expect(waits(told.noticeDelivered('birth'))).toEqual([]);
  });

  test('refused: nothing, also not for the steps that are not begun', () => {
    expect(waits(new CaseStory().filed('birth').refused('birth'))).toEqual([]);
  });
});

/** What may happen next to a step that is as it is: every move that the engine or an agency can make. */
const moves: Partial<Record<StepState, ((told: CaseStory, step: string) => unknown)[]>> = {
  filing: [
    (told, step) => told.filed(step),
    (told, step) => told.delayed(step, 'delivery'),
    (told, step) => told.stuck(step),
  ],
  'with-agency': [
    (told, step) => told.granted(step),
    (told, step) => told.granted(step, { provisional: true }),
    (told, step) => told.refused(step),
    (told, step) => told.asked(step),
    (told, step) => told.tell('deadline-missed', step, { dueAt: stepDueAt }),
  ],
  granted: [
    (told, step) => told.amended(step),
    (told, step) => told.noticeDelivered(step),
    (told, step) => told.noticeStuck(step),
    (told, step) => told.delayed(step, 'notice'),
  ],
};

describe('at every point of every course that a case can take', () => {
  const isOver = (state: StepState) => ['granted', 'refused', 'not-applicable'].includes(state);
  const courses = (check: (view: CaseView) => void) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 25 }), (choices) => {
        const told = new CaseStory();
        for (const [which, what] of choices) {
          const open = told.view.steps.filter(({ state }) => moves[state]);
          const step = open[which % open.length];
          const possible = step ? moves[step.state]! : [];
          possible[what % possible.length]?.(told, step!.id);
          check(told.view);
        }
      }),
    );
  };

  test('a step that is not over is waited for, itself or by what it builds on', () => {
    courses(({ steps, waitingFor }) => {
      const open = steps.filter(({ state }) => !isOver(state) && state !== 'pending');
      for (const { id } of open) expect(waitingFor.map(({ step }) => step)).toContain(id);
      if (steps.some(({ state }) => state === 'pending')) expect(waitingFor).not.toEqual([]);
    });
  });

  test('an agency is waited for until a named instant, and never since before the filing', () => {
    courses(({ waitingFor }) => {
      for (const { who, since, until } of waitingFor) {
        expect(Date.parse(since)).toBeGreaterThanOrEqual(Date.parse(filedAt));
        if (who !== 'operator') expect(until).not.toBeNull();
      }
    });
  });

  test('the status says operator, citizen or nobody exactly as what is waited for does', () => {
    courses(({ status, waitingFor }) => {
      const who = waitingFor.map((wait) => wait.who);
      const expected = who.includes('operator')
        ? 'needs-operator'
        : who.includes('citizen')
          ? 'awaiting-citizen'
          : 'processing';
      expect(status).toBe(expected);
    });
  });
});
