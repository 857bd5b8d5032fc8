/** An operator's verbs, for what an agency will not take and for money that has come back. */
import { z } from 'zod';
import { addComment, setOwner } from '../../casework/orders/handle-case';
import { recordRepayment } from '../../casework/orders/record-repayment';
import { retryStep } from '../../casework/orders/retry-step';
import { skipStep } from '../../casework/orders/skip-step';
import { orderRoute } from '../orders/order-route';
import { CaseId } from '../../domain/schemas/common';
import { QueryText } from '../schemas/instants';
import { OwnerBody } from '../schemas/failures';
import {
  CommentBody,
  OrderedReply,
  RetryBody,
  SettlementBody,
  SkipBody,
  StepsReply,
} from '../schemas/orders';

const stepParams = z.object({ caseId: CaseId, step: QueryText(100) });

export const retryRoute = orderRoute({
  operationId: 'retryStep',
  path: '/v1/ops/cases/{caseId}/steps/{step}/retry',
  tag: 'operations',
  summary: 'Try a stuck step again, as it is or with an edited declaration',
  permission: 'operate',
  params: stepParams,
  body: RetryBody,
  reply: { description: 'On record, and being tried', schema: StepsReply },
  problems: ['unknown-step', 'not-stuck', 'registered-fact'],
  give: (services, to, { params: { step }, body }) => retryStep(services, to, { step, ...body }),
  answer: ({ orderId, steps }, warnings) => ({ orderId, steps, warnings }),
});

export const skipRoute = orderRoute({
  operationId: 'skipStep',
  path: '/v1/ops/cases/{caseId}/steps/{step}/skip',
  tag: 'operations',
  summary: 'Go on without a stuck step, or without a stuck reversal or notice of it',
  permission: 'operate',
  params: stepParams,
  body: SkipBody,
  reply: { description: 'On record', schema: OrderedReply },
  problems: ['unknown-step', 'not-stuck', 'step-needed'],
  give: (services, to, { params: { step }, body }) => skipStep(services, to, { step, ...body }),
  answer: ({ orderId }) => ({ orderId }),
});

export const caseOwnerRoute = orderRoute({
  method: 'put',
  operationId: 'setCaseOwner',
  path: '/v1/ops/cases/{caseId}/owner',
  tag: 'operations',
  summary: 'Say who sees to a case, or that nobody does',
  permission: 'operate',
  params: z.object({ caseId: CaseId }),
  body: OwnerBody,
  reply: { description: 'On record', schema: OrderedReply },
  problems: [],
  give: (services, to, { body: { owner = null, reason } }) => setOwner(services, to, { owner, reason }),
  answer: ({ orderId }) => ({ orderId }),
});

export const commentRoute = orderRoute({
  operationId: 'commentCase',
  path: '/v1/ops/cases/{caseId}/comments',
  tag: 'operations',
  summary: 'Put a word on record for whoever sees to the case next',
  permission: 'operate',
  params: z.object({ caseId: CaseId }),
  body: CommentBody,
  reply: { description: 'On record', schema: OrderedReply },
  problems: [],
  give: (services, to, { body }) => addComment(services, to, body),
  answer: ({ orderId }) => ({ orderId }),
});

export const repaymentRoute = orderRoute({
  operationId: 'settleClaim',
  path: '/v1/ops/cases/{caseId}/claims/{claimId}/settlement',
  tag: 'operations',
  summary: 'Record that money to be recovered has come, all of it or a part',
  permission: 'operate',
  params: z.object({ caseId: CaseId, claimId: QueryText(200) }),
  body: SettlementBody,
  reply: { description: 'On record', schema: OrderedReply },
  problems: ['unknown-claim', 'claim-settled', 'exceeds-claim'],
  give: (services, to, { params: { claimId }, body: { reason = '', ...paid } }) =>
    recordRepayment(services, to, { claimId, ...paid, reason }),
  answer: ({ orderId }) => ({ orderId }),
});
