import { allHandlersFinished, condition } from '@temporalio/workflow';
import type { Outcome } from '../../domain/case-events';
import { isSettled } from '../../domain/fold/step-state';
import { outcomeOf } from '../../domain/fold/view';
import { orderWithinMs } from '../calls';
import type { CaseInput } from '../case-input';
import { Alarm } from './wake-up-timer';
import { applyDecisions } from './apply-decision';
import { CaseRun } from './case-run';
import { Courier } from './message-sender';
import { Enquiries } from './decision-polling';
import { LinkedCase } from './linked-case';
import { listen } from './register-handlers';
import { Recorder } from './recorder';
import { watchDeadlines } from './watch-deadlines';

/**
 * A case from wherever its events have brought it to its outcome. What is to be done next follows from what has
 * happened, and from nothing else: each round looks at the folded state, does what is due, and waits for news. So a
 * case can begin anywhere, filing, correction and revocation share one way, and nothing is kept in mind that the
 * record does not hold. A case never fails because of an agency: it waits, says for whom, and ends once every step is
 * over, everybody has been told, and the register holds the whole record.
 */
export async function runCase(input: CaseInput): Promise<Outcome> {
  const run = new CaseRun(input);
  const parts = {
    courier: new Courier(run),
    enquiries: new Enquiries(run),
    recorder: new Recorder(run),
    linkedCase: new LinkedCase(run),
    alarm: new Alarm(run),
  };
  listen(run, parts.recorder);
  await untilThereIsWork(run);
  const isOver = () => isDone(run, parts.recorder);
  for (;;) {
    // The answer to an order may be the last thing of all, and once it is given there are no news.
    await condition(() => run.hasNews || isOver());
    while (run.takeNext()) advance(run, parts);
    if (isOver()) return outcomeOf(run.file.folded);
  }
}

type Parts = Readonly<{
  courier: Courier;
  enquiries: Enquiries;
  recorder: Recorder;
  linkedCase: LinkedCase;
  alarm: Alarm;
}>;

/** Everything that is due now, from what has happened. */
function advance(run: CaseRun, parts: Parts): void {
  const { courier, enquiries, recorder, linkedCase, alarm } = parts;
  // Its own run is over, up to orders that it can only turn away.
  if (run.hasEnded && recorder.isUpToDate) return;
  applyDecisions(run);
  watchDeadlines(run);
  courier.markDelayed();
  settle(run);
  courier.callOff();
  if (recorder.mayAct) courier.sendDue(enquiries.lost, recorder.isAnswering);
  enquiries.askOverdue();
  linkedCase.stopFirst();
  recorder.recordDue();
  // A round of first tries ends within moments, and then there are news.
  if (!run.news.isRoundOut)
    alarm.set([...courier.instants(), ...enquiries.instants(), ...recorder.instants()]);
}

function settle({ file }: CaseRun): void {
  if (file.folded.settledAt !== null || !isSettled(file.folded)) return;
  file.emit('case-settled', { step: null, data: { outcome: outcomeOf(file.folded) } });
}

function isDone({ file }: CaseRun, recorder: Recorder): boolean {
  return file.folded.settledAt !== null && recorder.isUpToDate && allHandlersFinished();
}

/** An ended case is taken up for an order; without one there is nothing to do. */
async function untilThereIsWork(run: CaseRun): Promise<void> {
  const { file } = run;
  if (file.folded.settledAt === null) return run.tell(file.nowMs);
  await condition(() => run.hasNews, orderWithinMs);
}
