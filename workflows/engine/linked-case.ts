import type { LinkedCaseRef } from '../../domain/case-events';
import { stopCase } from '../calls';
import type { CaseRun } from './case-run';

/**
 * A running case about the same person that this one ends, as a death ends a birth case: the civil act of that one is
 * waited for and stands, what else it was about is stopped, and only then this one files.
 */
export class LinkedCase {
  private begun = false;

  constructor(private readonly run: CaseRun) {}

  stopFirst(): void {
    const { folded, filed } = this.run.history;
    if (this.begun || !filed.linkedCase || folded.linkedCaseStopped || folded.settledAt !== null) return;
    this.begun = true;
    this.run.inbox.expect(this.stop(filed.linkedCase));
  }

  private async stop({ caseId, cause }: LinkedCaseRef): Promise<void> {
    const { run } = this;
    const { caseCode, receivedAt } = run.history.filed;
    const decision = { number: caseCode, on: receivedAt.slice(0, 10), by: run.history.filed.bundle };
    const id = `stop/${run.history.filed.caseId}`;
    const atMs = await stopCase({
      caseId,
      order: { kind: 'stop', id, by: 'system', reason: cause, cause, decision },
    });
    run.inbox.post(atMs, () => {
      if (!run.isSettled) run.history.emit('linked-case-stopped', { step: null, data: { caseId } });
    });
  }
}
