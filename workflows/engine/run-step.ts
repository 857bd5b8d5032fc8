import { condition } from '@temporalio/workflow';
import type { StepState } from '../../domain/case-view';
import { applyDecision } from './apply-decision';
import { awaitDecision, owesDecision } from './await-decision';
import type { CaseRun } from './case-run';
import { fileStep } from './file-step';

/**
 * One step from wherever the case's events have brought it, until nothing more can come of it. It goes by the folded
 * state alone, so it can begin anywhere; steps whose predecessors are granted run side by side.
 */
export async function runStep(run: CaseRun, id: string): Promise<void> {
  const { file } = run;
  for (;;) {
    const state = file.stateOf(id);
    if (state === 'filing') await fileStep(run, id);
    else if (owesDecision(state, file.step(id))) {
      const decision = await awaitDecision(run, id);
      if (decision) applyDecision(run, id, decision);
    } else if (isOver(state)) return;
    else await condition(() => file.stateOf(id) !== state);
  }
}

function isOver(state: StepState): boolean {
  switch (state) {
    case 'granted':
    case 'refused':
    case 'withdrawn':
    case 'not-applicable':
    case 'skipped':
    case 'reversed':
      return true;
    case 'pending':
    case 'filing':
    case 'with-agency':
    case 'awaiting-citizen':
    case 'stuck':
      return false;
  }
}
