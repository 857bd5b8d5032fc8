import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import type { AgencyId } from '../domain/agencies';
import type { SignedClient } from '../runtime/signatures/signed-client';

/** One agency asking another through the gateway. An enquiry is no effect and leaves no row in a ledger. */
export interface Enquiry<Question, Answer> {
  agency: AgencyId;
  kind: string;
  question: z.ZodType<Question>;
  answer: z.ZodType<Answer>;
}

/**
 * Asks again until answered, since an outage elsewhere is no reason to decide otherwise. With `untilMs` (epoch) it
 * gives up then and returns undefined. Throws only when the asking agency itself is stopped.
 */
export type Ask = <Question, Answer>(
  enquiry: Enquiry<Question, Answer>,
  question: Question,
  options: { caseId: string; untilMs?: number },
) => Promise<Answer | undefined>;

const attemptMs = 5_000;
const longestPauseMs = 5_000;

export interface AskingAgency {
  id: AgencyId;
  client: SignedClient;
  stopped: AbortSignal;
  /** While its own systems are out, an agency sends nothing. */
  isOut: () => boolean;
}

export function createAsk({ id, client, stopped, isOut }: AskingAgency): Ask {
  const attempt = async <Question, Answer>(
    enquiry: Enquiry<Question, Answer>,
    message: { question: Question; caseId: string; idempotencyKey: string; timeoutMs: number },
  ): Promise<Answer | undefined> => {
    if (isOut()) return undefined;
    const answer = await client
      .send({
        method: 'POST',
        path: `/${enquiry.agency}/enquiries/${enquiry.kind}`,
        body: message.question,
        caseId: message.caseId,
        userId: `officer:${id}`,
        purpose: 'verification',
        idempotencyKey: message.idempotencyKey,
        timeoutMs: message.timeoutMs,
      })
      .catch(() => undefined);
    const isItsWord = answer?.signedBy === enquiry.agency && answer.status === 200;
    return isItsWord ? enquiry.answer.parse(answer.body) : undefined;
  };

  return async (enquiry, question, { caseId, untilMs = Infinity }) => {
    const idempotencyKey = randomUUID();
    for (let pauseMs = 200; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      stopped.throwIfAborted();
      const leftMs = untilMs - Date.now();
      if (leftMs <= 0) return undefined;
      const timeoutMs = Math.min(attemptMs, leftMs);
      const answer = await attempt(enquiry, { question, caseId, idempotencyKey, timeoutMs });
      if (answer !== undefined) return answer;
      await delay(Math.max(0, Math.min(pauseMs, untilMs - Date.now())), undefined, { signal: stopped });
    }
  };
}
