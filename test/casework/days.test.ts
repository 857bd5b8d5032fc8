/** On which day something was decided or paid: never to come, and never before what it is about. */
import { filedThere, whole } from '../support/places';
import { correctCase } from '../../casework/orders/correct-case';
import { recordRepayment } from '../../casework/orders/record-repayment';
import { revokeStep } from '../../casework/orders/revoke-step';
import { addDays, dayOf } from '../../domain/viet-nam-time';
import { caseOnRecord, OneCase } from './support/case-on-record';

const decidedAt = '2026-11-24T10:00:00+07:00';
const found = caseOnRecord(
  [
    {
      type: 'step-filed',
      step: 'birth',
      data: { round: 1, dossierKey: 'k', dueAt: decidedAt, ...filedThere },
    },
    {
      type: 'step-granted',
      step: 'birth',
      data: { decisionId: 'd', decidedAt, provisional: false, result: { ref: 'result' } },
    },
    { type: 'claim-opened', step: 'birth', data: { claimId: 'c1', amount: 7, from: 'payee' } },
  ],
  { result: {} },
);
const to = { found, sight: whole, id: 'order-1', by: 'user:supervisor', subject: 'supervisor' };
const tomorrow = addDays(dayOf(Date.now()), 1);
const decision = (on: string) => ({ number: '12', on, by: 'UBND' });
const changes = [{ pointer: '/child/name', value: 'Trần Minh Khôi' }];

const orders = {
  correction: (on: string, one: OneCase) =>
    correctCase(one, to, { changes, decision: decision(on), reason: 'wrong' }),
  revocation: (on: string, one: OneCase) =>
    revokeStep(one, to, { step: 'birth', decision: decision(on), reason: 'wrong' }),
  payment: (on: string, one: OneCase) =>
    recordRepayment(one, to, { claimId: 'c1', amount: 7, on, reference: 'r', reason: '' }),
};

test.each([
  ['correction', '/decision/on', '2026-11-20', '2026-11-19'],
  ['revocation', '/decision/on', '2026-11-20', '2026-11-19'],
  ['payment', '/on', '2026-11-20', '2026-11-19'],
] as const)(
  'the day of a %s is not to come, nor before what it is about',
  async (what, pointer, first, before) => {
    const one = new OneCase(found);
    const told = async (on: string) => {
      const given = await orders[what](on, one);
      return given.ok ? 'taken' : given.refusal;
    };
    expect(await told(tomorrow)).toEqual({
      code: 'invalid-input',
      errors: [{ pointer, code: 'in-the-future' }],
    });
    expect(await told('2040-01-01')).toMatchObject({ code: 'invalid-input' });
    expect(await told(before)).toEqual({
      code: 'invalid-input',
      errors: [{ pointer, code: 'before-the-event' }],
    });
    expect(one.given).toEqual([]);
    expect(await told(first)).toBe('taken');
    expect(await told(dayOf(Date.now()))).toBe('taken');
  },
);
