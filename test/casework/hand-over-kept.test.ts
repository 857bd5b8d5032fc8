import type { CaseEngine, OrderOutcome } from '../../casework/engine';
import { handOverKept, type HandingOver } from '../../casework/orders/hand-over-kept';
import type { Order } from '../../domain/orders';
import type { NewKeptOrder } from '../../register/kept-orders';
import { RegisterOnPostgres } from '../register/support/register-on-postgres';

jest.setTimeout(60_000);

const taken = (orderId: string): OrderOutcome => ({
  kind: 'taken',
  reply: { orderId, steps: [], withdrawn: [], undone: [], stands: [] },
});

describe('kept orders are handed over', () => {
  let database: RegisterOnPostgres;
  beforeAll(async () => {
    database = await RegisterOnPostgres.start();
  });
  afterAll(() => database.stop());

  let given: Order[];
  let answer: (order: Order, caseId: string) => OrderOutcome;
  let waiting: unknown[];
  beforeEach(() => {
    given = [];
    waiting = [];
    answer = ({ id }) => taken(id);
  });

  const handOver = () => handOverKept(handing());
  const handing = (): HandingOver => {
    const engine: Pick<CaseEngine, 'giveOrder'> = {
      giveOrder: ({ order, found }) => {
        given.push(order);
        return Promise.resolve(answer(order, found.caseId));
      },
    };
    return {
      register: database.register,
      engine: {
        ...engine,
        passDecision: () => Promise.resolve('away'),
        reconcile: () => Promise.resolve({ kind: 'away' }),
      },
      papers: { keep: () => Promise.reject(new Error('none')), refer: () => Promise.resolve(undefined) },
      isStopped: () => false,
      waits: (_caseId, why) => waiting.push(why),
    };
  };
  const keep = async (caseId: string, orderId: string, over: Partial<NewKeptOrder> = {}): Promise<void> =>
    database.register.keepOrder({
      ...{ caseId, orderId, order: 'withdrawal', step: 'birth', agency: 'civil-status', by: 'citizen' },
      ...{ subject: 'portal', since: '2026-11-24T10:00:00+07:00', dueAt: '2026-11-26T17:00:00+07:00' },
      ...{ sent: { reason: 'moved' }, papers: [] },
      ...over,
    });
  const newCase = async () => (await database.fileCase({ locks: [] })).caseId;
  const kept = async (caseId: string) =>
    (await database.register.keptOrdersOf(caseId)).map(({ orderId }) => orderId);

  it('each once, those of a case in their order, with when they came', async () => {
    const [one, other] = [await newCase(), await newCase()];
    await keep(one, 'a-1');
    await keep(one, 'a-2');
    await keep(other, 'b-1');
    await keep(one, 'a-1');
    await handOver();
    expect(given.map(({ id }) => id).filter((id) => id.startsWith('a'))).toEqual(['a-1', 'a-2']);
    expect(given).toHaveLength(3);
    expect(given[0]).toMatchObject({ by: 'citizen', cameAt: '2026-11-24T10:00:00+07:00', reason: 'moved' });
    expect([...(await kept(one)), ...(await kept(other))]).toEqual([]);
    await handOver();
    expect(given).toHaveLength(3);
  });

  it('an engine that is away loses none, and a case that does not answer keeps no other waiting', async () => {
    const [hangs, other] = [await newCase(), await newCase()];
    await keep(hangs, 'c-1');
    await keep(hangs, 'c-2');
    await keep(other, 'd-1');
    answer = ({ id }, caseId) => (caseId === hangs ? { kind: 'away' } : taken(id));
    await handOver();
    expect(given.map(({ id }) => id).sort()).toEqual(['c-1', 'd-1']);
    expect([await kept(hangs), await kept(other)]).toEqual([['c-1', 'c-2'], []]);
    expect(waiting).toEqual(['engine-away']);
    answer = ({ id }) => taken(id);
    await handOver();
    expect(await kept(hangs)).toEqual([]);
  });

  it('one that its case does not take is put on its record with what it said, and only then forgotten', async () => {
    const caseId = await newCase();
    await keep(caseId, 'e-1');
    answer = ({ kind }) =>
      kind === 'not-taken' ? { kind: 'away' } : { kind: 'rejected', rejection: 'nothing-to-withdraw' };
    await handOver();
    expect(await kept(caseId)).toEqual(['e-1']);
    answer = ({ id, kind }) =>
      kind === 'not-taken' ? taken(id) : { kind: 'rejected', rejection: 'nothing-to-withdraw' };
    await handOver();
    expect(given.at(-1)).toMatchObject({
      kind: 'not-taken',
      what: { about: 'e-1', order: 'withdrawal', code: 'nothing-to-withdraw' },
      sent: { reason: 'moved' },
    });
    expect(await kept(caseId)).toEqual([]);
  });

  it('an answer to what is not asked any more is put on its record as well', async () => {
    const caseId = await newCase();
    const sent = { step: 'birth', changes: [], attachments: [], reason: 'as in the book' };
    await keep(caseId, 'f-1', { order: 'supplement', sent });
    await handOver();
    expect(given).toMatchObject([{ kind: 'not-taken', what: { code: 'nothing-asked' }, sent }]);
  });

  it('one whose refusal is on record already is not given again by whoever comes after a killed worker', async () => {
    const caseId = await newCase();
    await keep(caseId, 'g-1');
    const data = {
      about: 'g-1',
      order: 'withdrawal',
      cameAt: '2026-11-24T10:00:00+07:00',
      code: 'nothing-to-withdraw',
    };
    const id = 'not-taken/g-1';
    const event = { id, at: data.cameAt, type: 'order-not-taken', step: 'birth', by: 'system' } as const;
    await database.register.appendEvents(caseId, [
      {
        event: { ...event, data: { orderId: id, ...data, order: 'withdrawal', sent: { ref: 's' } } },
        documents: { s: {} },
      },
    ]);
    await handOver();
    expect(given).toEqual([]);
    expect(await kept(caseId)).toEqual([]);
  });
});
