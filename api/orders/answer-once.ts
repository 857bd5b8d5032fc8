import { createHash, randomUUID } from 'node:crypto';
import { refused, type Result } from '../../casework/refusal';
import type { KeyedRequest, RememberedAnswer } from '../../register/idempotency';
import type { Register } from '../../register/register';

/** A request that gives an order, under its Idempotency-Key where it has one. */
export type OrderRequest = Omit<KeyedRequest, 'key'> & { key: string | undefined };

/**
 * One key, one effect, equal answers: what was answered is answered again; what was done, but not answered before
 * this process died, is known by the order's id, which follows from caller, path and key alone. Of two bodies at once
 * under one key the case takes the first.
 */
export async function answerOnce(
  request: OrderRequest,
  register: Pick<Register, 'findAnswer' | 'rememberAnswer'>,
  act: (orderId: string) => Promise<Result<RememberedAnswer['body']>>,
  status: RememberedAnswer['status'] = 202,
): Promise<Result<RememberedAnswer>> {
  const { key } = request;
  if (key === undefined) return answered(await act(randomUUID()), status);
  const keyed = { ...request, key };
  const earlier = await register.findAnswer(keyed);
  if (earlier.kind === 'key-reused') return refused({ code: 'key-reused' });
  if (earlier.kind === 'answered') return { ok: true, value: earlier.answer };
  const answer = answered(await act(orderIdOf(keyed)), status);
  if (!answer.ok) return answer;
  const counts = await register.rememberAnswer(keyed, answer.value);
  return counts.kind === 'key-reused' ? refused({ code: 'key-reused' }) : { ok: true, value: counts.answer };
}

function orderIdOf({ caller, path, key }: KeyedRequest): string {
  const digest = createHash('sha256').update(JSON.stringify([caller, path, key]));
  return digest.digest('hex').slice(0, 32);
}

function answered(
  result: Result<RememberedAnswer['body']>,
  status: RememberedAnswer['status'],
): Result<RememberedAnswer> {
  return result.ok ? { ok: true, value: { status, body: result.value } } : result;
}
