import { hasGrantToTell } from '../../domain/fold/linked-case';
import { hearOfCase, stopLinkedCases } from '../calls';
import type { CaseRun } from './case-run';
import { civilActDecision } from './civil-act';

/**
 * Cases about the same person of which one ends the other, as a death ends the birth case of a child. The one that ends
 * hears, before it files, what the civil act of the other has brought; the one that is ended hears, before what comes
 * after its civil act, whether the other's stands. Nobody waits for people. Once the ending act is granted, what else is
 * about the same person is stopped, by that decision; one that is refused stops nothing.
 */
export class LinkedCase {
  private hearing = false;
  private stopping = false;

  constructor(private readonly run: CaseRun) {}

  goOn(): void {
    const { folded, filed } = this.run.history;
    if (!filed.linkedCase || this.run.isSettled) return;
    const { caseId } = filed.linkedCase;
    if (caseId !== null && !folded.linkedCaseHeard && !this.hearing) {
      this.hearing = true;
      this.run.inbox.expect(this.hear(caseId));
    }
    if (hasGrantToTell(folded) && !this.stopping) {
      this.stopping = true;
      this.run.inbox.expect(this.stop(filed.linkedCase.cause));
    }
  }

  private async hear(caseId: string): Promise<void> {
    const { run } = this;
    const { atMs, civilAct } = await hearOfCase({ caseId });
    run.inbox.post(atMs, () => {
      // Its order to stop may have come first.
      if (run.isSettled || run.history.folded.linkedCaseHeard) return;
      run.history.emit('linked-case-heard', { step: null, data: { caseId, civilAct } });
    });
  }

  private async stop(cause: string): Promise<void> {
    const { run } = this;
    const { caseId } = run.history.filed;
    const decision = civilActDecision(run);
    if (!decision) throw new Error('no decision stops a linked case');
    const order = {
      kind: 'stop',
      id: `stop/${caseId}`,
      by: 'system',
      reason: cause,
      cause,
      decision,
    } as const;
    const { atMs, caseIds } = await stopLinkedCases({ caseId, order });
    run.inbox.post(atMs, () => {
      if (!run.isSettled) run.history.emit('linked-case-stopped', { step: null, data: { caseIds } });
    });
  }
}
