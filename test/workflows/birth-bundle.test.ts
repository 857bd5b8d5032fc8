import type { CaseView, StepState } from '../../domain/case-view';
import { fold } from '../../domain/fold/fold';
import { birthDeclaration, caseInput } from '../support/declarations';
import { decision, MessageRefused } from '../support/fake-agencies';
import { useCaseServer } from '../support/case-server';
import type { RunningCase } from '../support/running-case';

jest.setTimeout(30_000);

const server = useCaseServer();

const run: typeof server.run = (...told) => server.run(...told);
const stateOf = (view: CaseView, id: string): StepState | undefined =>
  view.steps.find((step) => step.id === id)?.state;
const key = ({ caseId }: RunningCase, step: string) => `${caseId}/${step}/1`;
const grant = (running: RunningCase, ...steps: string[]) =>
  Promise.all(steps.map((step) => running.decide(decision(key(running, step)))));
const later = ['residence', 'health-insurance', 'identity-card'];

test('the three later steps are filed side by side once the birth is granted, and not before', () =>
  run(async (running) => {
    const before = await running.until((view) => stateOf(view, 'birth') === 'with-agency');
    expect(later.map((id) => stateOf(before, id))).toEqual(['pending', 'pending', 'pending']);
    await grant(running, 'birth');
    const after = await running.until((view) => later.every((id) => stateOf(view, id) === 'with-agency'));
    expect(
      new Set(after.steps.slice(1).map(({ startedAt }) => startedAt?.slice(0, 19))).size,
    ).toBeLessThanOrEqual(2);
    await grant(running, ...later);
    expect(await running.handle.result()).toBe('granted');
  }));

test('population is told of the birth and of the residence, once each and in that order', () =>
  run(async (running) => {
    await grant(running, 'birth', ...later);
    await running.handle.result();
    expect(server.agencies.keysAt('population')).toEqual([key(running, 'birth'), key(running, 'residence')]);
  }));

test('the register, folded, says what the workflow says, and the last event settles the case', () => {
  const input = caseInput();
  return run(async (running) => {
    await grant(running, 'birth', ...later);
    await running.handle.result();
    const events = [...input.events, ...server.agencies.recorded.map(({ event }) => event)];
    const documents = server.agencies.recorded.reduce(
      (all, draft) => ({ ...all, ...draft.documents }),
      input.documents,
    );
    expect(fold(events, documents)).toEqual(await running.view());
    expect(events.at(-1)?.type).toBe('case-settled');
  }, input);
});

test('a decision that comes twice, or again by asking, counts once', () =>
  run(async (running) => {
    const granted = decision(key(running, 'birth'));
    server.agencies.onAsk = (asked) => (asked === granted.dossierKey ? granted : undefined);
    await running.decide(granted);
    await running.decide(granted);
    await grant(running, ...later);
    await running.decide(granted);
    await running.handle.result();
    expect(
      server.agencies.recorded.filter(({ event }) => event.type === 'step-granted' && event.step === 'birth'),
    ).toHaveLength(1);
  }));

test('a lost callback is made good by asking', () =>
  run(async (running) => {
    const answers = new Map<string, ReturnType<typeof decision>>();
    server.agencies.onAsk = (asked) => answers.get(asked) ?? answers.set(asked, decision(asked)).get(asked);
    expect(await running.handle.result()).toBe('granted');
  }));

test('an agency that is down only delays the case, which says so and who it waits for', () =>
  run(async (running) => {
    let down = true;
    server.agencies.onMessage = ({ agency }) => {
      if (down && agency === 'civil-status') throw new Error('civil-status answered 503');
      return undefined;
    };
    await server.env.sleep('25 seconds');
    const delayed = await running.until(
      (view) =>
        server.agencies.recorded.some(({ event }) => event.type === 'step-delayed') &&
        view.waitingFor.length > 0,
    );
    expect(delayed.waitingFor).toEqual([
      expect.objectContaining({ who: 'civil-status', what: 'delivery', step: 'birth' }),
    ]);
    // Begun days after it was received, it has not been delayed by more than it was.
    const { startTime } = await running.handle.describe();
    const said = server.agencies.recorded.find(({ event }) => event.type === 'step-delayed')?.event.at;
    expect(Date.parse(said ?? '')).toBeGreaterThanOrEqual(startTime.getTime() + 20_000);
    down = false;
    await server.env.sleep('2 minutes');
    await running.until(({ steps }) => steps.some(({ state }) => state === 'with-agency'));
    await grant(running, 'birth', ...later);
    expect(await running.handle.result()).toBe('granted');
    expect(server.agencies.recorded.map(({ event }) => event.type)).toContain('step-resumed');
    expect(server.agencies.keysAt('civil-status')).toHaveLength(1);
  }));

test('an office silent for 90 days keeps the case waiting, past its deadline, in a short history', () =>
  run(async (running) => {
    await grant(running, 'birth', 'health-insurance', 'identity-card');
    await running.until(
      (view) => stateOf(view, 'residence') === 'with-agency' && stateOf(view, 'identity-card') === 'granted',
    );
    await server.env.sleep('90 days');
    const view = await running.until(({ overdue }) => overdue);
    expect(view.waitingFor).toEqual([
      expect.objectContaining({ who: 'residence', what: 'decision', until: view.steps[1]?.dueAt }),
    ]);
    expect((await running.handle.fetchHistory()).events?.length).toBeLessThan(200);
    await grant(running, 'residence');
    expect(await running.handle.result()).toBe('granted');
  }));

test('a refused birth ends the case refused, and nothing that rests on it is filed', () =>
  run(async (running) => {
    await running.decide(
      decision(key(running, 'birth'), { decision: 'refused', reason: { code: 'certificate-mismatch' } }),
    );
    expect(await running.handle.result()).toBe('refused');
    expect(server.agencies.taken.map(({ agency }) => agency)).toEqual(['civil-status']);
    const view = await running.view();
    expect(view.steps.slice(1).map(({ state, reason }) => [state, reason?.code])).toEqual(
      later.map(() => ['not-applicable', 'predecessor-refused']),
    );
  }));

test('a refused residence leaves the birth standing and the rest going on: partial', () =>
  run(async (running) => {
    await grant(running, 'birth');
    await running.decide(
      decision(key(running, 'residence'), {
        decision: 'refused',
        reason: { code: 'household-head-refuses' },
      }),
    );
    await grant(running, 'health-insurance', 'identity-card');
    expect(await running.handle.result()).toBe('partial');
  }));

test('on a provisional birth nothing that needs the number is filed until the number has come', () =>
  run(async (running) => {
    const provisional = {
      personalId: null,
      provisional: true,
      book: { number: '1', volume: '1', page: '1' },
      registeredOn: '2026-11-23',
    };
    await running.decide(decision(key(running, 'birth'), { result: provisional }));
    const waiting = await running.until((view) => stateOf(view, 'birth') === 'granted');
    expect(new Set(waiting.waitingFor.map(({ what }) => what))).toEqual(
      new Set(['personal-number', 'notice']),
    );
    expect(server.agencies.taken.map(({ agency }) => agency)).toEqual(['civil-status']);
    await running.decide(decision(key(running, 'birth')));
    await grant(running, ...later);
    expect(await running.handle.result()).toBe('granted');
    expect((await running.view()).steps[0]?.result).toMatchObject({ personalId: '079226000001' });
  }));

test("a message the agency will not take makes the step stuck and the case an operator's", () =>
  run(async (running) => {
    server.agencies.onMessage = ({ agency }) => {
      if (agency === 'residence') throw new MessageRefused();
      return undefined;
    };
    await grant(running, 'birth', 'health-insurance', 'identity-card');
    const view = await running.until(({ status }) => status === 'needs-operator');
    expect(stateOf(view, 'residence')).toBe('stuck');
    await running.until(() => server.agencies.recorded.some(({ event }) => event.type === 'step-stuck'));
    await running.handle.terminate();
  }));

test('with the register down the case goes on, and the record catches up before the case ends', () =>
  run(async (running) => {
    let down = true;
    server.agencies.onRecord = () => {
      if (down) throw new Error('no register');
    };
    await grant(running, 'birth', ...later);
    await running.until((view) => view.status === 'settled');
    expect(server.agencies.recorded).toEqual([]);
    down = false;
    await running.handle.result();
    expect(server.agencies.recorded.at(-1)?.event.type).toBe('case-settled');
  }));

test('steps not asked for, and a residence not wanted, do not apply and do not count', () =>
  run(
    async (running) => {
      await grant(running, 'birth', 'health-insurance');
      expect(await running.handle.result()).toBe('granted');
      expect((await running.view()).steps.map(({ state, reason }) => [state, reason?.code ?? null])).toEqual([
        ['granted', null],
        ['not-applicable', 'no-residence-wanted'],
        ['granted', null],
        ['not-applicable', 'not-asked'],
      ]);
    },
    caseInput(
      birthDeclaration({
        residence: { register: 'none' },
        scope: ['birth', 'residence', 'health-insurance'],
      }),
    ),
  ));
