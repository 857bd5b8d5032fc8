/** How the workflows of a case are started, by whoever comes first: the starter, or somebody with an order. */
import type { WorkflowStartOptions } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { RecordedCase } from '../../domain/case-events';
import { snapshotOf } from '../../domain/fold/snapshot';
import type { CaseInput } from '../../workflows/case-input';
import {
  amendmentWorkflowId,
  amendmentWorkflowType,
  caseTaskQueue,
  caseWorkflowId,
  caseWorkflowType,
  formVersion,
} from '../../workflows/messages';

/**
 * How long a case stands still after a kill in the middle of its task. Shorter would time tasks out on a busy machine,
 * and a task that times out with a filing under way may come out otherwise on a replay: the case then sticks.
 */
const workflowTaskTimeout = '10 seconds';

export interface CaseStart {
  type: string;
  options: WorkflowStartOptions;
}

/** What a workflow is told of a case that stands so on record. */
export function inputOf({ caseId, events, documents }: RecordedCase, isOwn: boolean): CaseInput {
  return {
    version: formVersion,
    caseId,
    snapshot: snapshotOf(events, documents),
    afterSeq: events.length,
    isOwn,
  };
}

/** One case has one workflow at a time, and never another once that has completed; one that failed or was ended goes on in it. */
export function caseStart(recorded: RecordedCase): CaseStart {
  const input = inputOf(recorded, true);
  const { bundle } = input.snapshot.state.filed;
  return {
    type: caseWorkflowType(bundle),
    options: {
      workflowId: caseWorkflowId({ bundle, caseId: input.caseId }),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      ...common(input),
    },
  };
}

/** An ended case may be taken up again and again. */
export function amendmentStart(recorded: RecordedCase): CaseStart {
  const input = inputOf(recorded, false);
  return {
    type: amendmentWorkflowType,
    options: {
      workflowId: amendmentWorkflowId(input),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      ...common(input),
    },
  };
}

function common(input: CaseInput) {
  const { bundle, edition } = input.snapshot.state.filed;
  return {
    taskQueue: caseTaskQueue,
    workflowTaskTimeout,
    typedSearchAttributes: [
      { key: defineSearchAttributeKey('LienthongBundle', 'KEYWORD'), value: bundle },
      { key: defineSearchAttributeKey('LienthongEdition', 'KEYWORD'), value: edition },
    ],
    args: [input],
  };
}
