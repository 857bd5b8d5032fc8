import { createHash, randomUUID } from 'node:crypto';
import { CaseOnFile } from '../api/support/case-on-file';
import { birthDossier } from '../support/birth-dossiers';
import { eventually } from '../e2e/support/eventually';
import { passedOnHeaders } from '../support/signed-message';
import { clerk, DeskOnNetwork } from './support/desk-on-network';
import { referredPaper } from './support/referred-paper';

jest.setTimeout(60_000);

let desk: DeskOnNetwork;
beforeAll(async () => {
  desk = await DeskOnNetwork.start();
});
afterAll(() => desk.stop());

const agency = 'civil-status';
const chi = clerk(agency);

test('a paper that the family brought is shown at the desk under the number it has in the case', async () => {
  const { caseId, documentId } = await referredPaper(desk.api, 'birth');
  const task = await desk.file(agency, `${caseId}/birth/1`, birthDossier());
  const asked = { decision: 'request-supplement', reason: { code: 'other', text: 'Bring the proof' } };
  expect(await desk.decide(task, chi, { ...asked, documents: ['proof'] })).toMatchObject({ status: 200 });
  const bytes = Buffer.from('%PDF-1.7\n');
  const attachment = (document: string, content: Buffer) => ({
    ...{ document, name: `${document}.pdf`, mediaType: 'application/pdf', size: content.length },
    ...{ content: content.toString('base64'), sha256: createHash('sha256').update(content).digest('hex') },
  });
  const attachments = [attachment('proof', bytes), attachment('other', Buffer.from('%PDF-1.4\n'))];
  const body = { changes: [], newKey: `${caseId}/birth/2`, attachments };
  expect(await desk.send(agency, 'POST', task.dossierKey, '/supplement', body)).toMatchObject({
    status: 202,
  });
  const next = await desk.taskOf(agency, `${caseId}/birth/2`);
  expect((await desk.open(next, chi)).documents).toMatchObject([
    { document: 'proof', documentId, round: 2 },
    { document: 'other', documentId: null, round: 2 },
  ]);
});

test('the message that opens a desk counts, however long the opening took', async () => {
  const { network } = desk;
  const path = `/desk/social-affairs/dossiers/${randomUUID()}%2Ffuneral-benefit%2F1`;
  const signedAt = Date.now();
  // Signatures tell the second only.
  await eventually(() => (Date.now() >= signedAt + 1_000 ? true : undefined));
  const to = `http://127.0.0.1:${String(network.callbacks.port)}${path}`;
  const headers = passedOnHeaders({
    ...{ key: network.keys.of('lienthong'), gatewayKey: network.keys.of('gateway'), now: signedAt },
    ...{ method: 'GET', url: network.gatewayUrl + path, to },
  });
  const answer = await fetch(to, { headers });
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({
    ...{ status: 404, body: { code: 'unknown-dossier' } },
  });
});

test('drafts that nobody has touched for thirty days are forgotten, others stay', async () => {
  const [old, fresh] = [`file:${randomUUID()}`, `file:${randomUUID()}`];
  for (const key of [old, fresh])
    expect(await desk.ask('PUT', `/v1/drafts/${key}`, chi, { body: {} })).toMatchObject({
      status: 200,
    });
  const { tasks } = desk.api.desks;
  await tasks.query(`update desk.drafts set updated_at = now() - interval '31 days' where key = $1`, [old]);
  await desk.api.desks.forget();
  const { rows } = await tasks.query<{ key: string }>('select key from desk.drafts');
  expect(rows.map(({ key }) => key)).toEqual([fresh]);
});

test('a draft comes back as it was typed, blanks and all', async () => {
  const path = `/v1/drafts/task:${randomUUID()}`;
  for (const body of [{}, { decision: '', reason: { text: ' xin ', code: null }, fields: [{}] }]) {
    expect(await desk.ask('PUT', path, chi, { body })).toMatchObject({ status: 200 });
    expect((await desk.ask('GET', path, chi)).body['body']).toEqual(body);
  }
});

test('a task is due when the step of its case is, however that moves, and lies in the office of the case', async () => {
  const onFile = await CaseOnFile.file(desk.api);
  const task = await desk.file(agency, `${onFile.caseId}/birth/1`, birthDossier());
  const view = async () => (await desk.api.register.findCase(onFile.caseId))?.view;
  expect(task.dueAt).toBe((await view())?.steps[0]?.dueAt);
  await onFile.sent('birth');
  const [found] = await desk.list(agency, `case=${onFile.caseId}`);
  expect(found).toMatchObject({ dueAt: '2026-11-26T17:00:00+07:00', dueClass: 'overdue' });
  const lead = (territory: string[]) => ({ roles: ['supervisor'], subject: 'test:lead', territory });
  expect(await desk.list(agency, `case=${onFile.caseId}`, lead(['26740']))).toHaveLength(1);
  expect(await desk.list(agency, `case=${onFile.caseId}`, lead(['00070']))).toEqual([]);
});
