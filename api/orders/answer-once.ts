import { createHash, randomUUID } from 'node:crypto';
import type { KeyedRequest } from '../../register/idempotency';
import type { Register } from '../../register/register';
import type { Reply } from '../http/route';
import { Problem } from '../problems/problem';

/** A request that gives an order, under its Idempotency-Key where it has one. */
export type OrderRequest = Omit<KeyedRequest, 'key'> & { key: string | undefined };

/**
 * One key, one effect, equal answers: what was answered is answered again; what was done, but not answered before
 * this process died, is known by the order's id, which follows from caller, path and key alone. Throws 422
 * `key-reused`. Of two bodies at once under one key the case takes the first.
 */
export async function answerOnce(
  request: OrderRequest,
  register: Pick<Register, 'findAnswer' | 'rememberAnswer'>,
  act: (orderId: string) => Promise<Readonly<Record<string, unknown>>>,
): Promise<Reply> {
  const { key } = request;
  if (key === undefined) return accepted(await act(randomUUID()));
  const keyed = { ...request, key };
  const earlier = await register.findAnswer(keyed);
  if (earlier.kind === 'key-reused') throw new Problem('key-reused');
  if (earlier.kind === 'answered') return accepted(earlier.answer.body);
  const body = await act(orderIdOf(keyed));
  const counts = await register.rememberAnswer(keyed, { status: 202, body });
  if (counts.kind === 'key-reused') throw new Problem('key-reused');
  return accepted(counts.answer.body);
}

function orderIdOf({ caller, path, key }: KeyedRequest): string {
  const digest = createHash('sha256').update(JSON.stringify([caller, path, key]));
  return digest.digest('hex').slice(0, 32);
}

const accepted = (body: Readonly<Record<string, unknown>>): Reply => ({ status: 202, json: body });
