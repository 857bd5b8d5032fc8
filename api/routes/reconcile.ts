import { reconcileCase } from '../../casework/reconcile-case';
import { viewCase } from '../../casework/read-case';
import { done } from '../../casework/refusal';
import { askedCase } from '../cases/asked-case';
import { findIdempotencyKey, IdempotencyHeader, ReplayedHeader } from '../http/idempotency-key';
import { parseBody } from '../http/parse';
import { route, type Call } from '../http/route';
import { answerOnce } from '../orders/answer-once';
import { valueOf } from '../problems/problem-of-refusal';
import { ReconcileBody, ReconciledReply } from '../schemas/failures';
import type { Services } from '../services';
import { caseParams } from './cases';

/** A case that is not on file may have a run all the same, for whoever reaches every case. */
async function checkReach(
  call: Pick<Call<{ caseId: string }, unknown>, 'params' | 'reader'>,
  { register }: Pick<Services, 'register'>,
): Promise<void> {
  const seen = await viewCase(register, askedCase(call));
  const isMissing = !seen.ok && seen.refusal.code === 'unknown-case';
  if (!isMissing || !call.reader.reaches.some(({ kind }) => kind === 'all')) valueOf(seen);
}

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
    'purpose-required',
    'events-lost',
    'unavailable',
    'too-large',
    'unsupported-media-type',
    'key-reused',
  ],
}).handle(async (call, services) => {
  const { caseId } = call.params;
  await checkReach(call, services);
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
