import type { AgencyId } from '../../domain/agencies';
import { birthDossier, residenceDossier } from '../support/birth-dossiers';
import { funeralDossier, survivorDossier } from '../support/death-dossiers';
import { until } from '../support/network';
import { clerk, DeskOnNetwork, newKey, type Task } from './support/desk-on-network';

jest.setTimeout(120_000);

let desk: DeskOnNetwork;
beforeAll(async () => {
  desk = await DeskOnNetwork.start();
});
afterAll(() => desk.stop());

const overrides = ['name-matches', 'person-alive', 'sex-matches', 'born-matches'].map((check) => ({
  check,
  reason: 'Seen on paper',
}));

/** Granted by two people, whatever the population database says of those it does not know. */
async function grant(agency: AgencyId, task: Task, result: object = {}): Promise<void> {
  const answer = await desk.decide(task, clerk(agency), { decision: 'grant', overrides, result });
  expect(answer).toMatchObject({ status: 200, body: { state: 'proposed' } });
  expect(await desk.change(task, 'approval', clerk(agency, 'Dung'))).toMatchObject({ status: 200 });
}

const reverse = (agency: AgencyId, key: string, order: object) =>
  desk.send(agency, 'POST', key, '/reversal', { act: 'taken-back', reason: 'by order', ...order });

describe('what an authority has taken back', () => {
  it('is answered at once, and to be carried out is a task of its own', async () => {
    const agency = 'residence';
    const task = await desk.file(agency, newKey('residence'), residenceDossier());
    await grant(agency, task);
    expect(await reverse(agency, task.dossierKey, { kind: 'rectify' })).toMatchObject({
      status: 400,
      body: { code: 'wrong-kind' },
    });
    for (let time = 0; time < 2; time += 1)
      expect(await reverse(agency, task.dossierKey, { kind: 'undo' })).toMatchObject({
        status: 200,
        body: { state: 'reversed' },
      });
    const reversal = await desk.taskOf(agency, task.dossierKey, 'reversal');
    expect(reversal).toMatchObject({
      state: 'open',
      dueAt: null,
      dueClass: 'later',
      subject: { name: 'Nguyễn Minh Đặng' },
    });
    expect(await desk.list(agency, `case=${task.caseId}`)).toHaveLength(2);
    const chi = clerk(agency);
    expect(await desk.open(reversal, chi)).toMatchObject({
      checks: [],
      reversal: { kind: 'undo', reason: 'by order' },
    });
    expect(await desk.decide(reversal, chi, { decision: 'grant' })).toMatchObject({ status: 400 });
    expect(await desk.change(reversal, 'decision', chi, { decision: 'carried-out' })).toMatchObject({
      status: 200,
      body: { state: 'decided', delivery: 'none' },
    });
  });

  it.each([
    ['social-affairs', 'funeral-benefit', funeralDossier, {}, 10_000_000],
    ['social-insurance', 'survivor-benefit', survivorDossier, {}, expect.any(Number) as number],
  ] as const)(
    'and has been paid by %s for %s becomes a claim over the amount granted',
    async (agency, step, dossier, result, amount) => {
      const task = await desk.file(agency, newKey(step), dossier());
      const { proposal } = await desk.open(task, clerk(agency));
      await grant(agency, task, { ...proposal, ...result });
      const answers = [1, 2].map(() => reverse(agency, task.dossierKey, { kind: 'recover-money' }));
      const [first, second] = await Promise.all(answers);
      expect(first).toMatchObject({ status: 202, body: { state: 'claim-open', amount } });
      expect(second?.body).toEqual(first?.body);
      expect(await desk.taskOf(agency, task.dossierKey, 'reversal')).toMatchObject({ state: 'open' });
    },
  );
});

describe('a birth that is granted while the population database is silent', () => {
  it('is granted provisionally after a while, and amended once there is a number', async () => {
    const agency = 'civil-status';
    const task = await desk.file(agency, newKey('birth'), birthDossier());
    await desk.network.faults('population', { hang: true });
    await grant(agency, task);
    const first = await desk.network.callback(task.dossierKey);
    expect(first).toMatchObject({ decision: 'granted', result: { personalId: null, provisional: true } });
    await desk.network.faults('population', {});
    const second = await until(() => desk.network.callbacks.of(task.dossierKey)[1], 20_000);
    if (first.decision !== 'granted' || second.decision !== 'granted') throw new Error(second.decision);
    const { provisional, ...entered } = first.result ?? {};
    expect(provisional).toBe(true);
    expect(second.result).toEqual({ ...entered, personalId: expect.stringMatching(/^\d{12}$/) as string });
    expect(second).toMatchObject({ decidedBy: first.decidedBy });
    expect(second.decisionId).not.toBe(first.decisionId);
    expect((await desk.send(agency, 'GET', task.dossierKey)).body).toMatchObject({ state: 'granted' });
  });
});
