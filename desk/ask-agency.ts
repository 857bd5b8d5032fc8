import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Enquiry } from '../agency-kit/enquiries';
import type { AgencyId } from '../domain/agencies';
import type { SignedClient } from '../runtime/signatures/signed-client';

/** Asks another agency through the gateway until it answers; undefined when it has not by `untilMs` (epoch). */
export type AskAgency = <Question, Answer>(
  enquiry: Enquiry<Question, Answer>,
  question: Question,
  options: { caseId: string; untilMs: number },
) => Promise<Answer | undefined>;

const attemptMs = 5_000;
const longestPauseMs = 5_000;

export function createAskAgency(
  asking: AgencyId,
  client: Pick<SignedClient, 'send'>,
  stopped: AbortSignal,
): AskAgency {
  return async (enquiry, question, { caseId, untilMs }) => {
    const idempotencyKey = randomUUID();
    for (let pauseMs = 200; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      stopped.throwIfAborted();
      const leftMs = untilMs - Date.now();
      if (leftMs <= 0) return undefined;
      const answer = await client
        .send({
          method: 'POST',
          path: `/${enquiry.agency}/enquiries/${enquiry.kind}`,
          body: question,
          caseId,
          userId: `officer:${asking}`,
          purpose: 'verification',
          idempotencyKey,
          timeoutMs: Math.min(attemptMs, leftMs),
        })
        .catch(() => undefined);
      if (answer?.signedBy === enquiry.agency && answer.status === 200)
        return enquiry.answer.parse(answer.body);
      await delay(Math.max(0, Math.min(pauseMs, untilMs - Date.now())), undefined, { signal: stopped });
    }
  };
}
