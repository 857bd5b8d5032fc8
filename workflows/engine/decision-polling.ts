import { CancellationScope } from '@temporalio/workflow';
import type { FoldedStep } from '../../domain/fold/case-state';
import { callbackOverdueAfterMs, findDecision, longestPatienceMs } from '../calls';
import { owesDecision } from './apply-decision';
import type { CaseRun } from './case-run';

/** Asks the agencies whose callbacks are overdue, each until its decision is there by whichever way it comes first. */
export class Enquiries {
  /** Dossiers that an agency had acknowledged and does not know: to be delivered again. */
  readonly lost = new Set<string>();
  private readonly underway = new Map<string, CancellationScope>();
  /** Delivered again, an agency is given longer and longer to know of the dossier. */
  private readonly given = new Map<string, { fromMs: number; patienceMs: number }>();

  constructor(private readonly run: CaseRun) {}

  askOverdue(): void {
    const owed = this.owed();
    for (const { step, key, overdueAtMs } of owed) {
      if (this.underway.has(key) || this.lost.has(key) || overdueAtMs > this.run.file.nowMs) continue;
      const scope = new CancellationScope();
      this.underway.set(key, scope);
      this.run.beginIn(scope, () => this.ask(step, key));
    }
    const keys = new Set(owed.map(({ key }) => key));
    for (const [key, scope] of this.underway) if (!keys.has(key)) this.stop(key, scope);
  }

  /** When the next callback becomes overdue. */
  instants(): number[] {
    return this.owed()
      .filter(({ key }) => !this.underway.has(key) && !this.lost.has(key))
      .map(({ overdueAtMs }) => overdueAtMs);
  }

  private owed(): { step: FoldedStep; key: string; overdueAtMs: number }[] {
    const { folded } = this.run.file;
    return folded.steps.flatMap((step) => {
      const { dossierKey: key, since, afterGrant } = step;
      if (key === null || !owesDecision(step) || step.progress === 'awaiting-citizen') return [];
      // An agency that would not give a dossier back has decided it already.
      const patienceMs = afterGrant ? 0 : callbackOverdueAfterMs;
      const again = this.given.get(key);
      const overdueAtMs = again ? again.fromMs + again.patienceMs : Date.parse(since) + patienceMs;
      return [{ step, key, overdueAtMs }];
    });
  }

  private async ask({ plan }: FoldedStep, key: string): Promise<void> {
    const { run } = this;
    const { caseId } = run.file.filed;
    const known = run.inbox.knownIds(key);
    const found = await findDecision({ agency: plan.agency, key, caseId, step: plan.id, known });
    run.tell(found.atMs, () => {
      this.underway.delete(key);
      if (found.decision) run.inbox.put(found.decision);
      else this.giveAgain(key);
    });
  }

  private giveAgain(key: string): void {
    const before = this.given.get(key)?.patienceMs ?? callbackOverdueAfterMs;
    const patienceMs = Math.min(2 * before, longestPatienceMs);
    this.given.set(key, { fromMs: this.run.file.nowMs, patienceMs });
    this.lost.add(key);
  }

  private stop(key: string, scope: CancellationScope): void {
    this.underway.delete(key);
    scope.cancel();
  }
}
