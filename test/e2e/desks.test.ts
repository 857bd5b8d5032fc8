import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { TaskListReply, TaskReply, TaskSummaryReply } from '../../api/schemas/tasks';
import type { AgencyId } from '../../domain/agencies';
import { fileNew, stepOf, untilSettled, untilView } from './support/cases';
import { eventually, inParallel } from './support/eventually';
import { newFamily } from './support/families';
import { RunningStack, type Answer } from './support/running-stack';
import { dossiersAt, effectsAt } from './support/simulators';

jest.setTimeout(600_000);

let stack: RunningStack;
beforeAll(async () => {
  stack = await RunningStack.start();
});
afterAll(() => stack.remove());

const tokenOf = (user: string): string => z.string().parse(stack.ready.tokens[user]);
const clerkOf = (agency: AgencyId): string => tokenOf(`clerk:${agency}`);

function ask(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  token: string,
  body?: object,
  key?: string,
): Promise<Answer> {
  const headers = { 'accept-language': 'en', ...(key !== undefined && { 'idempotency-key': key }) };
  return stack.api(path, { method, token, headers, ...(body && { body }) });
}

async function setMode(agency: AgencyId, mode: 'desk' | 'system', only?: string[]): Promise<void> {
  const body = { mode, reason: 'trial', ...(only && { only }) };
  const answer = await ask('PUT', `/v1/ops/agencies/${agency}/mode`, tokenOf('ops'), body);
  expect(answer).toMatchObject({ status: 200, body: { agency, mode } });
}

type Task = z.output<typeof TaskSummaryReply>;

/** The task of a step's newest round, once it is at its desk. */
function taskOf(agency: AgencyId, caseId: string, round = 1): Promise<Task> {
  return eventually(async () => {
    const { body } = await ask('GET', `/v1/tasks?case=${caseId}`, clerkOf(agency));
    return TaskListReply.parse(body).data.find((task) => task.round === round);
  });
}

const change = (task: Task, verb: string, token: string, body: object = {}, key?: string): Promise<Answer> =>
  ask('POST', `/v1/tasks/${task.taskId}/${verb}`, token, body, key);

describe('an agency whose clerks decide here', () => {
  afterEach(() => setMode('residence', 'system'));

  it('gets what is first filed from then on, grants it, and the case goes on', async () => {
    const before = await fileNew(stack, await newFamily(stack));
    await untilSettled(stack, before);
    await setMode('residence', 'desk');
    const caseId = await fileNew(stack, await newFamily(stack));
    const task = await taskOf('residence', caseId);
    expect(task).toMatchObject({ kind: 'decision', state: 'open', delivery: 'none', step: 'residence' });
    const token = clerkOf('residence');
    expect(await change(task, 'claim', token)).toMatchObject({ status: 200, body: { state: 'claimed' } });
    const opened = TaskReply.parse((await ask('GET', `/v1/tasks/${task.taskId}`, token)).body);
    expect(opened.proposal).toMatchObject({ noticeNumber: expect.stringContaining('CT08') as string });
    const decided = await change(task, 'decision', token, { decision: 'grant' });
    expect(decided).toMatchObject({ status: 200, body: { state: 'decided' } });
    const view = await untilSettled(stack, caseId);
    expect(stepOf(view, 'residence')).toMatchObject({ state: 'granted', result: opened.proposal });
    expect(await dossiersAt(stack, 'residence', caseId)).toEqual([]);
    expect(await effectsAt(stack, 'residence', before)).toHaveLength(1);
    const delivered = await eventually(async () => {
      const { body } = await ask('GET', `/v1/tasks/${task.taskId}`, token);
      return TaskReply.parse(body).delivery === 'delivered' ? true : undefined;
    });
    expect(delivered).toBe(true);
  });

  it('asks the family for more, and gets the answer as the next round', async () => {
    await setMode('residence', 'desk');
    const caseId = await fileNew(stack, await newFamily(stack));
    const task = await taskOf('residence', caseId);
    const token = clerkOf('residence');
    await change(task, 'claim', token);
    const asked = { decision: 'request-supplement', reason: { code: 'file-incomplete' } };
    const registered = { ...asked, fields: [{ pointer: '/child/name' }] };
    expect(await change(task, 'decision', token, registered)).toMatchObject({
      body: { code: 'registered-fact' },
    });
    const fields = [{ pointer: '/residence/address/detail' }];
    expect(await change(task, 'decision', token, { ...asked, fields })).toMatchObject({ status: 200 });
    // A later round stays with who took the first, whatever is said of new ones.
    await setMode('residence', 'system');
    await untilView(stack, caseId, (view) => stepOf(view, 'residence').state === 'awaiting-citizen');
    const answer = { step: 'residence', changes: [{ pointer: fields[0]?.pointer, value: '14 Lê Lợi' }] };
    await ask('POST', `/v1/cases/${caseId}/supplements`, tokenOf('portal'), answer);
    const next = await taskOf('residence', caseId, 2);
    expect(next).toMatchObject({ supplements: 1, flags: ['supplemented'], state: 'open' });
    await change(next, 'claim', token);
    expect(await change(next, 'decision', token, { ...asked, fields })).toMatchObject({
      body: { code: 'second-supplement' },
    });
    const again = { ...asked, fields, overrides: [{ check: 'second-supplement', reason: 'illegible' }] };
    expect(await change(next, 'decision', token, again)).toMatchObject({ body: { state: 'proposed' } });
    await change(next, 'approval', tokenOf('clerk2:residence'));
    const late = await untilView(stack, caseId, (view) => stepOf(view, 'residence').supplements === 2);
    expect(stepOf(late, 'residence')).toMatchObject({ overdue: true, overdueReasons: ['second-supplement'] });
    await ask('POST', `/v1/cases/${caseId}/supplements`, tokenOf('portal'), {
      ...answer,
      changes: [{ pointer: fields[0]?.pointer, value: '16 Lê Lợi' }],
    });
    const last = await taskOf('residence', caseId, 3);
    await change(last, 'claim', token);
    await change(last, 'decision', token, { decision: 'grant' });
    await untilSettled(stack, caseId);
    expect(await dossiersAt(stack, 'residence', caseId)).toEqual([]);
  });

  it('leaves with the system what that has taken before, and where it is for other communes', async () => {
    const family = await newFamily(stack);
    const head = { ...family.residence.householdHead, consent: undefined };
    const unasked = { ...family, residence: { ...family.residence, register: 'other', householdHead: head } };
    const before = await fileNew(stack, unasked);
    await untilView(stack, before, (view) => stepOf(view, 'residence').state === 'awaiting-citizen');
    await setMode('residence', 'desk', ['00070']);
    const elsewhere = await fileNew(stack, await newFamily(stack));
    await untilSettled(stack, elsewhere);
    expect(await dossiersAt(stack, 'residence', elsewhere)).toHaveLength(1);
    await setMode('residence', 'desk', ['26740']);
    const changes = [{ pointer: '/residence/householdHead/consent', value: true }];
    const answer = { step: 'residence', changes };
    await ask('POST', `/v1/cases/${before}/supplements`, tokenOf('portal'), answer);
    await untilSettled(stack, before);
    expect(await dossiersAt(stack, 'residence', before)).toHaveLength(2);
    const here = await fileNew(stack, await newFamily(stack));
    const task = await taskOf('residence', here);
    expect(task).toMatchObject({ place: '26740', state: 'open' });
    const { body } = await ask('GET', `/v1/tasks?place=26740&limit=200`, clerkOf('residence'));
    const cases = TaskListReply.parse(body).data.map(({ caseId }) => caseId);
    expect(cases.filter((caseId) => [before, elsewhere].includes(caseId))).toEqual([]);
    await change(task, 'claim', clerkOf('residence'));
    await change(task, 'decision', clerkOf('residence'), { decision: 'grant' });
    await untilSettled(stack, here);
  });

  it('has one decision for each task, whoever is first', async () => {
    await setMode('residence', 'desk');
    const caseId = await fileNew(stack, await newFamily(stack));
    const task = await taskOf('residence', caseId);
    const clerk = clerkOf('residence');
    const claims = await inParallel(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? clerk : tokenOf('supervisor'))),
      20,
      (token) => change(task, 'claim', token),
    );
    const holders = new Set(
      claims
        .filter(({ status }) => status === 200)
        .map(({ body }) => TaskSummaryReply.parse(body).assignee?.subject),
    );
    expect(holders.size).toBe(1);
    const token = holders.has('dev:supervisor') ? tokenOf('supervisor') : clerk;
    const key = randomUUID();
    const refuse = { decision: 'refuse', reason: { code: 'officer-refused' } };
    const both = await Promise.all([
      change(task, 'decision', token, refuse, key),
      change(task, 'decision', token, refuse, key),
      change(task, 'decision', token, { decision: 'grant' }),
    ]);
    const done = both.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThanOrEqual(1);
    const view = await untilSettled(stack, caseId);
    const decision = TaskSummaryReply.parse(done[0]?.body).decision?.decision;
    expect(stepOf(view, 'residence').state).toBe(decision === 'grant' ? 'granted' : 'refused');
  });

  it('shows what the family will read, keeps drafts, and hands work over within the agency', async () => {
    await setMode('residence', 'desk');
    const caseId = await fileNew(stack, await newFamily(stack));
    const task = await taskOf('residence', caseId);
    const clerk = clerkOf('residence');
    const colleague = tokenOf('clerk2:residence');
    await ask('GET', '/v1/tasks/counts', colleague);
    await change(task, 'claim', clerk);
    const asked = {
      decision: 'request-supplement',
      reason: { code: 'file-incomplete' },
      fields: [{ pointer: '/residence/address/detail' }],
    };
    const shown = await change(task, 'preview', clerk, asked);
    expect(shown).toMatchObject({ status: 200, body: { warnings: [] } });
    const sms = z.object({ message: z.object({ vi: z.object({ sms: z.string().max(160) }) }) });
    expect(sms.parse(shown.body).message.vi.sms).toContain('can bo sung truoc');
    const draft = `/v1/drafts/task:${task.taskId}`;
    expect((await ask('PUT', draft, clerk, { body: asked })).status).toBe(200);
    expect((await ask('GET', draft, colleague)).status).toBe(404);
    const to = 'dev:clerk2:residence';
    const handed = await eventually(async () => {
      const answer = await change(task, 'handover', clerk, { to, note: 'on leave' });
      return answer.status === 200 ? answer : undefined;
    });
    expect(handed.body).toMatchObject({ state: 'claimed', assignee: { subject: to } });
    expect((await ask('GET', draft, colleague)).body).toMatchObject({ body: asked });
    expect(await change(task, 'decision', clerk, asked)).toMatchObject({
      status: 409,
      body: { code: 'claimed-by-other', by: { name: expect.any(String) as string } },
    });
    await change(task, 'decision', colleague, { decision: 'grant' });
    await untilSettled(stack, caseId);
  });

  it('needs two people for a birth, and sends what they decided once the API is back from a kill', async () => {
    await setMode('civil-status', 'desk');
    const caseId = await fileNew(stack, await newFamily(stack));
    const task = await taskOf('civil-status', caseId);
    await setMode('civil-status', 'system');
    const [clerk, colleague] = [clerkOf('civil-status'), tokenOf('clerk2:civil-status')];
    await change(task, 'claim', clerk);
    const overrides = [{ check: 'name-matches', reason: 'seen on paper' }];
    const proposed = await change(task, 'decision', clerk, { decision: 'grant', overrides });
    expect(proposed).toMatchObject({ status: 200, body: { state: 'proposed' } });
    expect(await change(task, 'approval', clerk)).toMatchObject({
      status: 403,
      body: { code: 'same-person' },
    });
    const approved = await change(task, 'approval', colleague);
    expect(approved).toMatchObject({ status: 200, body: { state: 'decided' } });
    await stack.kill('api');
    await stack.untilAnswers();
    const view = await untilSettled(stack, caseId);
    expect(stepOf(view, 'birth')).toMatchObject({
      state: 'granted',
      result: { personalId: expect.any(String) as string },
    });
    expect(await dossiersAt(stack, 'civil-status', caseId)).toEqual([]);
  });

  it('does with many tasks what it does with one, and says of each what came of it', async () => {
    await setMode('residence', 'desk');
    const cases = await inParallel([1, 2], 2, async () => fileNew(stack, await newFamily(stack)));
    const tasks = await inParallel(cases, 2, (caseId) => taskOf('residence', caseId));
    const taskIds = [...tasks.map(({ taskId }) => taskId), randomUUID()];
    const token = clerkOf('residence');
    const claimed = await ask('POST', '/v1/tasks/bulk', token, { action: 'claim', taskIds });
    const results = [{ ok: true }, { ok: true }, { ok: false, code: 'unknown-task' }];
    expect(claimed).toMatchObject({ status: 200, body: { results } });
    for (const task of tasks) await change(task, 'decision', token, { decision: 'grant' });
    for (const caseId of cases) await untilSettled(stack, caseId);
  });
});
