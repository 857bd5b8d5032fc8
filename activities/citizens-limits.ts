import { judgeLimit, type LimitToJudge } from '../casework/citizens-limit';
import type { Instant } from '../domain/viet-nam-time';
import type { Register } from '../register/register';
import { undecided, unlessMayYetBeKept } from './undecided';

export function createCitizensLimits(register: Pick<Register, 'intakeTimes' | 'keptOrdersOf'>) {
  return {
    /**
     * Until when a citizen may answer, asked once that has passed by the clock. Throws while an answer that came in time
     * may be on its way: one at intake, or one that is kept there until it is handed over.
     */
    async judgeLimit({
      caseId,
      ...limit
    }: LimitToJudge & { caseId: string }): Promise<{ atMs: number; limit: Instant }> {
      unlessMayYetBeKept();
      const kept = await register.keptOrdersOf(caseId);
      const judged = kept.length === 0 ? await judgeLimit(register, limit) : undefined;
      if (judged === undefined) throw undecided();
      return { atMs: Date.now(), limit: judged };
    },
  };
}
