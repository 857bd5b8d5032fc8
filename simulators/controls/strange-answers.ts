import { jsonReply, type Reply } from '../../agency-kit/http/exchange';
import { type AgencyDecision, DossierAnswer } from '../../domain/schemas/agency-contract';
import type { FaultSettings } from './fault-settings';
import { keyOfAnother } from './unusable';

/** Answers that are not what the agency would have said, and messages that come when nobody waits for them any more. */
const page = '<!doctype html><title>Gateway</title><p>The service is not available.</p>';

/** What is no text is given the form of the agency's own answers, which makes it no more the agency's. */
export function asSomebodyElseSays({ status, body = page }: NonNullable<FaultSettings['proxy']>): Reply {
  if (typeof body === 'string') return { status, contentType: 'text/html', body };
  const reply = jsonReply(status, body);
  return status < 400 ? reply : { ...reply, contentType: 'application/problem+json' };
}

/** An answer about another dossier; one that there is no such dossier stays as it is. */
export function withOtherKey(reply: Reply): Reply {
  return changed(reply, ({ key, decision, ...rest }) => {
    const another = keyOfAnother(key);
    return { ...rest, key: another, ...(decision && { decision: { ...decision, dossierKey: another } }) };
  });
}

export function withOtherDecision(reply: Reply, tell: (decision: AgencyDecision) => unknown): Reply {
  return changed(reply, ({ decision, ...rest }) => ({
    ...rest,
    ...(decision && { decision: tell(decision) }),
  }));
}

function changed(reply: Reply, change: (answer: DossierAnswer) => unknown): Reply {
  if (reply.status !== 200) return reply;
  const answer = DossierAnswer.safeParse(JSON.parse(reply.body.toString()));
  return answer.success ? jsonReply(200, change(answer.data)) : reply;
}

/** Messages on their way, each with the effect that it has once it arrives, even when the fault has been mended since. */
export class LateMessages {
  private readonly timers = new Set<NodeJS.Timeout>();

  add(arrive: () => Promise<unknown>, lateMs: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void arrive();
    }, lateMs);
    this.timers.add(timer);
  }

  forget(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}
