import { stopCase } from '../calls';
import type { CaseRun } from './case-run';

/**
 * The death of a child whose birth case is still running: the birth is waited for and stands, what else that case was
 * about is stopped, and only then the death is filed (law on civil status: both are registered).
 */
export class LinkedCase {
  private begun = false;

  constructor(private readonly run: CaseRun) {}

  stopFirst(): void {
    const { folded, filed } = this.run.history;
    if (this.begun || !filed.linkedCase || folded.linkedCaseStopped || folded.settledAt !== null) return;
    this.begun = true;
    this.run.inbox.expect(this.stop(filed.linkedCase.caseId));
  }

  private async stop(caseId: string): Promise<void> {
    const { run } = this;
    const { caseCode, receivedAt } = run.history.filed;
    const decision = { number: caseCode, on: receivedAt.slice(0, 10), by: run.history.filed.bundle };
    const id = `stop/${run.history.filed.caseId}`;
    const cause = 'person-died';
    const atMs = await stopCase({
      caseId,
      order: { kind: 'stop', id, by: 'system', reason: cause, cause, decision },
    });
    run.inbox.post(atMs, () => run.history.emit('linked-case-stopped', { step: null, data: { caseId } }));
  }
}
