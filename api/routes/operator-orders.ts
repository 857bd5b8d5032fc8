import { z } from 'zod';
import { editOf } from '../../casework/orders/edit';
import { orderRoute } from '../orders/order-route';
import { CaseId, QueryText } from '../schemas/instants';
import { OrderedReply, RetryBody, SettlementBody, SkipBody, StepsReply } from '../schemas/orders';

/** An operator's verbs, for what an agency will not take and for money that has come back. */

const stepParams = z.object({ caseId: CaseId, step: QueryText(100) });

export const retry = orderRoute({
  operationId: 'retryStep',
  path: '/v1/ops/cases/{caseId}/steps/{step}/retry',
  tag: 'operations',
  summary: 'Try a stuck step again, as it is or with an edited declaration',
  permission: 'operate',
  params: stepParams,
  body: RetryBody,
  reply: { description: 'On record, and being tried', schema: StepsReply },
  problems: ['unknown-step', 'not-stuck'],
  make: ({ params: { step }, body: { changes, reason }, file, given }) => {
    const order = { ...given, kind: 'retry' as const, reason, step };
    if (changes.length === 0) return { order: { ...order, edit: null } };
    const { edit, warnings } = editOf(file, changes);
    return { order: { ...order, edit }, warnings };
  },
  answer: ({ orderId, steps }, warnings) => ({ orderId, steps, warnings }),
});

export const skip = orderRoute({
  operationId: 'skipStep',
  path: '/v1/ops/cases/{caseId}/steps/{step}/skip',
  tag: 'operations',
  summary: 'Go on without a stuck step, or without a stuck reversal or notice of it',
  permission: 'operate',
  params: stepParams,
  body: SkipBody,
  reply: { description: 'On record', schema: OrderedReply },
  problems: ['unknown-step', 'not-stuck', 'step-needed'],
  make: ({ params: { step }, body: { reason }, given }) => ({
    order: { ...given, kind: 'skip', reason, step },
  }),
  answer: ({ orderId }) => ({ orderId }),
});

export const settlement = orderRoute({
  operationId: 'settleClaim',
  path: '/v1/ops/cases/{caseId}/claims/{claimId}/settlement',
  tag: 'operations',
  summary: 'Record that money to be recovered has come',
  permission: 'operate',
  params: z.object({ caseId: CaseId, claimId: QueryText(200) }),
  body: SettlementBody,
  reply: { description: 'On record', schema: OrderedReply },
  problems: ['unknown-claim', 'claim-settled'],
  make: ({ params: { claimId }, body: { amount, on, reference, reason = '' }, given }) => ({
    order: { ...given, kind: 'settlement', reason, claimId, amount, on, reference },
  }),
  answer: ({ orderId }) => ({ orderId }),
});
