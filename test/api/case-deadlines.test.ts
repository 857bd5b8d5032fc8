import { filedThere } from '../support/places';
import { randomUUID } from 'node:crypto';
import { dayZeroOf } from '../../domain/legal-clock';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { currentCalendar } from '../../procedures/shared/calendar';
import { birthDeclaration } from '../support/declarations';
import { RunningApi } from './support/running-api';
import type { TestUser } from './support/tokens';

const portal: TestUser = { roles: ['portal'], subject: 'test:portal' };

describe("a case's deadlines", () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await RunningApi.start();
  }, 60_000);
  afterAll(() => api.stop());

  const fileOne = async () => {
    const { body } = await api.file(birthDeclaration(), { token: await api.token(portal) });
    return { ...body, caseId: String(body['caseId']), receipt: body['receipt'] as Record<string, unknown> };
  };
  const ask = async (caseId: string, user: TestUser = portal) =>
    api.get(`/v1/cases/${caseId}/deadlines`, { token: await api.token(user) });

  it('of a case just filed are the receipt’s, day by day', async () => {
    const { caseId, receipt } = await fileOne();
    const { status, body } = await ask(caseId);
    expect(status).toBe(200);
    expect(body).toEqual({
      dueAt: receipt['dueAt'],
      certainty: receipt['certainty'],
      explanation: receipt['explanation'],
      calendar: currentCalendar.version,
      newerCalendar: null,
      moves: [],
      steps: [],
    });
  });

  it('explain a step from when its agency has taken the file', async () => {
    const { caseId } = await fileOne();
    const at = vietNamInstant(Date.now());
    const dueAt = `${dayZeroOf(at, currentCalendar)}T17:00:00+07:00`;
    const data = { round: 1, dossierKey: `${caseId}/birth/1`, dueAt, ...filedThere };
    const event = { id: 'run/1', at, type: 'step-filed', step: 'birth', by: 'system', data } as const;
    await api.register.appendEvents(caseId, [{ event, documents: {} }]);
    const { body } = await ask(caseId);
    expect(body['steps']).toMatchObject([{ id: 'birth', setBy: 'step', dueAt, moves: [] }]);
    const [birth] = body['steps'] as { explanation: { day: string }[] }[];
    expect(birth!.explanation[0]?.day).toBe(at.slice(0, 10));
    expect(birth!.explanation.at(-1)?.day).toBe(dueAt.slice(0, 10));
  });

  it('are for readers of the case alone', async () => {
    const { caseId } = await fileOne();
    const path = `/v1/cases/${caseId}/deadlines`;
    expect((await api.get(path)).status).toBe(401);
    for (const user of [
      { subject: 'another-portal', roles: ['portal'] },
      { roles: ['clerk'], agency: 'social-affairs' },
    ])
      expect((await ask(caseId, user)).body['code']).toBe('unknown-case');
    for (const user of [{ roles: ['clerk'], agency: 'civil-status' }, { roles: ['auditor'] }]) {
      expect((await ask(caseId, user)).status).toBe(200);
    }
    expect((await ask(randomUUID())).body['code']).toBe('unknown-case');
  });
});
