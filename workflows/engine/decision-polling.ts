import { CancellationScope } from '@temporalio/workflow';
import type { FoldedStep } from '../../domain/fold/folded-step';
import { callbackOverdueAfterMs, findDecision } from '../calls';
import { owesDecision } from './apply-decision';
import type { CaseRun } from './case-run';

/** Asks the agencies whose callbacks are overdue, each until its decision is there by whichever way it comes first. */
export class DecisionPolling {
  private readonly polls = new Map<string, CancellationScope>();

  constructor(private readonly run: CaseRun) {}

  askOverdue(): void {
    const owed = this.owed();
    for (const { step, key, overdueAtMs } of owed) {
      if (!this.mayAsk(key) || overdueAtMs > this.run.history.nowMs) continue;
      const scope = new CancellationScope();
      this.polls.set(key, scope);
      this.run.inbox.expectIn(scope, () => this.ask(step, key));
    }
    const keys = new Set(owed.map(({ key }) => key));
    for (const [key, scope] of this.polls) if (!keys.has(key)) this.stop(key, scope);
  }

  /** When the next callback becomes overdue. */
  instants(): number[] {
    return this.owed()
      .filter(({ key }) => this.mayAsk(key))
      .map(({ overdueAtMs }) => overdueAtMs);
  }

  private mayAsk(key: string): boolean {
    return !this.polls.has(key) && !this.run.underway.isLost(key);
  }

  private owed(): { step: FoldedStep; key: string; overdueAtMs: number }[] {
    const { history, underway } = this.run;
    return history.folded.steps.flatMap((step) => {
      const { since, dossier } = step;
      const { key, recall } = dossier;
      if (key === null || !owesDecision(step) || step.progress === 'awaiting-citizen') return [];
      // An agency that would not give a dossier back has decided it already.
      const patienceMs = recall?.stage === 'too-late' ? 0 : callbackOverdueAfterMs;
      return [{ step, key, overdueAtMs: underway.overdueAtMs(key) ?? Date.parse(since) + patienceMs }];
    });
  }

  private async ask({ plan }: FoldedStep, key: string): Promise<void> {
    const { history, inbox, underway } = this.run;
    const { bundle, caseId } = history.filed;
    const known = underway.decisionIds(key);
    const found = await findDecision({ agency: plan.agency, bundle, key, caseId, step: plan.id, known });
    inbox.post(found.atMs, () => {
      this.polls.delete(key);
      if (found.decision) underway.decide(found.decision);
      else underway.lose(key, history.nowMs);
    });
  }

  private stop(key: string, scope: CancellationScope): void {
    this.polls.delete(key);
    scope.cancel();
  }
}
