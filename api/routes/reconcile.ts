import { reconcileCase } from '../../casework/reconcile-case';
import { done } from '../../casework/refusal';
import { findIdempotencyKey, IdempotencyHeader, ReplayedHeader } from '../http/idempotency-key';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { answerOnce } from '../orders/answer-once';
import { valueOf } from '../problems/problem-of-refusal';
import { ReconcileBody, ReconciledReply } from '../schemas/failures';
import { caseParams } from './cases';

/** For a case whose run is gone, was never started or knows less than the record. */
export const reconcileRoute = route({
  method: 'post',
  operationId: 'reconcileCase',
  path: '/v1/ops/cases/{caseId}/reconcile',
  tag: 'operations',
  summary: 'Compare a case with its run, and have it go on from the record where that is gone or behind',
  access: { kind: 'token', permission: 'operate' },
  params: caseParams,
  headers: IdempotencyHeader,
  body: ReconcileBody,
  replies: { 200: { description: 'Compared', schema: ReconciledReply, headers: ReplayedHeader } },
  problems: [
    'broken-json',
    'invalid-input',
    'malformed-idempotency-key',
    'unknown-case',
    'events-lost',
    'unavailable',
    'too-large',
    'unsupported-media-type',
    'key-reused',
  ],
}).handle(async (call, services) => {
  const { caseId } = call.params;
  const { subject } = call.caller;
  const key = findIdempotencyKey(call);
  const body = await call.json();
  const path = `/v1/ops/cases/${caseId}/reconcile`;
  const act = async () => {
    const { reason } = parseBody(ReconcileBody, body);
    const came = await reconcileCase(services, { caseId, by: `user:${subject}`, reason });
    return came.ok ? done({ ...came.value }) : came;
  };
  const request = { caller: subject, path, key, body };
  return { status: 200, remembered: valueOf(await answerOnce(request, services.register, act, 200)) };
});
