import { setHandler } from '@temporalio/workflow';
import type { Outcome } from '../../domain/case-events';
import { outcomeOf } from '../../domain/fold/view';
import { getEdition } from '../../procedures/bundles';
import { getCalendar } from '../../procedures/calendar';
import type { CaseInput } from '../case-input';
import { caseView, decisionReceived } from '../messages';
import { CaseFile } from './case-file';
import { newCaseRun } from './case-run';
import { record } from './recorder';
import { runNotices } from './run-notices';
import { runStep } from './run-step';
import { watchCallbacks } from './watch-callbacks';

/**
 * A case from its filing to its outcome. It never fails because of an agency: it waits, says for whom, and ends once
 * every step is over, everybody has been told, and the register holds the whole record.
 */
export async function runCase(input: CaseInput): Promise<Outcome> {
  const { bundle, edition, calendar } = input.filed.data;
  const file = new CaseFile(input);
  const run = newCaseRun({ edition: getEdition(bundle, edition), calendar: getCalendar(calendar), file });
  setHandler(decisionReceived, (decision) => run.inbox.put(decision));
  setHandler(caseView, () => file.view());

  const recorded = record(run);
  void run.courier.run();
  void watchCallbacks(run);
  let stepsAreOver = false;
  const steps = Promise.all(file.steps.map(({ plan }) => runStep(run, plan.id))).then(() => {
    stepsAreOver = true;
  });
  await Promise.all([steps, runNotices(run, { stepsAreOver: () => stepsAreOver })]);

  const outcome = outcomeOf(file.folded);
  file.emit('case-settled', { step: null, data: { outcome }, atMs: file.latestMs });
  await recorded;
  return outcome;
}
