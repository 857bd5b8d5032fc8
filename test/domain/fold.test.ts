import { fold } from '../../domain/fold/fold';
import { CaseStory, dueAt, filedAt, plan, stepDueAt } from './support/case-story';

const story = () => new CaseStory();
const states = (told: CaseStory) => told.view.steps.map(({ state }) => state);

describe('a case as filed', () => {
  test('shows every step of its edition, the first ready to be filed and the others after it', () => {
    expect(states(story())).toEqual(['filing', 'pending', 'pending', 'not-applicable']);
    expect(story().step('identity-card').reason).toEqual({ code: 'not-asked' });
  });

  test('is stored and under way with nobody yet: national status 1, no outcome', () => {
    expect(story().view).toMatchObject({ status: 'processing', outcome: null, nationalStatus: 1 });
    expect(story().view).toMatchObject({ filedAt, dueAt, receivedAt: filedAt, dueCertainty: 'official' });
  });

  test('without its first event is no case', () => {
    expect(() => fold([], {})).toThrow('without events');
    expect(() => fold(story().filed('birth').events.slice(1), {})).toThrow('before case-filed');
  });

  test('knows no step but those of its plan', () => {
    expect(() => story().filed('funeral-benefit').view).toThrow('no step');
  });
});

describe('each event', () => {
  test('step-filed: the step is with its agency, from then, under its key, with a due date of its own', () => {
    const told = story().filed('birth');
    expect(told.step('birth')).toMatchObject({
      state: 'with-agency',
      round: 1,
      dossierKey: 'case-1/birth/1',
      startedAt: told.timeOf(1),
      dueAt: stepDueAt,
    });
    expect(told.view.nationalStatus).toBe(4);
  });

  test('step-filed in another round: the start stays that of the first', () => {
    const told = story().filed('birth').asked('birth').filed('birth', 2);
    expect(told.step('birth')).toMatchObject({ round: 2, startedAt: told.timeOf(1), state: 'with-agency' });
  });

  test('step-granted: the result is shown, and what waited for it may be filed, side by side', () => {
    const told = story()
      .filed('birth')
      .granted('birth', { result: { personalId: '079226000001' } });
    expect(told.step('birth')).toMatchObject({
      state: 'granted',
      decidedAt: told.timeOf(2),
      result: { personalId: '079226000001' },
      reason: null,
    });
    expect(states(told)).toEqual(['granted', 'filing', 'filing', 'not-applicable']);
  });

  test('step-granted on a provisional paper: what needs the number waits, until step-amended brings it', () => {
    const told = story()
      .filed('birth')
      .granted('birth', { provisional: true, result: { personalId: null } });
    expect(states(told)).toEqual(['granted', 'pending', 'pending', 'not-applicable']);
    told.amended('birth', { personalId: '079226000001' });
    expect(states(told)).toEqual(['granted', 'filing', 'filing', 'not-applicable']);
    expect(told.step('birth').result).toEqual({ personalId: '079226000001' });
  });

  test('step-refused: the reason is shown, and nothing that builds on the step is begun', () => {
    const told = story().filed('birth').refused('birth', 'certificate-mismatch');
    expect(told.step('birth').reason).toEqual({ code: 'certificate-mismatch', text: 'Chủ hộ không đồng ý' });
    expect(states(told)).toEqual(['refused', 'not-applicable', 'not-applicable', 'not-applicable']);
    expect(told.step('residence').reason).toEqual({ code: 'predecessor-refused' });
    expect(told.step('identity-card').reason).toEqual({ code: 'not-asked' });
  });

  test('supplement-requested: the citizen is asked for fields until a limit, and the count is kept', () => {
    const told = story().filed('birth').asked('birth');
    expect(told.step('birth')).toMatchObject({ state: 'awaiting-citizen', supplements: 1 });
    expect(told.step('birth').asked).toMatchObject({
      fields: [{ pointer: '/child/name' }],
      request: 'decision-2',
    });
    expect(told.view).toMatchObject({ status: 'awaiting-citizen', nationalStatus: 5 });
    told.filed('birth', 2);
    expect(told.step('birth')).toMatchObject({ state: 'with-agency', supplements: 1 });
    expect(told.step('birth')).not.toHaveProperty('asked');
  });

  test("step-stuck: the case is an operator's, before anything else it waits for", () => {
    const told = story().filed('birth').granted('birth').filed('residence').asked('residence');
    told.stuck('health-insurance');
    expect(told.step('health-insurance')).toMatchObject({
      state: 'stuck',
      reason: { code: 'message-refused' },
    });
    expect(told.view.status).toBe('needs-operator');
  });

  test("notice-stuck: the step stays granted and the case is an operator's, until it is delivered", () => {
    const told = story().filed('birth').granted('birth').noticeStuck('birth');
    expect(told.step('birth').state).toBe('granted');
    expect(told.view.status).toBe('needs-operator');
    expect(told.noticeDelivered('birth').view.status).toBe('processing');
  });

  test('step-delayed and step-resumed: the state stays, who is waited for shows since when it fails', () => {
    const told = story().delayed('birth', 'delivery');
    expect(told.step('birth').state).toBe('filing');
    expect(told.view.waitingFor[0]).toMatchObject({ what: 'delivery', since: told.timeOf(1) });
    expect(told.resumed('birth', 'delivery').view.waitingFor[0]).toMatchObject({ since: filedAt });
  });

  test('deadline-missed: the step and its case are overdue, for that reason, once', () => {
    const told = story().filed('birth');
    expect(told.view.overdue).toBe(false);
    told
      .tell('deadline-missed', 'birth', { dueAt: stepDueAt })
      .tell('deadline-missed', 'birth', { dueAt: stepDueAt });
    expect(told.step('birth')).toMatchObject({ overdue: true, overdueReasons: ['deadline-missed'] });
    expect(told.view.overdue).toBe(true);
  });

  test('case-settled: the case is settled from then on', () => {
    const told = story().filed('birth').refused('birth').settled();
    expect(told.view).toMatchObject({ status: 'settled', outcome: 'refused', nationalStatus: 8 });
    expect(told.view.settledAt).toBe(told.timeOf(3));
  });

  test('a result or a reason that has been erased is null or its code, and the rest still reads', () => {
    const told = story().filed('birth').granted('birth').filed('residence').refused('residence', 'no-room');
    told.documents = {};
    expect(told.step('birth').result).toBeNull();
    expect(told.step('residence').reason).toEqual({ code: 'no-room' });
  });
});

describe('the outcome', () => {
  const birthGranted = () =>
    story().filed('birth').granted('birth').filed('residence').filed('health-insurance');

  test('is granted when every step that applies is granted', () => {
    const told = birthGranted().granted('residence').granted('health-insurance').settled();
    expect(told.view).toMatchObject({ outcome: 'granted', nationalStatus: 9 });
  });

  test('is partial when a later step is refused', () => {
    const told = birthGranted().refused('residence').granted('health-insurance').settled();
    expect(told.view).toMatchObject({ outcome: 'partial', nationalStatus: 9 });
  });

  test('is that of the first step when it is refused', () => {
    expect(story().filed('birth').refused('birth').settled().view.outcome).toBe('refused');
  });

  test('does not count steps that were not asked for or do not apply', () => {
    const birthAlone = plan.map((step, i) => (i === 0 ? step : { ...step, notApplicable: 'not-asked' }));
    expect(new CaseStory(birthAlone).filed('birth').granted('birth').settled().view.outcome).toBe('granted');
  });

  test('is none before the case is settled', () => {
    expect(birthGranted().granted('residence').granted('health-insurance').view.outcome).toBeNull();
  });
});
