import { CancellationScope } from '@temporalio/workflow';
import type { FoldedStep } from '../../domain/fold/folded-step';
import { findDecision } from '../calls';
import { callbackOverdueAfterMs } from '../patience';
import { owesDecision } from './apply-decision';
import type { CaseRun } from './case-run';

interface Owed {
  step: FoldedStep;
  key: string;
  overdueAtMs: number;
}

/** Asks the agencies whose callbacks are overdue, each until its decision is there by whichever way it comes first. */
export class DecisionPolling {
  private readonly polls = new Map<string, { scope: CancellationScope; inquiry: number }>();

  constructor(private readonly run: CaseRun) {}

  askOverdue(): void {
    const owed = this.owed();
    const { underway } = this.run;
    const keys = new Set(owed.map(({ key }) => key));
    for (const [key, { scope, inquiry }] of this.polls)
      if (!keys.has(key) || inquiry !== underway.inquiryOf(key)) this.stop(key, scope);
    for (const { step, key, overdueAtMs } of owed) {
      if (!this.mayAsk(key) || overdueAtMs > this.run.history.nowMs) continue;
      const scope = new CancellationScope();
      this.polls.set(key, { scope, inquiry: underway.inquiryOf(key) });
      this.run.inbox.expectIn(scope, () => this.ask(step, key));
    }
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

  private owed(): Owed[] {
    return [...this.owedOnSteps(), ...this.owedAstray()];
  }

  /** What had been decided before it was asked back. */
  private owedAstray(): Owed[] {
    const { history, underway } = this.run;
    return history.folded.strays.flatMap(({ step: id, dossierKey: key, isDecided }) => {
      if (!isDecided || underway.latestOf(key) !== undefined) return [];
      return [{ step: history.step(id), key, overdueAtMs: underway.overdueAtMs(key) ?? history.nowMs }];
    });
  }

  private owedOnSteps(): Owed[] {
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
    const { bundle, edition, caseId } = history.filed;
    const known = underway.known(key);
    const { id: step, agency } = plan;
    const found = await findDecision({ agency, bundle, edition, key, caseId, step, known });
    inbox.post(found.atMs, () => {
      // What is closed is not asked after again.
      if (found.isClosed) return this.closed(step, key);
      this.polls.delete(key);
      if (found.unusable) underway.cannotUse(found.unusable, found.atMs);
      else if (found.decision) underway.decide(found.decision);
      else underway.lose(key, history.nowMs);
    });
  }

  /** Its agency has closed the dossier of its own accord, and will not decide it: an operator files again, or goes on without. */
  private closed(id: string, key: string): void {
    const { history } = this.run;
    const step = history.step(id);
    if (step.dossier.key !== key || step.progress !== 'with-agency' || step.stuck || !owesDecision(step))
      return;
    const data = { what: 'dossier', cause: 'closed-by-agency', status: null } as const;
    history.emit('step-stuck', { step: id, data });
  }

  private stop(key: string, scope: CancellationScope): void {
    this.polls.delete(key);
    scope.cancel();
  }
}
