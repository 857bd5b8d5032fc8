import { parseDossierKey } from '../../domain/dossier-key';
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
    const { caseId } = history.filed;
    for (const key of underway.keysWithWords) {
      const step = parseDossierKey(key)?.step;
      const plan = history.folded.steps.find((one) => one.plan.id === step)?.plan;
      if (!plan) continue;
      for (const decision of underway.takeDecisions(key)) {
        this.passing += 1;
        const late = { from: plan.agency, caseId, step: plan.id, decision };
        inbox.expect(passOnDecision(late).then(() => void (this.passing -= 1)));
      }
    }
  }

  get areThrough(): boolean {
    return this.passing === 0;
  }
}
