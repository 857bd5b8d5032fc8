import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PreviewReply } from '../../api/schemas/tasks';
import { messageText } from '../../notify/message-texts';
import { birthDossier, residenceDossier } from '../support/birth-dossiers';
import { birthDeclaration } from '../support/declarations';
import { until } from '../support/network';
import { clerk, DeskOnNetwork, newKey, type Task } from './support/desk-on-network';
import { putOnRecord } from './support/records';

jest.setTimeout(120_000);

let desk: DeskOnNetwork;
beforeAll(async () => {
  desk = await DeskOnNetwork.start();
});
afterAll(() => desk.stop());

const [chi, dung, em] = [clerk('residence'), clerk('residence', 'Dung'), clerk('residence', 'Em')];
const supervisor = { roles: ['supervisor'], subject: 'test:lead', name: 'Lan', agency: 'residence' };
const grant = { decision: 'grant' };
const asked = {
  decision: 'request-supplement',
  reason: { code: 'file-incomplete' },
  fields: [{ pointer: '/residence/address/detail' }],
};
const inMinutes = (count: number): string => new Date(Date.now() + count * 60_000).toISOString();

async function fileClean(
  over: Parameters<typeof putOnRecord>[2] = {},
  key = newKey('residence'),
): Promise<Task> {
  const dossier = residenceDossier();
  await putOnRecord(desk, dossier, over);
  return desk.file('residence', key, dossier);
}
const statesOf = async (task: Task, code: string): Promise<string[]> =>
  (await desk.open(task, chi)).checks.filter((check) => check.code === code).map(({ state }) => state);

describe('what is asked elsewhere about a dossier', () => {
  it('speaks for it where everybody is as declared, and nothing stands against a grant', async () => {
    const task = await fileClean();
    const { checks } = await desk.open(task, chi);
    expect(new Set(checks.map(({ state }) => state))).toEqual(new Set(['ok']));
    expect(await desk.decide(task, chi, grant)).toMatchObject({ status: 200, body: { state: 'decided' } });
  });

  it('compares names folded, and a doubt is overridden by name, with a reason, and by two people', async () => {
    const task = await fileClean({ householdHead: { name: 'Nguyễn Văn Tâm' } });
    expect(await statesOf(task, 'name-matches')).toContain('doubt');
    expect(await desk.decide(task, chi, grant)).toMatchObject({
      status: 409,
      body: { code: 'check-open', checks: ['name-matches'] },
    });
    const overrides = [{ check: 'name-matches', reason: 'Seen on the identity card' }];
    const proposed = await desk.change(task, 'decision', chi, { ...grant, overrides });
    expect(proposed).toMatchObject({ status: 200, body: { state: 'proposed', delivery: 'none' } });
    expect(await desk.change(task, 'approval', chi)).toMatchObject({
      status: 403,
      body: { code: 'same-person' },
    });
    expect(await desk.change(task, 'approval', dung)).toMatchObject({
      status: 200,
      body: { state: 'decided' },
    });
    const sent = await desk.network.callback(task.dossierKey);
    expect(sent).toMatchObject({ decision: 'granted', decidedBy: dung.subject });
    const folded = await fileClean({ householdHead: { name: 'NGUYEN VAN DAT' } });
    expect(await statesOf(folded, 'name-matches')).not.toContain('doubt');
  });

  it('is unknown where nobody answers, which holds nobody up and stands in the event', async () => {
    await desk.network.faults('population', { outage: true });
    const task = await fileClean();
    expect(await statesOf(task, 'person-alive')).toEqual(['unknown', 'unknown', 'unknown']);
    expect(await desk.decide(task, chi, grant)).toMatchObject({ status: 200 });
    await desk.network.faults('population', {});
    const decided = (await desk.events(task, chi)).find(({ type }) => type === 'task-decided');
    expect(decided?.data['checks']).toContainEqual(
      expect.objectContaining({ code: 'person-alive', state: 'unknown' }),
    );
  });
});

describe('asking the family', () => {
  it('is shown before as it will be sent, and counts as late the second time, which takes two people', async () => {
    const filed = await desk.api.file(birthDeclaration(), {
      token: await desk.api.token({ roles: ['portal'] }),
    });
    const { caseId, caseCode, trackingCode } = z
      .object({ caseId: z.string(), caseCode: z.string(), trackingCode: z.string() })
      .parse(filed.body);
    const task = await fileClean({}, `${caseId}/residence/1`);
    await desk.change(task, 'claim', chi);
    const shown = PreviewReply.parse((await desk.change(task, 'preview', chi, asked)).body);
    await desk.change(task, 'decision', chi, asked);
    const sent = await desk.network.callback(task.dossierKey);
    expect(sent.decision).toBe('supplement-requested');
    expect(shown).toMatchObject({ warnings: [], until: sent.until });
    const [year, month, day] = (sent.until ?? '').slice(0, 10).split('-');
    for (const language of ['vi', 'en'] as const)
      expect(shown.message?.[language]).toEqual(
        messageText('supplement', language, {
          ...{ c: caseCode, u: `http://127.0.0.1:8080/track/${trackingCode}`, s: '' },
          date: [day, month, year].join('/'),
        }),
      );
    const second = `${caseId}/residence/2`;
    const body = { changes: [{ pointer: '/residence/address/detail', value: '14 Lê Lợi' }], newKey: second };
    await desk.send('residence', 'POST', task.dossierKey, '/supplement', body);
    const next = await desk.taskOf('residence', second);
    expect(next).toMatchObject({
      round: 2,
      supplements: 1,
      suggested: { name: 'Chi' },
      flags: ['supplemented'],
    });
    await desk.change(next, 'claim', dung);
    const warned = PreviewReply.parse((await desk.change(next, 'preview', dung, asked)).body);
    expect(warned.warnings.map(({ code }) => code)).toEqual(['second-supplement']);
    expect(await desk.change(next, 'decision', dung, asked)).toMatchObject({
      status: 409,
      body: { code: 'second-supplement' },
    });
    const overrides = [{ check: 'second-supplement', reason: 'The answer cannot be read' }];
    expect(await desk.change(next, 'decision', dung, { ...asked, overrides })).toMatchObject({
      body: { state: 'proposed' },
    });
    expect(await desk.change(next, 'approval', chi)).toMatchObject({
      status: 200,
      body: { state: 'decided' },
    });
    expect(await desk.network.callback(second)).toMatchObject({ decision: 'supplement-requested' });
  });

  it.each([
    ['nothing in particular', { fields: undefined }, 'fields-required'],
    ['without a reason', { reason: undefined }, 'reason-required'],
    [
      'for a reason that is none of this step',
      { reason: { code: 'certificate-mismatch' } },
      'unknown-reason',
    ],
    ['in words too short to help', { reason: { code: 'other', text: 'no' } }, 'reason-required'],
    [
      'for what the step has nothing to do with',
      { fields: [{ pointer: '/mother/name' }] },
      'unknown-pointer',
    ],
    ['until a day that is none', { until: '2026-12-01T16:00:00+07:00' }, 'bad-limit'],
  ])('is refused %s', async (_how, over, code) => {
    const task = await fileClean();
    expect(await desk.decide(task, chi, { ...asked, ...over })).toMatchObject({
      status: 400,
      body: { code },
    });
    expect(await desk.open(task, chi)).toMatchObject({ state: 'claimed', decision: null });
  });

  it('is no way to change what a granted act has registered', async () => {
    const task = await fileClean();
    const about = { ...asked, fields: [{ pointer: '/child/name' }] };
    expect(await desk.decide(task, chi, about)).toMatchObject({
      status: 409,
      body: { code: 'registered-fact' },
    });
  });
});

describe('four eyes', () => {
  it('are not those of the proposer, nor of who stands for them, but of anybody else', async () => {
    const at = (name: string) => clerk('civil-status', name);
    const task = await desk.file('civil-status', newKey('birth'), birthDossier());
    await desk.ask('GET', '/v1/tasks/counts', at('Em'));
    await untilKnown('civil-status', 'Em');
    const delegation = { to: at('Em').subject, from: inMinutes(-1), until: inMinutes(60), reason: 'leave' };
    expect(await desk.ask('PUT', '/v1/users/me/delegation', at('Chi'), delegation)).toMatchObject({
      status: 200,
    });
    expect(await desk.decide(task, at('Chi'), grant)).toMatchObject({ body: { state: 'proposed' } });
    for (const name of ['Chi', 'Em'])
      expect(await desk.change(task, 'approval', at(name))).toMatchObject({
        status: 403,
        body: { code: 'same-person' },
      });
    const returned = await desk.change(task, 'rejection', at('Dung'), { reason: 'Which ward?' });
    expect(returned).toMatchObject({ status: 200, body: { state: 'claimed', assignee: { name: 'Chi' } } });
    expect((await desk.open(task, at('Chi'))).returned).toMatchObject({
      reason: 'Which ward?',
      by: { name: 'Dung' },
    });
    await desk.change(task, 'decision', at('Chi'), grant);
    expect(await desk.change(task, 'approval', at('Dung'))).toMatchObject({
      status: 200,
      body: { state: 'decided' },
    });
    expect(await desk.change(task, 'approval', at('Gia'))).toMatchObject({
      status: 409,
      body: { code: 'already-decided', by: { name: 'Dung' } },
    });
  });
});

const untilKnown = (agency: 'civil-status' | 'residence', name: string) =>
  until(async () => {
    const { body } = await desk.ask('GET', '/v1/users', clerk(agency));
    const { data } = z.object({ data: z.array(z.object({ name: z.string() })) }).parse(body);
    return data.some((user) => user.name === name) ? true : undefined;
  });

describe('work that is handed on', () => {
  it('is done in bulk only where nothing stands against it, each task for itself', async () => {
    const clean = await Promise.all([1, 2, 3].map(() => fileClean()));
    const doubtful = await fileClean({ householdHead: { name: 'Lê Thị Bưởi' } });
    const gone = await fileClean();
    await desk.send('residence', 'POST', gone.dossierKey, '/withdrawal', { reason: 'moved away' });
    const tasks = [clean[0], doubtful, clean[1], gone, clean[2]];
    const body = { action: 'grant', taskIds: tasks.map((task) => task?.taskId) };
    const { status, body: done } = await desk.ask('POST', '/v1/tasks/bulk', em, body, randomUUID());
    expect(status).toBe(200);
    expect(done['results']).toMatchObject([
      { ok: true },
      { ok: false, code: 'needs-a-look' },
      { ok: true },
      { ok: false, code: 'task-withdrawn' },
      { ok: true },
    ]);
    for (const task of clean) expect(await desk.open(task, em)).toMatchObject({ state: 'decided' });
    expect(await desk.open(doubtful, em)).toMatchObject({ state: 'open' });
  });

  it('is lent with reach while somebody is away, and comes back by itself', async () => {
    const far = clerk('residence', 'Giang', ['01']);
    const task = await fileClean();
    expect((await desk.ask('GET', `/v1/tasks/${task.taskId}`, far)).status).toBe(404);
    await untilKnown('residence', 'Giang');
    const ends = new Date(Date.now() + 1_500).toISOString();
    const delegation = { to: far.subject, from: inMinutes(-1), until: ends, reason: 'an hour off' };
    expect(await desk.ask('PUT', '/v1/users/me/delegation', chi, delegation)).toMatchObject({ status: 200 });
    await desk.change(task, 'claim', chi);
    expect(await desk.open(task, far)).toMatchObject({ assignee: { name: 'Chi' } });
    await until(async () =>
      (await desk.ask('GET', `/v1/tasks/${task.taskId}`, far)).status === 404 ? true : undefined,
    );
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(ends));
  });

  it('is taken from nobody but by whoever directs the work, for a reason', async () => {
    const task = await fileClean();
    await desk.change(task, 'claim', chi);
    expect(await desk.change(task, 'release', dung)).toMatchObject({ status: 403 });
    const release = (body: object) => desk.change(task, 'release', supervisor, body);
    expect(await release({})).toMatchObject({ status: 400, body: { code: 'reason-required' } });
    expect(await release({ reason: 'Chi is ill' })).toMatchObject({ status: 200, body: { state: 'open' } });
  });
});
