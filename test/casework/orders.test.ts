import { filedThere, whole } from '../support/places';
import type { CaseOnRecord } from '../../casework/case-on-record';
import { correctCase } from '../../casework/orders/correct-case';
import type { OrderTo } from '../../casework/orders/give-order';
import { hearOfLinkedCase } from '../../casework/orders/hear-of-linked-case';
import { recountDeadlines } from '../../casework/orders/recount-deadlines';
import { retryStep } from '../../casework/orders/retry-step';
import { stopLinkedCases } from '../../casework/orders/stop-linked-cases';
import { supplementStep } from '../../casework/orders/supplement-step';
import { withdrawCase } from '../../casework/orders/withdraw-case';
import { caseOnRecord, childsDeathOnRecord, goneOn, OneCase, replyTo } from './support/case-on-record';

const decidedAt = '2026-11-24T10:00:00+07:00';
const until = '2999-12-03T17:00:00+07:00';
const sent = {
  type: 'step-filed' as const,
  step: 'birth',
  data: { round: 1, dossierKey: 'k', dueAt: until, ...filedThere },
};
const asks = (...pointers: string[]) => {
  const asked = { fields: pointers.map((pointer) => ({ pointer })), documents: [], reason: null, until };
  const data = { decisionId: 'd', decidedAt, asked: { ref: 'asked' }, until, supplements: 1 };
  return caseOnRecord([sent, { type: 'supplement-requested', step: 'birth', data }], {
    asked: { ...asked, request: 'd' },
  });
};
const grants = [
  sent,
  {
    type: 'step-granted' as const,
    step: 'birth',
    data: { decisionId: 'd', decidedAt, provisional: false, result: { ref: 'result' } },
  },
];
const withdrawn = (id: string) => {
  const data = { orderId: id, withdraw: [], reverse: [], stands: [], order: { ref: id } };
  return { type: 'withdrawal-ordered' as const, step: null, id, data };
};
const from = { id: 'order-1', by: 'citizen' };
const giver = { ...from, subject: 'portal', sight: whole };
const noPapers = {
  keep: () => Promise.reject(new Error('no paper was sent')),
  refer: () => Promise.resolve(undefined),
};
const renamed = [{ pointer: '/child/name', value: 'Trần Minh Khôi' }];
const decision = { number: '12', on: '2026-11-23', by: 'UBND' };
describe('an order', () => {
  it('reads no case again: it is given to the case as it was read', async () => {
    const one = new OneCase(caseOnRecord());
    const given = await withdrawCase(one, { ...giver, found: one.onRecord! }, { reason: 'moved' });
    expect(given).toEqual({ ok: true, value: { reply: replyTo(from), warnings: [] } });
    expect(one.given).toEqual([{ seq: 1, order: { kind: 'withdrawal', ...from, reason: 'moved' } }]);
    expect(one.reads).toBe(0);
  });

  it('is made anew from the case as it then stands where that has moved on, and given up after three times', async () => {
    const found = caseOnRecord();
    const one = new OneCase(goneOn(found, ...grants), [{ kind: 'stale' }]);
    expect((await withdrawCase(one, { ...giver, found }, { reason: 'moved' })).ok).toBe(true);
    expect(one.given.map(({ seq }) => seq)).toEqual([1, 3]);
    const never = new OneCase(found, [{ kind: 'stale' }, { kind: 'stale' }, { kind: 'stale' }]);
    expect(await withdrawCase(never, { ...giver, found }, { reason: 'moved' })).toEqual({
      ok: false,
      refusal: { code: 'not-now' },
    });
  });

  it('that the case has taken is answered from its event, and not given again', async () => {
    const one = new OneCase(undefined);
    const found = caseOnRecord([withdrawn(from.id)], { [from.id]: { reason: 'moved' } });
    const given = await withdrawCase(one, { ...giver, found }, { reason: 'moved' });
    expect(given).toEqual({ ok: true, value: { reply: replyTo(from), warnings: [] } });
    expect(one.given).toEqual([]);
  });

  it('that was taken while its answer was lost is found when the case is read again', async () => {
    const found = caseOnRecord([], { [from.id]: { reason: 'moved' } });
    const one = new OneCase(goneOn(found, withdrawn(from.id)), [{ kind: 'stale' }]);
    expect((await withdrawCase(one, { ...giver, found }, { reason: 'moved' })).ok).toBe(true);
    expect(one.given).toHaveLength(1);
  });

  it('is refused with what the case says', async () => {
    const found = caseOnRecord(grants, { result: {} });
    const one = new OneCase(found, [
      { kind: 'rejected', rejection: 'nothing-to-withdraw' },
      { kind: 'rejected', rejection: 'same-decision' },
    ]);
    const refusal = async () => {
      const given = await withdrawCase(one, { ...giver, found }, { reason: 'moved' });
      return given.ok ? undefined : given.refusal;
    };
    expect(await refusal()).toMatchObject({
      code: 'nothing-to-withdraw',
      stands: [
        { step: 'birth', reason: 'falls-only-by-decision', names: { vi: expect.any(String) as string } },
      ],
    });
    expect(await refusal()).toEqual({ code: 'same-decision' });
  });
});

describe('a supplement', () => {
  const supplement = async (found = asks('/child/name'), over: object = {}) => {
    const one = new OneCase(found);
    const sent = { step: 'birth', changes: renamed, attachments: [], reason: '', ...over };
    const given = await supplementStep(
      { register: one.register, engine: one.engine, papers: noPapers },
      { ...giver, found },
      sent,
    );
    return given.ok ? one.given[0]?.order : given.refusal;
  };

  it('carries the whole declaration as it then reads, and the version it was made from', async () => {
    expect(await supplement()).toMatchObject({
      kind: 'supplement',
      changes: renamed,
      declaration: { child: { name: 'Trần Minh Khôi' } },
      declarationRef: 'filing/declaration',
    });
  });

  it('is refused for what was not asked for, for nothing at all, and while nothing is asked', async () => {
    expect(await supplement(asks('/mother'))).toEqual({
      code: 'not-asked',
      pointers: ['/changes/0/pointer'],
    });
    expect(await supplement(undefined, { changes: [] })).toEqual({
      code: 'invalid-input',
      errors: [{ pointer: '/changes', code: 'too-short' }],
    });
    expect(await supplement(caseOnRecord())).toEqual({ code: 'nothing-asked' });
    expect(await supplement(undefined, { step: 'no-such-step' })).toEqual({ code: 'unknown-step' });
  });
});

describe('the life event of another case', () => {
  const pointer = '/child/birthCertificateNumber';
  const toTheirs = [{ pointer, value: '00099.GCS.79024.26' }];
  const correcting = { changes: toTheirs, decision, reason: 'exchanged' };
  const holder = { caseId: 'c2', caseCode: 'code-2' };
  const heldBy = (found = caseOnRecord()) => {
    const one = new OneCase(found);
    one.holder = holder;
    return one;
  };
  const refused = { ok: false, refusal: { code: 'duplicate-case', ...holder } };

  it.each([
    [
      'a correction',
      caseOnRecord(),
      (one: OneCase, to: OrderTo) => correctCase(one, { ...to, sight: whole }, correcting),
    ],
    [
      'a supplement',
      asks(pointer),
      (one: OneCase, to: OrderTo) =>
        supplementStep({ register: one.register, engine: one.engine, papers: noPapers }, to, {
          step: 'birth',
          changes: toTheirs,
          attachments: [],
          reason: '',
        }),
    ],
    [
      'an edited retry',
      caseOnRecord(),
      (one: OneCase, to: OrderTo) =>
        retryStep(one, to, { step: 'birth', changes: toTheirs, reason: 'mistyped' }),
    ],
  ])('is not taken by %s: it is refused with that case, and given to nobody', async (_what, found, give) => {
    const one = heldBy(found);
    expect(await give(one, { ...giver, found })).toEqual(refused);
    expect(one.given).toEqual([]);
  });

  it('is taken over by a correction that names that case, and from no third one', async () => {
    const one = heldBy();
    const to = { ...giver, found: one.onRecord! };
    const takesOver = { caseId: 'c2' };
    expect(await correctCase(one, to, { ...correcting, takesOver })).toMatchObject({ ok: true });
    expect(one.given.map(({ order }) => order)).toEqual([expect.objectContaining({ takesOver })]);
    expect(await correctCase(heldBy(), to, { ...correcting, takesOver: { caseId: 'c3' } })).toEqual(refused);
  });

  it('that may be that of another case is a doubt, and taken', async () => {
    const one = new OneCase(caseOnRecord());
    one.isLikeAnother = true;
    const named = { ...correcting, changes: renamed };
    const given = await correctCase(one, { ...giver, found: one.onRecord! }, named);
    const doubt = { pointer: '/changes/0/value', code: 'possible-duplicate' };
    expect(given).toMatchObject({ ok: true, value: { warnings: [doubt] } });
  });

  it('holds up no change of anything else', async () => {
    const one = heldBy();
    const to = { ...giver, found: one.onRecord! };
    expect(await correctCase(one, to, { changes: renamed, decision, reason: 'wrong' })).toMatchObject({
      ok: true,
    });
  });
});

describe('what a granted act has on its record', () => {
  const given = async (over: object) => {
    const question = asks('/child').events.slice(1);
    const about = question.map((event) => ({ ...event, step: 'identity-card', id: `card/${event.id}` }));
    const asked = {
      fields: [{ pointer: '/child' }, { pointer: '/identityCard' }],
      documents: [],
      reason: null,
    };
    const found = caseOnRecord([...grants, ...about], {
      result: { personalId: '079226000001' },
      asked: { ...asked, until, request: 'd' },
    });
    const one = new OneCase(found);
    const sent = { step: 'identity-card', changes: [], attachments: [], reason: '', ...over };
    const parts = { register: one.register, engine: one.engine, papers: noPapers };
    const answered = await supplementStep(parts, { ...giver, found }, sent);
    return answered.ok ? 'taken' : answered.refusal;
  };

  it('is not changed by an answer, which names each such change', async () => {
    const delivery = { pointer: '/identityCard/deliveryAddress/detail', value: '14 Lê Lợi' };
    expect(await given({ changes: [delivery, ...renamed] })).toEqual({
      code: 'registered-fact',
      pointers: ['/changes/1/pointer'],
    });
    expect(await given({ changes: [delivery] })).toBe('taken');
  });

  it('may be said again, and asked for it a note is an answer', async () => {
    expect(await given({ changes: [{ pointer: '/child/sex', value: 'male' }] })).toBe('taken');
    expect(await given({ reason: 'as in the birth certificate' })).toBe('taken');
  });
});

describe('stopping the case of somebody who has died', () => {
  const stopping = { id: 'stop/1', by: 'system', reason: 'r', cause: 'person-died', decision };
  const order = { kind: 'stop' as const, ...stopping };
  /** The death, and the cases that its declaration leads to; each is read as `one`. */
  const stop = (one: OneCase, linked: string[] = ['c1']) => {
    const death = childsDeathOnRecord();
    const findStoredCase = (caseId: string) =>
      caseId === death.caseId ? Promise.resolve(death) : one.register.findStoredCase();
    const register = { findStoredCase, findLinkedCases: () => Promise.resolve(linked) };
    return stopLinkedCases({ register, engine: one.engine }, { caseId: death.caseId, order });
  };

  it('gives each the order, whether its civil act is decided or not', async () => {
    for (const found of [caseOnRecord(), caseOnRecord(grants, { result: {} })]) {
      const one = new OneCase(found);
      expect(await stop(one, ['c1', 'c2'])).toEqual(['c1', 'c2']);
      expect(one.given.map((given) => given.order)).toEqual([order, order]);
    }
  });

  it('hears of it before: not while its agency is at work, at once where it waits for people', async () => {
    const heard = (found?: CaseOnRecord) => hearOfLinkedCase(new OneCase(found).register, 'c1');
    const stuck = {
      type: 'step-stuck' as const,
      step: 'birth',
      data: { what: 'delivery' as const, cause: 'x', status: 400 },
    };
    expect(await heard(caseOnRecord())).toBe('undecided');
    expect(await heard(caseOnRecord([sent]))).toBe('undecided');
    expect(await heard(asks('/child/name'))).toBe('waits-for-people');
    expect(await heard(caseOnRecord([stuck]))).toBe('waits-for-people');
    expect(await heard(caseOnRecord(grants, { result: {} }))).toBe('granted');
    expect(await heard()).toBe('not-granted');
  });

  it('is over where there is nothing to stop, and is tried again where the engine is away', async () => {
    const found = caseOnRecord(grants, { result: {} });
    expect(await stop(new OneCase(undefined), [])).toEqual([]);
    expect(await stop(new OneCase(undefined))).toEqual(['c1']);
    const over = { kind: 'rejected', rejection: 'nothing-to-withdraw' } as const;
    expect(await stop(new OneCase(found, [over]))).toEqual(['c1']);
    expect(await stop(new OneCase(found, [{ kind: 'away' }]))).toBe('not-now');
  });
});

test('a newer calendar is given to each case once, and a case that has to wait is named with the reason', async () => {
  const one = new OneCase(caseOnRecord(), [{ kind: 'taken', reply: replyTo(from) }, { kind: 'away' }]);
  const waiting: unknown[] = [];
  await recountDeadlines({
    engine: one.engine,
    register: { ...one.register, openCasesBefore: () => Promise.resolve(['c1', 'c2']) },
    isStopped: () => false,
    waits: (caseId, why) => waiting.push([caseId, why]),
  });
  expect(one.given.map(({ order }) => order.kind)).toEqual(['recount', 'recount']);
  expect(waiting).toEqual([['c2', 'engine-away']]);
});
