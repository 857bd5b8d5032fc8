import { filedThere } from '../support/places';
import { dayZeroOf } from '../../domain/legal-clock';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { currentCalendar } from '../../procedures/shared/calendar';
import { kindOf } from '../../domain/calendar';
import type { CaseTimeline } from '../../casework/case-timeline';
import { birthDeclaration } from '../support/declarations';
import { RunningApi } from './support/running-api';
import type { TestUser } from './support/tokens';

const portal: TestUser = { roles: ['portal'], subject: 'test:portal' };

describe("a case's timeline", () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await RunningApi.start();
  }, 60_000);
  afterAll(() => api.stop());

  const fileOne = async () => {
    const { body } = await api.file(birthDeclaration(), { token: await api.token(portal) });
    return { caseId: String(body['caseId']), dueAt: String(body['dueAt']) };
  };
  const ask = async (caseId: string, user: TestUser = portal) => {
    const { status, body } = await api.get(`/v1/cases/${caseId}/timeline`, { token: await api.token(user) });
    return { status, timeline: body as unknown as CaseTimeline };
  };

  it('has every day from filing to the due date, with its kind, and a row for each step of the edition', async () => {
    const { caseId, dueAt } = await fileOne();
    const { status, timeline } = await ask(caseId);
    expect(status).toBe(200);
    expect(timeline.days[0]?.day).toBe(timeline.from);
    expect(timeline.days.at(-1)?.day).toBe(timeline.to);
    expect(timeline.to).toBe(dueAt.slice(0, 10));
    for (const { day, kind } of timeline.days) expect(kind).toBe(kindOf(day, currentCalendar));
    expect(timeline.rows.map(({ step }) => step)).toEqual([
      'birth',
      'residence',
      'health-insurance',
      'identity-card',
    ]);
    expect(timeline.rows[1]).toMatchObject({ state: 'pending', planned: null, actual: [], dueAt: null });
  });

  it('shows where a step has been, one after another, without a gap', async () => {
    const { caseId } = await fileOne();
    const at = vietNamInstant(Date.now());
    const dueAt = `${dayZeroOf(at, currentCalendar)}T17:00:00+07:00`;
    const data = { round: 1, dossierKey: `${caseId}/birth/1`, dueAt, ...filedThere };
    const event = { id: 'run/1', at, type: 'step-filed', step: 'birth', by: 'system', data } as const;
    await api.register.appendEvents(caseId, [{ event, documents: {} }]);
    const { timeline } = await ask(caseId);
    const [birth] = timeline.rows;
    expect(birth).toMatchObject({ state: 'with-agency', dueAt, planned: { to: dueAt } });
    expect(birth!.actual.at(-1)).toEqual({ from: at, to: null, what: 'with-agency' });
    for (const [index, { to }] of birth!.actual.slice(0, -1).entries())
      expect(to).toBe(birth!.actual[index + 1]!.from);
  });

  it('is for readers of the case alone', async () => {
    const { caseId } = await fileOne();
    expect((await ask(caseId, { subject: 'another-portal', roles: ['portal'] })).status).not.toBe(200);
    expect((await api.get(`/v1/cases/${caseId}/timeline`)).status).toBe(401);
  });
});
