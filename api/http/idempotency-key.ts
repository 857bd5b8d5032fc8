import { z } from 'zod';
import { Problem } from '../problems/problem';
import type { Call } from './route';

/** 1 to 255 visible characters; a UUID for most. */
const form = /^[\x21-\x7e]{1,255}$/;

/** Not required in the schema: a dry run goes without. */
export const IdempotencyHeader = z.object({
  'Idempotency-Key': z.string().regex(form).optional().meta({
    description: 'Required but for a dry run: new for each submission, the same when repeating it',
  }),
});

/** Of every answer that is given under a key. */
export const ReplayedHeader = z.object({
  'Idempotent-Replayed': z.literal('true').optional().meta({
    description: 'The answer that was given under this key before; nothing more has happened',
  }),
});

/** Undefined where there is none. Throws 400 where it is malformed. */
export function findIdempotencyKey(call: Pick<Call<unknown, unknown>, 'header'>): string | undefined {
  const key = call.header('idempotency-key');
  if (key === undefined || key === '') return undefined;
  if (!form.test(key)) throw new Problem('malformed-idempotency-key');
  return key;
}

/** Throws 400 where there is none or it is malformed. */
export function getIdempotencyKey(call: Pick<Call<unknown, unknown>, 'header'>): string {
  const key = findIdempotencyKey(call);
  if (key === undefined) throw new Problem('idempotency-key-required');
  return key;
}
