import { setTimeout as delay } from 'node:timers/promises';
import type { Enquiry } from '../agency-kit/enquiries';
import type { Neighbours } from './neighbours';

/**
 * Asks again until answered, since an outage elsewhere is no reason to decide otherwise. With `untilMs` (epoch) it
 * gives up then and returns undefined. Throws only when the asking agency itself is stopped.
 */
export type Ask = <Question, Answer>(
  enquiry: Enquiry<Question, Answer>,
  question: Question,
  options?: { untilMs?: number | undefined },
) => Promise<Answer | undefined>;

const attemptMs = 5_000;
const longestPauseMs = 5_000;

export interface AskingAgency {
  neighbours: Neighbours;
  stopped: AbortSignal;
  /** While its own systems are out, an agency asks nothing. */
  isOut: () => boolean;
}

export function createAsk({ neighbours, stopped, isOut }: AskingAgency): Ask {
  const attempt = async <Question, Answer>(
    { agency, kind, answer: form }: Enquiry<Question, Answer>,
    question: Question,
    timeoutMs: number,
  ): Promise<Answer | undefined> => {
    if (isOut()) return undefined;
    const answer = await within(timeoutMs, () => neighbours.ask(agency, kind, question)).catch(
      () => undefined,
    );
    return answer === undefined ? undefined : form.parse(answer);
  };

  return async (enquiry, question, { untilMs = Infinity } = {}) => {
    for (let pauseMs = 200; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      stopped.throwIfAborted();
      const leftMs = untilMs - Date.now();
      if (leftMs <= 0) return undefined;
      const answer = await attempt(enquiry, question, Math.min(attemptMs, leftMs));
      if (answer !== undefined) return answer;
      await delay(Math.max(0, Math.min(pauseMs, untilMs - Date.now())), undefined, { signal: stopped });
    }
  };
}

/** Undefined where it takes longer; what comes later is let go. */
async function within<Answer>(ms: number, answer: () => Promise<Answer>): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, ms, undefined)));
  try {
    return await Promise.race([answer(), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
