import { CancellationScope, sleep } from '@temporalio/workflow';
import { stepStateOf } from '../../domain/fold/step-state';
import { clockRuns } from '../../domain/step-states';
import type { CaseRun } from './case-run';

/**
 * Wakes the case when something becomes due by itself. A timer that is no longer needed is left to fire, for most cases
 * need but one, and to cancel it costs history. Timers are cancelled only when nothing can become due any more: one that
 * fires while the case ends fails the workflow task that ends it.
 */
export class WakeUpTimer {
  private readonly pending = new Set<number>();
  private scope = new CancellationScope();

  constructor(private readonly run: CaseRun) {}

  set(instants: readonly number[]): void {
    // An instant that has passed has been dealt with, or waits for something other than time.
    const { nowMs, certainMs } = this.run.history;
    const limits = limitsOf(this.run).filter((atMs) => atMs > certainMs);
    const ahead = [...instants.filter((atMs) => atMs > nowMs), ...limits];
    if (ahead.length === 0) return this.cancel();
    const earliestMs = Math.min(...ahead);
    if (earliestMs >= Math.min(...this.pending)) return;
    this.pending.add(earliestMs);
    this.run.inbox.expectIn(this.scope, () => this.fire(earliestMs));
  }

  private cancel(): void {
    if (this.pending.size === 0) return;
    this.pending.clear();
    this.scope.cancel();
    this.scope = new CancellationScope();
  }

  private async fire(atMs: number): Promise<void> {
    // How long a timer runs decides nothing, and the case's own clock stands still while nothing comes in.
    // eslint-disable-next-line no-restricted-properties
    await sleep(Math.max(atMs - Date.now(), 1));
    this.run.inbox.post(atMs, () => {
      this.run.history.pass(atMs);
      this.pending.delete(atMs);
    });
  }
}

/** When a deadline passes that has not been missed yet, and when the citizen has been waited for long enough. */
function limitsOf({ history: { folded } }: CaseRun): number[] {
  if (folded.settledAt !== null) return [];
  const ofSteps = folded.steps.flatMap((step): number[] => {
    const state = stepStateOf(folded, step);
    const { asked } = step.dossier;
    if (state === 'awaiting-citizen') return asked ? [Date.parse(asked.until) + 1] : [];
    return clockRuns(state) && !step.overdueReasons.includes('deadline-missed')
      ? [Date.parse(step.dueAt) + 1]
      : [];
  });
  return folded.overdueReasons.length === 0 ? [...ofSteps, Date.parse(folded.dueAt) + 1] : ofSteps;
}
