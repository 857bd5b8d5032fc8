import type { CaseEvent, Documents } from '../../domain/case-events';
import type { Dashboard } from '../../casework/reports/dashboard';
import type { KeyedFigures, PeriodFigures } from '../../register/count-handlings';
import { birthDeclaration } from '../support/declarations';
import { filedThere } from '../support/places';
import { RunningApi } from './support/running-api';
import type { TestUser } from './support/tokens';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
});
afterAll(() => api.stop());

const portal: TestUser = { roles: ['portal'], subject: 'portal-1' };
const auditor: TestUser = { roles: ['auditor'] };

async function show(query: string, user: TestUser = auditor): Promise<Dashboard> {
  const token = await api.token(user);
  const { status, body } = await api.get(`/v1/reports/dashboard?${query}`, { token });
  expect(status).toBe(200);
  return body as unknown as Dashboard;
}

/** Received on a day of a month that is over, with what has come of it since. */
async function fileOn(day: string, counter = false): Promise<Story> {
  const user: TestUser = counter ? { roles: ['counter'] } : portal;
  const body = { receivedAt: `${day}T09:00:00+07:00` };
  // Older editions link fewer steps.
  const { child, ...rest } = birthDeclaration({ scope: ['birth', 'residence'] });
  const born = { ...rest, child: { ...child, bornAt: '2026-05-01T08:15:00+07:00' } };
  const filed = await api.file(born, { token: await api.token(user), body });
  expect(filed.status).toBe(201);
  return new Story(String(filed.body['caseId']));
}

class Story {
  private count = 0;
  constructor(readonly caseId: string) {}

  async tell(at: string, event: Partial<CaseEvent>, documents: Documents = {}): Promise<this> {
    const whole = { id: `run/${String(++this.count)}`, at, by: 'system', step: 'birth', ...event };
    await api.register.appendEvents(this.caseId, [{ event: whole as CaseEvent, documents }]);
    return this;
  }
  sent(at: string, dueAt: string): Promise<this> {
    const data = { round: 1, dossierKey: `${this.caseId}/birth/1`, dueAt, ...filedThere };
    return this.tell(at, { type: 'step-filed', data });
  }
  granted(at: string): Promise<this> {
    const decided = { decisionId: `d${String(this.count)}`, decidedAt: at, provisional: false };
    const ref = `result-${decided.decisionId}`;
    return this.tell(at, { type: 'step-granted', data: { ...decided, result: { ref } } }, { [ref]: {} });
  }
  askedTwice(at: string): Promise<this> {
    const decided = { decisionId: `a${String(this.count)}`, decidedAt: at };
    const until = '2026-12-31T17:00:00+07:00';
    const asked = { fields: [], documents: ['x'], reason: { code: 'unclear' }, until, request: 'a' };
    const data = { ...decided, asked: { ref: 'asked' }, until, supplements: 2 };
    return this.tell(at, { type: 'supplement-requested', data }, { asked });
  }
  settled(at: string, outcome: 'granted' | 'withdrawn' = 'granted'): Promise<this> {
    return this.tell(at, { type: 'case-settled', step: null, data: { outcome } });
  }
}

const sums = ({ received, solved, pending }: PeriodFigures): void => {
  expect(received.total).toBe(received.online + received.counter + received.carried);
  expect(solved.total).toBe(solved.early + solved.onTime + solved.late);
  expect(pending.total).toBe(pending.inTime + pending.late);
  expect(received.total).toBe(solved.total + pending.total);
};
const rowOf = ({ rows }: Dashboard, key: string): KeyedFigures | undefined =>
  rows.find((row) => row.key === key);

describe('the dashboard of a month', () => {
  const due = '2026-09-10T17:00:00+07:00';
  beforeAll(async () => {
    const carried = await fileOn('2026-08-31');
    await carried.sent('2026-08-31T10:00:00+07:00', due);
    await carried.granted('2026-09-09T23:59:00+07:00');
    const onTheDay = await fileOn('2026-09-08', true);
    await onTheDay.sent('2026-09-08T10:00:00+07:00', due);
    await onTheDay.granted('2026-09-10T17:00:00+07:00');
    const late = await fileOn('2026-09-08');
    await late.sent('2026-09-08T10:00:00+07:00', due);
    await late.granted('2026-09-10T17:00:01+07:00');
    const askedTwice = await fileOn('2026-09-08');
    await askedTwice.sent('2026-09-08T10:00:00+07:00', due);
    await askedTwice.askedTwice('2026-09-08T11:00:00+07:00');
    await askedTwice.granted('2026-09-09T10:00:00+07:00');
    const next = await fileOn('2026-09-09');
    await next.sent('2026-09-09T10:00:00+07:00', due);
    await next.granted('2026-10-02T10:00:00+07:00');
    await (await fileOn('2026-09-30')).sent('2026-10-01T00:00:00+07:00', '2999-01-01T17:00:00+07:00');
  });

  it('counts each step by how it came in, and by when it was solved against when it was due', async () => {
    const september = await show('period=2026-09&by=step');
    expect(rowOf(september, 'birth')).toEqual({
      key: 'birth',
      names: { vi: 'Đăng ký khai sinh', en: expect.any(String) as string },
      received: { total: 5, online: 3, counter: 1, carried: 1 },
      solved: { total: 4, early: 1, onTime: 1, late: 2 },
      pending: { total: 1, inTime: 0, late: 1 },
    });
    const october = await show('period=2026-10&by=step');
    expect(rowOf(october, 'birth')).toMatchObject({
      received: { total: 2, online: 1, counter: 0, carried: 1 },
      solved: { total: 1, early: 0, onTime: 0, late: 1 },
      pending: { total: 1, inTime: 1, late: 0 },
    });
    expect(await show('period=2026-07&by=step')).toMatchObject({ rows: [], days: [] });
  });

  it('has sums that hold, by whatever it is asked', async () => {
    for (const by of ['agency', 'commune', 'step']) {
      const { cases, rows } = await show(`period=2026-09&by=${by}`);
      [cases, ...rows].forEach(sums);
      expect(cases.received).toEqual({ total: 6, online: 4, counter: 1, carried: 1 });
    }
    const { cases, rows } = await show('period=2026-09&by=commune');
    expect(rows).toEqual([{ ...cases, key: '26740', names: expect.anything() as unknown }]);
  });

  it('says how many days the decided steps took', async () => {
    const { days } = await show('period=2026-09');
    expect(days).toEqual([{ step: 'birth', median: 2.29, p90: expect.any(Number) as number }]);
    expect(days[0]?.p90).toBeGreaterThan(2.29);
  });

  it('keeps what it has said of a month that is over when a case is taken up again', async () => {
    const before = await show('period=2026-06&by=commune');
    const story = await fileOn('2026-06-01');
    await story.sent('2026-06-01T10:00:00+07:00', '2026-06-02T17:00:00+07:00');
    await story.granted('2026-06-02T10:00:00+07:00');
    await story.settled('2026-06-02T11:00:00+07:00');
    const solved = await show('period=2026-06&by=commune');
    expect(solved.cases.solved.total).toBe(before.cases.solved.total + 1);
    await story.granted('2026-07-05T10:00:00+07:00');
    expect(await show('period=2026-06&by=commune')).toMatchObject({ cases: solved.cases });
    const july = await show('period=2026-07&by=commune');
    expect(july.cases).toMatchObject({ received: { carried: 1 }, pending: { total: 1 } });
    await story.settled('2026-07-06T10:00:00+07:00');
    const after = await show('period=2026-07&by=commune');
    expect(after.cases).toMatchObject({
      received: { total: 1 },
      solved: { total: 1 },
      pending: { total: 0 },
    });
  });

  it('counts no step that no agency has got, and a case once', async () => {
    await (await fileOn('2026-05-04')).settled('2026-05-05T10:00:00+07:00', 'withdrawn');
    const { cases, rows } = await show('period=2026-05');
    expect(cases).toMatchObject({ received: { total: 1 }, solved: { total: 1 } });
    expect(rows).toEqual([]);
  });

  it('shows those who answer for a part just that part', async () => {
    const of = (user: TestUser, query = '') => show(`period=2026-09&by=agency${query}`, user);
    const supervisor = (over: Partial<TestUser>): TestUser => ({ roles: ['supervisor'], ...over });
    expect((await of(supervisor({ territory: ['79'] }))).cases.received.total).toBe(6);
    expect(await of(supervisor({ territory: ['01'] }))).toMatchObject({
      cases: { received: { total: 0 } },
      rows: [],
      days: [],
    });
    const own = await of(supervisor({ agency: 'civil-status', territory: ['26740'] }));
    expect(own.rows).toMatchObject([{ key: 'civil-status', received: { total: 5 } }]);
    expect(own.cases.received.total).toBe(6);
    const others = await of(supervisor({ agency: 'residence' }));
    expect(others).toMatchObject({ cases: { received: { total: 6 } }, rows: [] });
    expect((await of(auditor, '&agency=social-affairs')).cases.received.total).toBe(0);
    expect((await of(auditor, '&province=79')).cases.received.total).toBe(6);
    expect((await of(auditor, '&province=01')).cases.received.total).toBe(0);
  });

  it('equals a count over the events', async () => {
    const { cases, rows } = await show('period=2026-10&by=step');
    const month = (at: unknown): boolean => String(at).startsWith('2026-10');
    const { body } = await api.get('/v1/cases?limit=200', { token: await api.token(auditor) });
    const caseIds = (body['data'] as { caseId: string }[]).map(({ caseId }) => caseId);
    const stored = await Promise.all(caseIds.map((caseId) => api.register.readCase(caseId)));
    const all = stored.flatMap(({ events }) => events);
    const granted = all.filter(({ type, at }) => type === 'step-granted' && month(at));
    expect(rows.reduce((sum, { solved }) => sum + solved.total, 0)).toBe(granted.length);
    const sent = all.filter(({ type, at }) => type === 'step-filed' && month(at));
    expect(rows.reduce((sum, { received: { online } }) => sum + online, 0)).toBe(sent.length);
    const settled = all.filter(({ type, at }) => type === 'case-settled' && month(at));
    expect(cases.solved.total).toBe(settled.length);
  });

  it.each(['period=2026-13', 'period=2026', 'by=bundle', 'agency=ministry', 'province=1'])(
    'does not guess what %s means',
    async (query) => {
      const answer = await api.get(`/v1/reports/dashboard?${query}`, { token: await api.token(auditor) });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    },
  );
});
