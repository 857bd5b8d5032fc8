import { allHandlersFinished, CancellationScope, condition, workflowInfo } from '@temporalio/workflow';
import type { Outcome } from '../../domain/case-events';
import { isSettled } from '../../domain/fold/step-state';
import { outcomeOf } from '../../domain/fold/view';
import { orderWithinMs } from '../patience';
import type { CaseInput } from '../case-input';
import { applyDecisions } from './apply-decision';
import { CaseRun } from './case-run';
import { assertReadable } from './form-version';
import { DecisionPolling } from './decision-polling';
import { CitizensLimits } from './citizens-limits';
import { LateDecisions } from './late-decisions';
import { LinkedCase } from './linked-case';
import { MessageSender } from './message-sender';
import { Recorder } from './recorder';
import { registerHandlers } from './register-handlers';
import { WakeUpTimer } from './wake-up-timer';
import { watchDeadlines } from './watch-deadlines';

/**
 * Takes a case from wherever its events have brought it to its outcome. What is to be done next follows from what has
 * happened: whenever something comes in, the case looks at its folded state and does what is due. So a case can begin
 * anywhere, and filing, correction and revocation share one way. Beside the record a run keeps in mind only what has
 * not happened yet (`underway.ts`), and the timers and activities that it has begun.
 *
 * A case never fails because of an agency: it waits, and says for whom. It ends once every step is over, everybody has
 * been told, and the register holds the whole record.
 *
 * A request to cancel changes nothing: what ends a case early is an order, which takes back what the law allows.
 */
export function runCase(input: CaseInput): Promise<Outcome> {
  return CancellationScope.nonCancellable(() => bringToItsEnd(input));
}

async function bringToItsEnd(input: CaseInput): Promise<Outcome> {
  assertReadable(input.version);
  const { runId, startTime } = workflowInfo();
  const run = new CaseRun(input, { runId, startedAtMs: startTime.getTime() });
  const parts = {
    sender: new MessageSender(run),
    polling: new DecisionPolling(run),
    recorder: new Recorder(run),
    linkedCase: new LinkedCase(run),
    limits: new CitizensLimits(run),
    lateDecisions: new LateDecisions(run),
    timer: new WakeUpTimer(run),
  };
  registerHandlers(run, parts.recorder);
  await untilThereIsWork(run);
  const isOver = () => isDone(run, parts.recorder) && parts.lateDecisions.areThrough;
  for (;;) {
    // The answer to an order may be the last thing of all, and nothing comes in once it is given.
    await condition(() => run.inbox.isReady || isOver());
    while (run.inbox.handleNext()) advance(run, parts);
    if (isOver()) return outcomeOf(run.history.folded);
  }
}

type Parts = Readonly<{
  sender: MessageSender;
  polling: DecisionPolling;
  recorder: Recorder;
  linkedCase: LinkedCase;
  limits: CitizensLimits;
  lateDecisions: LateDecisions;
  timer: WakeUpTimer;
}>;

/** Does everything that is due now. */
function advance(
  run: CaseRun,
  { sender, polling, recorder, linkedCase, limits, lateDecisions, timer }: Parts,
): void {
  // Its own run is over, up to orders that it can only turn away.
  if (run.hasEnded && recorder.isUpToDate) return lateDecisions.passOn();
  applyDecisions(run);
  watchDeadlines(run);
  sender.markDelayed();
  settle(run);
  sender.callOff();
  if (recorder.mayAct) sender.sendDue(recorder.isAnswering);
  polling.askOverdue();
  linkedCase.goOn();
  limits.goOn();
  recorder.recordDue();
  // A first try ends within moments, and the case then comes here again.
  if (!run.inbox.isFirstTryOut)
    timer.set([...sender.instants(), ...polling.instants(), ...recorder.instants()]);
}

function settle({ history }: CaseRun): void {
  if (history.folded.settledAt !== null || !isSettled(history.folded)) return;
  history.emit('case-settled', { step: null, data: { outcome: outcomeOf(history.folded) } });
}

function isDone({ history }: CaseRun, recorder: Recorder): boolean {
  return history.folded.settledAt !== null && recorder.isUpToDate && allHandlersFinished();
}

/** An ended case is taken up for an order; without one there is nothing to do. */
async function untilThereIsWork({ history, inbox }: CaseRun): Promise<void> {
  if (history.folded.settledAt === null) return inbox.post(history.nowMs, () => undefined);
  await condition(() => inbox.isReady, orderWithinMs);
}
