import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { residenceDossier } from '../support/birth-dossiers';
import { until } from '../support/network';
import { clerk, DeskOnNetwork, newKey, type Task } from './support/desk-on-network';

jest.setTimeout(120_000);

let desk: DeskOnNetwork;
beforeAll(async () => {
  desk = await DeskOnNetwork.start();
});
afterAll(() => desk.stop());

const agency = 'residence';
const [chi, dung] = [clerk(agency), clerk(agency, 'Dung')];
const grant = { decision: 'grant' };
const refuse = { decision: 'refuse', reason: { code: 'officer-refused' } };

const file = (key = newKey('residence')): Promise<Task> => desk.file(agency, key, residenceDossier());
const delivered = (task: Task) =>
  until(async () => {
    const { delivery } = await desk.open(task, chi);
    return delivery === 'delivered' ? true : undefined;
  });
/** As if its holder had not been heard of for as long as a claim is held. */
const expire = ({ taskId }: Task) =>
  desk.api.desks.tasks.query(`update desk.tasks set locked_until = now() where task_id = $1`, [taskId]);

/** The first of twenty decides, and the last withdraws, before the other begins; between them the two meet somewhere. */
async function meeting<A, B>(
  i: number,
  decide: () => Promise<A>,
  withdraw: () => Promise<B>,
): Promise<[A, B]> {
  if (i === 0) return [await decide(), await withdraw()];
  if (i === 19) {
    const withdrawn = await withdraw();
    return [await decide(), withdrawn];
  }
  const later = (headStart: number) => delay(Math.max(0, headStart) * 15);
  return Promise.all([later(i - 10).then(decide), later(10 - i).then(withdraw)]);
}

describe('of people who reach for one task', () => {
  it('one of twenty gets it, and the others are told who has it', async () => {
    const task = await file();
    const clerks = Array.from({ length: 20 }, (_, i) => clerk(agency, `Clerk ${String(i)}`));
    const answers = await Promise.all(clerks.map((one) => desk.change(task, 'claim', one)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const holder = clerks[answers.findIndex(({ status }) => status === 200)]?.name;
    for (const { status, body } of answers)
      if (status !== 200)
        expect([status, body]).toMatchObject([409, { code: 'claimed-by-other', by: { name: holder } }]);
  });

  it('the first to decide has decided, and the other is told who, and when', async () => {
    const task = await file();
    await desk.change(task, 'claim', chi);
    const answers = await Promise.all([
      desk.change(task, 'decision', chi, grant),
      desk.change(task, 'decision', chi, refuse),
    ]);
    const [done, other] = answers.toSorted((a, b) => a.status - b.status);
    expect(done?.status).toBe(200);
    const decision = (done?.body['decision'] as { at: string }).at;
    const time = `${decision.slice(11, 16)} ${decision.slice(8, 10)}/${decision.slice(5, 7)}`;
    expect([other?.status, other?.body]).toMatchObject([
      409,
      {
        code: 'already-decided',
        by: { name: 'Chi' },
        detail: expect.stringMatching(
          new RegExp(`^Chi decided at ${time}; yours was not recorded\\.`),
        ) as string,
      },
    ]);
    expect(desk.network.callbacks.of(task.dossierKey)).toHaveLength(1);
  });

  it('the family that withdraws and the clerk who decides never both succeed, in 200 tries', async () => {
    const outcomes = { decided: 0, withdrawn: 0 };
    for (let round = 0; round < 10; round += 1) {
      const tasks = await Promise.all(Array.from({ length: 20 }, () => file()));
      await Promise.all(tasks.map((task) => desk.change(task, 'claim', chi)));
      await Promise.all(
        tasks.map(async (task, i) => {
          const decide = () => desk.change(task, 'decision', chi, grant);
          const withdraw = () =>
            desk.send(agency, 'POST', task.dossierKey, '/withdrawal', { reason: 'moved away' });
          const [decided, withdrawn] = await meeting(i, decide, withdraw);
          const { state } = (await desk.send(agency, 'GET', task.dossierKey)).body;
          const opened = await desk.open(task, chi);
          if (decided.status === 200) {
            outcomes.decided += 1;
            expect(withdrawn).toMatchObject({ status: 409, body: { code: 'already-decided' } });
            expect([state, opened.state]).toEqual(['granted', 'decided']);
          } else {
            outcomes.withdrawn += 1;
            expect([withdrawn.status, decided.status]).toEqual([200, 409]);
            expect(decided.body).toMatchObject({ code: 'task-withdrawn', by: { name: null } });
            expect([state, opened.state]).toEqual(['withdrawn', 'withdrawn']);
            expect(desk.network.callbacks.of(task.dossierKey)).toEqual([]);
          }
        }),
      );
    }
    expect(outcomes.decided + outcomes.withdrawn).toBe(200);
    expect(Math.min(outcomes.decided, outcomes.withdrawn)).toBeGreaterThan(0);
  });

  it('the next may claim what its holder has not touched for so long; what was typed is still there', async () => {
    const task = await file();
    await desk.change(task, 'claim', chi);
    const draft = `/v1/drafts/task:${task.taskId}`;
    await desk.ask('PUT', draft, chi, { body: { decision: 'refuse' } });
    await expire(task);
    expect(await desk.change(task, 'claim', dung)).toMatchObject({
      status: 200,
      body: { assignee: { name: 'Dung' } },
    });
    expect((await desk.ask('GET', draft, chi)).body).toMatchObject({ body: { decision: 'refuse' } });
    expect(await desk.change(task, 'decision', chi, grant)).toMatchObject({
      status: 409,
      body: { code: 'claimed-by-other', by: { name: 'Dung' } },
    });
    const events = await desk.events(task, chi);
    expect(events.map(({ type, name, data }) => [type, name, data['cause']])).toEqual([
      ['task-opened', null, undefined],
      ['task-claimed', 'Chi', undefined],
      ['task-released', null, 'timeout'],
      ['task-claimed', 'Dung', undefined],
    ]);
  });

  it("a holder's decision counts after their time, as long as nobody has taken the task", async () => {
    const task = await file();
    await desk.change(task, 'claim', chi);
    await expire(task);
    await until(async () => ((await desk.open(task, chi)).state === 'open' ? true : undefined));
    expect(await desk.change(task, 'decision', dung, grant)).toMatchObject({
      status: 409,
      body: { code: 'not-claimed' },
    });
    expect(await desk.change(task, 'decision', chi, grant)).toMatchObject({
      status: 200,
      body: { state: 'decided', assignee: { name: 'Chi' } },
    });
  });

  it('a verb under one key has one effect, and one answer however often it is sent', async () => {
    const task = await file();
    await desk.change(task, 'claim', chi);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => desk.change(task, 'decision', chi, grant, key)));
    answers.push(await desk.change(task, 'decision', chi, grant, key));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    await delivered(task);
    expect(desk.network.callbacks.of(task.dossierKey)).toHaveLength(1);
    const decisions = (await desk.events(task, chi)).filter(({ type }) => type === 'task-decided');
    expect(decisions).toHaveLength(1);
  });

  it('a decision is taken also while the gateway is away, and arrives once it is back', async () => {
    const task = await file();
    await desk.change(task, 'claim', chi);
    await desk.open(task, chi);
    await desk.network.whileAway(async () => {
      expect(await desk.change(task, 'decision', chi, grant)).toMatchObject({
        status: 200,
        body: { state: 'decided', delivery: 'pending' },
      });
    });
    const sent = await desk.network.callback(task.dossierKey);
    await delivered(task);
    const all = desk.network.callbacks.of(task.dossierKey);
    expect(new Set(all.map(({ decisionId }) => decisionId))).toEqual(new Set([sent.decisionId]));
    expect(sent).toMatchObject({ decision: 'granted', decidedBy: chi.subject });
  });
});
