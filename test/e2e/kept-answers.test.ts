import { setTimeout as delay } from 'node:timers/promises';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { untilAgreed } from './support/agreement';
import { eventsOf, fileNew, stepOf, untilSettled, untilView, type CaseView } from './support/cases';
import { eventually } from './support/eventually';
import { newFamily } from './support/families';
import { codeOf, give, supplement, withdrawal } from './support/orders';
import type { Part, RunningStack } from './support/running-stack';
import { setDesk, type Word } from './support/simulators';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

const changes = [{ pointer: '/applicant/phone', value: '0901234567' }];
const asks: Word = { decision: 'supplement-requested', fields: [{ pointer: '/applicant/phone' }] };
const isAsked = (view: CaseView) => stepOf(view, 'birth').state === 'awaiting-citizen';

describe('what citizens order while the engine is away', () => {
  let stack: RunningStack;
  useStack((running) => (stack = running));

  /** Answers nobody, until it is killed. */
  const freeze = async (part: Part): Promise<void> => {
    const pid = await eventually(() => stack.findReady()?.processes[part]);
    process.kill(pid, 'SIGSTOP');
  };
  const asked = async (until?: string): Promise<string> => {
    const rules = [{ step: 'birth', times: 1, ...asks, ...(until !== undefined && { until }) }];
    await setDesk(stack, 'civil-status', { rules });
    const caseId = await fileNew(stack, await newFamily(stack));
    await untilView(stack, caseId, isAsked);
    return caseId;
  };
  const typesOf = async (caseId: string) => (await eventsOf(stack, caseId)).map(({ type }) => type);
  const keep = async (given: Parameters<typeof give>[1]): Promise<string> => {
    const { status, body } = await give(stack, given);
    expect(status).toBe(202);
    expect(body).toEqual({ orderId: expect.any(String) as string, state: 'kept' });
    return (body as { orderId: string }).orderId;
  };

  it.each(['worker', 'temporal'] as const)(
    'is kept while the %s hangs, survives a killed API, and is carried out once when it is back',
    async (hanging) => {
      const caseId = await asked();
      await freeze(hanging);
      const orderId = await keep(supplement(caseId, 'birth', changes));
      const api = stack.kill('api');
      await stack.kill(hanging);
      await api;
      await stack.untilAnswers();
      const view = await untilAgreed(stack, caseId);
      expect(view.outcome).toBe('granted');
      expect(stepOf(view, 'birth')).toMatchObject({ round: 2, supplements: 1 });
      expect(view.keptOrders).toBeUndefined();
      const received = (await eventsOf(stack, caseId)).filter(({ type }) => type === 'supplement-received');
      expect(received.map(({ data }) => data['orderId'])).toEqual([orderId]);
    },
  );

  it('counts by when it came: its limit does not pass while it waits, and killed workers lose nothing', async () => {
    const untilMs = Date.now() + 20_000;
    const caseId = await asked(vietNamInstant(untilMs));
    await freeze('worker');
    const given = supplement(caseId, 'birth', changes);
    await keep(given);
    await delay(Math.max(untilMs + 1_000 - Date.now(), 0));
    expect(codeOf(await give(stack, given))).toBe('nothing-asked');
    await stack.kill('worker');
    await stack.kill('worker');
    const view = await untilAgreed(stack, caseId);
    expect(view.outcome).toBe('granted');
    expect(await typesOf(caseId)).not.toContain('supplement-expired');
  });

  it('comes to its case in the order in which it came: what was answered and then withdrawn is withdrawn', async () => {
    const caseId = await asked();
    await freeze('worker');
    await setDesk(stack, 'civil-status', { mode: 'manual' });
    await keep(supplement(caseId, 'birth', changes));
    await keep(withdrawal(caseId));
    await stack.kill('worker');
    const { outcome } = await untilSettled(stack, caseId);
    expect(outcome).toBe('withdrawn');
    const types = await typesOf(caseId);
    expect(types.indexOf('supplement-received')).toBeGreaterThan(0);
    expect(types.indexOf('withdrawal-ordered')).toBeGreaterThan(types.indexOf('supplement-received'));
  });

  it('an unanswered limit passes, while intake is open', async () => {
    const caseId = await asked(vietNamInstant(Date.now() + 8_000));
    const view = await untilSettled(stack, caseId);
    expect(view.outcome).toBe('refused');
    expect(await typesOf(caseId)).toContain('supplement-expired');
  });
});
