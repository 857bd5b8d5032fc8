import type { CaseView, StepState } from '../../domain/case-view';
import { birthDeclaration, caseInput } from '../support/declarations';
import { decision, MessageRefused } from '../support/fake-agencies';
import { useCaseServer } from '../support/case-server';
import {
  comment,
  correction,
  edited,
  ownedBy,
  retry,
  revocation,
  skip,
  supplement,
  withdrawal,
} from '../support/orders';
import type { RunningCase } from '../support/running-case';

jest.setTimeout(30_000);

const server = useCaseServer();
const run: typeof server.run = (...told) => server.run(...told);
const later = ['residence', 'health-insurance', 'identity-card'];
const key = ({ caseId }: RunningCase, step: string, round = 1) => `${caseId}/${step}/${round}`;
const grant = (running: RunningCase, ...steps: string[]) =>
  Promise.all(steps.map((step) => running.decide(decision(key(running, step)))));
const statesOf = ({ steps }: CaseView): StepState[] => steps.map(({ state }) => state);
const atAgency = (running: RunningCase, ...steps: string[]) =>
  running.until((view) =>
    view.steps.every(({ id, state }) => !steps.includes(id) || state === 'with-agency'),
  );
const asking = { decision: 'supplement-requested', reason: { code: 'consent-missing' } } as const;
const fields = [{ pointer: '/residence/householdHead/consent' }];

test('a supplement changes just what was asked, pauses the clock, and reaches the agency as a new round', () => {
  const declaration = birthDeclaration();
  return run(async (running) => {
    await grant(running, 'birth', 'health-insurance', 'identity-card');
    await running.decide(decision(key(running, 'residence'), { ...asking, fields }));
    const asked = await running.until(({ status }) => status === 'awaiting-citizen');
    expect(asked.waitingFor).toEqual([expect.objectContaining({ who: 'citizen', what: 'answer' })]);
    await expect(running.order(supplement('residence', { declaration }))).rejects.toThrow();
    await server.env.sleep('3 days');
    const pointers = ['/residence/householdHead/consent'];
    await running.order(supplement('residence', { declaration, pointers }));
    const again = await running.until(({ steps }) => steps[1]?.state === 'with-agency');
    expect(again.steps[1]).toMatchObject({ round: 2, dossierKey: key(running, 'residence', 2) });
    expect(Date.parse(again.dueAt)).toBeGreaterThan(Date.parse(asked.dueAt));
    await running.decide(decision(key(running, 'residence', 2)));
    expect(await running.handle.result()).toBe('granted');
    expect(server.agencies.words()).toContain('supplement residence/1');
  }, caseInput(declaration));
});

test('a supplement unanswered by its limit ends the step as refused, its dossier taken back', () =>
  run(async (running) => {
    await grant(running, 'birth', 'health-insurance', 'identity-card');
    await running.decide(decision(key(running, 'residence'), { ...asking, fields }));
    await running.until(({ status }) => status === 'awaiting-citizen');
    await server.env.sleep('30 days');
    expect(await running.handle.result()).toBe('partial');
    expect((await running.view()).steps[1]).toMatchObject({
      state: 'refused',
      reason: { code: 'supplement-expired' },
    });
    expect(server.agencies.words()).toContain('withdrawal residence/1');
  }));

test('who sees to a case and what is said of it is on record, and changes nothing else', () =>
  run(async (running) => {
    await atAgency(running, 'birth');
    const before = await running.view();
    await running.order(ownedBy('user:ops-2'));
    await running.order(comment());
    expect(await running.view()).toEqual({ ...before, owner: 'user:ops-2' });
    await running.order(ownedBy(null));
    expect((await running.view()).owner).toBeNull();
    await grant(running, 'birth', ...later);
    expect(await running.handle.result()).toBe('granted');
  }));

test('withdrawn before the birth is decided, everything ends withdrawn', () =>
  run(async (running) => {
    await atAgency(running, 'birth');
    expect(await running.order(withdrawal())).toMatchObject({ withdrawn: ['birth', ...later], undone: [] });
    expect(await running.handle.result()).toBe('withdrawn');
    expect(statesOf(await running.view())).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn']);
  }));

test('withdrawn after the birth, the civil act stands, what is plainly undone is undone, the rest is withdrawn', () =>
  run(async (running) => {
    await grant(running, 'birth', 'residence');
    await running.until(({ steps }) => steps[1]?.state === 'granted' && steps[3]?.state === 'with-agency');
    expect(await running.order(withdrawal())).toMatchObject({
      withdrawn: ['health-insurance', 'identity-card'],
      undone: ['residence'],
      stands: [{ step: 'birth', reason: 'falls-only-by-decision' }],
    });
    expect(await running.handle.result()).toBe('partial');
    expect(statesOf(await running.view())).toEqual(['granted', 'reversed', 'withdrawn', 'withdrawn']);
    expect(server.agencies.words().slice(-4)).toEqual(
      expect.arrayContaining(['reversal residence/1', 'notice-reversal residence/1']),
    );
  }));

test('where the agency had decided already, its decision counts and is then undone', () =>
  run(async (running) => {
    await grant(running, 'birth');
    await atAgency(running, ...later);
    server.agencies.onMessage = ({ what, step }) =>
      what === 'withdrawal' && step === 'residence' ? { outcome: 'already-decided', status: 409 } : undefined;
    server.agencies.onAsk = (asked) => (asked === key(running, 'residence') ? decision(asked) : undefined);
    await running.order(withdrawal());
    expect(await running.handle.result()).toBe('partial');
    expect(statesOf(await running.view())).toEqual(['granted', 'reversed', 'withdrawn', 'withdrawn']);
  }));

test('a stuck step is retried as it is, or with edited fields under a new round, or skipped with a reason', () => {
  const declaration = birthDeclaration();
  return run(async (running) => {
    server.agencies.onMessage = ({ agency }) => {
      if (agency !== 'civil-status' && agency !== 'population') throw new MessageRefused();
      return undefined;
    };
    await grant(running, 'birth');
    await running.until((view) => statesOf(view).filter((state) => state === 'stuck').length === 3);
    await expect(running.order(retry('birth'))).rejects.toThrow();
    server.agencies.onMessage = () => undefined;
    await running.order(retry('residence'));
    await running.order(retry('health-insurance', edited({ declaration })));
    await running.order(skip('identity-card'));
    const view = await atAgency(running, 'residence', 'health-insurance');
    expect(view.steps.map(({ round }) => round)).toEqual([1, 1, 2, 1]);
    await running.decide(decision(key(running, 'residence')));
    await running.decide(decision(key(running, 'health-insurance', 2)));
    expect(await running.handle.result()).toBe('partial');
    expect(statesOf(await running.view())).toEqual(['granted', 'granted', 'granted', 'skipped']);
  }, caseInput(declaration));
});

test('a birth revoked while the case runs takes everything that stood on it back first, each by its decision', () =>
  run(async (running) => {
    await grant(running, 'birth', 'residence', 'health-insurance');
    await running.until(({ steps }) => steps[2]?.state === 'granted' && steps[3]?.state === 'with-agency');
    const reply = await running.order(revocation('birth'));
    expect(reply.steps.at(-1)).toBe('birth');
    expect(await running.handle.result()).toBe('revoked');
    const words = server.agencies.words();
    expect(words.slice(words.indexOf('withdrawal identity-card/1'))).toEqual([
      'withdrawal identity-card/1',
      expect.stringMatching(/reversal (residence|health-insurance)/),
      expect.stringMatching(/reversal (residence|health-insurance)/),
      'reversal birth/1',
      'notice-reversal residence/1',
      'notice-reversal birth/1',
    ]);
    expect(server.agencies.taken.at(-1)).toMatchObject({ reversal: { decision: { number: '15/QD-UBND' } } });
  }));

test('a corrected name redoes the birth and then what the new birth changes, and tells the population database', () => {
  const declaration = birthDeclaration();
  const named = { ...declaration, child: { ...declaration.child, name: 'Trần Minh Đăng' } };
  return run(async (running) => {
    await grant(running, 'birth', 'residence');
    await running.until(({ steps }) => steps[1]?.state === 'granted' && steps[3]?.state === 'with-agency');
    const reply = await running.order(correction({ declaration: named }));
    expect(reply.steps).toEqual(['birth', ...later]);
    await running.until(({ steps }) => steps[0]?.state === 'with-agency');
    await running.decide(decision(key(running, 'birth', 2)));
    await running.until(({ steps }) =>
      steps.slice(1).every(({ state, round }) => state === 'with-agency' && round === 2),
    );
    for (const step of later) await running.decide(decision(key(running, step, 2)));
    expect(await running.handle.result()).toBe('granted');
    const told = server.agencies.taken.filter(({ agency }) => agency === 'population');
    expect(told.map(({ key: at }) => at.split('/').slice(1).join('/'))).toEqual([
      'birth/1',
      'residence/1',
      'birth/2',
      'residence/2',
    ]);
    expect(told[2]).toMatchObject({ filing: { correction: { replaces: key(running, 'birth') } } });
  }, caseInput(declaration));
});
