import { passOnDecision } from '../calls';
import type { CaseRun } from './case-run';

/**
 * What agencies say once the case's own run has ended it on record, and before the run is over: the run can hear it no
 * more, and whoever said it was told that it had got through. The case is taken up for it, as for any later word.
 */
export class LateDecisions {
  private passing = 0;

  constructor(private readonly run: CaseRun) {}

  passOn(): void {
    const { history, underway, inbox } = this.run;
    for (const { plan, dossier } of history.folded.steps) {
      if (dossier.key === null) continue;
      const { id: step, agency: from } = plan;
      for (
        let decision = underway.takeDecision(dossier.key);
        decision;
        decision = underway.takeDecision(dossier.key)
      ) {
        this.passing += 1;
        const { caseId } = history.filed;
        inbox.expect(passOnDecision({ from, caseId, step, decision }).then(() => void (this.passing -= 1)));
      }
    }
  }

  get areThrough(): boolean {
    return this.passing === 0;
  }
}
