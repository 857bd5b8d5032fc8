import type { Asked } from '../../domain/case-view';
import type { FoldedStep } from '../../domain/fold/folded-step';
import { judgeLimit } from '../calls';
import type { CaseRun } from './case-run';
import { isPast, moveDeadlines } from './watch-deadlines';

/**
 * Until when citizens may answer. A limit that has passed by the clock ends the step only once intake has been asked: an
 * answer may be kept there that came in time, and a limit that ran out while nobody could answer is moved on.
 */
export class CitizensLimits {
  /** The limits that are being judged. */
  private readonly judging = new Set<string>();

  constructor(private readonly run: CaseRun) {}

  goOn(): void {
    if (this.run.isSettled) return;
    for (const step of this.run.history.folded.steps) {
      const asked = this.askedOf(step);
      if (!asked || !isPast(this.run, asked.until) || this.judging.has(nameOf(asked))) continue;
      this.judging.add(nameOf(asked));
      this.run.inbox.expect(this.judge(step, asked));
    }
  }

  private async judge({ plan: { id }, since }: FoldedStep, asked: Asked): Promise<void> {
    const { history, inbox } = this.run;
    const { caseId } = history.filed;
    const { until, extendedFrom = until } = asked;
    const { calendar } = history.folded;
    const { atMs, limit } = await judgeLimit({ caseId, since, until: extendedFrom, calendar });
    inbox.post(atMs, () => {
      this.judging.delete(nameOf(asked));
      const now = this.askedOf(history.step(id));
      if (this.run.isSettled || !now || nameOf(now) !== nameOf(asked)) return;
      if (Date.parse(limit) > Date.parse(until)) return this.extend(id, until, limit);
      // Unanswered by its limit, a supplement ends the step as the law says; the clock runs again from then.
      history.emit('supplement-expired', { step: id, data: { until } });
      moveDeadlines(this.run, { why: 'paused' });
    });
  }

  private extend(step: string, from: string, until: string): void {
    this.run.history.emit('supplement-extended', { step, data: { from, until } });
  }

  private askedOf(step: FoldedStep): Asked | null {
    return this.run.history.stateOf(step.plan.id) === 'awaiting-citizen' ? step.dossier.asked : null;
  }
}

const nameOf = ({ request, until }: Asked): string => `${request} ${until}`;
