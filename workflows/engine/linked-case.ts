import type { AuthorityDecision, LinkedCaseRef } from '../../domain/case-events';
import { hasGrantToTell } from '../../domain/fold/linked-case';
import { getStepSpec } from '../../procedures/shared/published';
import { hearOfCase, stopCase } from '../calls';
import type { CaseRun } from './case-run';

/**
 * A running case about the same person that this one ends, as a death ends a birth case. Before this one files, it hears
 * what the civil act of that one has brought, unless that waits for people. Once this one's own civil act is granted,
 * what else that case is about is stopped, by that decision; a death that is refused stops nothing.
 */
export class LinkedCase {
  private hearing = false;
  private stopping = false;

  constructor(private readonly run: CaseRun) {}

  goOn(): void {
    const { folded, filed } = this.run.history;
    if (!filed.linkedCase || this.run.isSettled) return;
    if (!folded.linkedCaseHeard && !this.hearing) {
      this.hearing = true;
      this.run.inbox.expect(this.hear(filed.linkedCase));
    }
    if (hasGrantToTell(folded) && !this.stopping) {
      this.stopping = true;
      this.run.inbox.expect(this.stop(filed.linkedCase));
    }
  }

  private async hear({ caseId }: LinkedCaseRef): Promise<void> {
    const { run } = this;
    const { atMs, civilAct } = await hearOfCase({ caseId });
    run.inbox.post(atMs, () => {
      if (!run.isSettled) run.history.emit('linked-case-heard', { step: null, data: { caseId, civilAct } });
    });
  }

  private async stop({ caseId, cause }: LinkedCaseRef): Promise<void> {
    const { run } = this;
    const id = `stop/${run.history.filed.caseId}`;
    const order = {
      kind: 'stop',
      id,
      by: 'system',
      reason: cause,
      cause,
      decision: this.decision(),
    } as const;
    const atMs = await stopCase({ caseId, order });
    run.inbox.post(atMs, () => {
      if (!run.isSettled) run.history.emit('linked-case-stopped', { step: null, data: { caseId } });
    });
  }

  /** What this case's civil act is as a decision: the other case is stopped by no other. */
  private decision(): AuthorityDecision {
    const { edition, history } = this.run;
    const [civilAct] = history.folded.steps;
    if (!civilAct?.grant) throw new Error('no grant stops the linked case');
    const { basis, result } = civilAct.grant;
    const declaration = history.document(basis?.declarationRef ?? history.folded.declarationRef);
    const decision = getStepSpec(edition, civilAct.plan.id).decision?.({ declaration, granted: result });
    if (!decision) throw new Error('no decision stops the linked case');
    return decision;
  }
}
