import type { WorkflowStartOptions } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { CaseInput } from '../../workflows/case-input';
import {
  amendmentWorkflowId,
  amendmentWorkflowType,
  caseTaskQueue,
  caseWorkflowId,
  caseWorkflowType,
} from '../../workflows/messages';

/** How the workflows of a case are started, by whoever comes first: the starter, or somebody with an order. */

/**
 * How long a case stands still after a kill in the middle of its task. Shorter would time tasks out on a busy machine,
 * and a task that times out with a filing under way may come out otherwise on a replay: the case then sticks.
 */
const workflowTaskTimeout = '10 seconds';

export interface CaseStart {
  type: string;
  options: WorkflowStartOptions;
}

/** One case has one workflow, for ever. */
export function caseStart(input: CaseInput): CaseStart {
  const { bundle, edition } = filedOf(input);
  return {
    type: caseWorkflowType(bundle),
    options: {
      workflowId: caseWorkflowId({ bundle, caseId: input.caseId }),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      ...common(input, bundle, edition),
    },
  };
}

/** An ended case may be taken up again and again. */
export function amendmentStart(input: CaseInput): CaseStart {
  const { bundle, edition } = filedOf(input);
  return {
    type: amendmentWorkflowType,
    options: {
      workflowId: amendmentWorkflowId(input),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      ...common(input, bundle, edition),
    },
  };
}

function common(input: CaseInput, bundle: string, edition: string) {
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

function filedOf({ caseId, events }: CaseInput) {
  const [filed] = events;
  if (filed?.type !== 'case-filed') throw new Error(`case ${caseId} does not begin with its filing`);
  return filed.data;
}
