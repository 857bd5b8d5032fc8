/** Which cases' workflow tasks Temporal has seen fail several times in a row. */
import type { Client } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { caseIdIn } from './known-runs';

const reported = defineSearchAttributeKey('TemporalReportedProblems', 'KEYWORD_LIST');

/** By case, with the cause that Temporal gives. */
export async function failingTasks({ workflow }: Client): Promise<{ caseId: string; code: string }[]> {
  const failing: { caseId: string; code: string }[] = [];
  const query = `${reported.name} IS NOT NULL AND ExecutionStatus = "Running"`;
  for await (const { workflowId, typedSearchAttributes } of workflow.list({ query })) {
    const caseId = caseIdIn(workflowId);
    if (caseId !== undefined) failing.push({ caseId, code: causeIn(typedSearchAttributes.get(reported)) });
  }
  return failing;
}

/** Of `category=WorkflowTaskFailed`, `cause=WorkflowTaskFailedCauseNonDeterministicError`. */
function causeIn(problems: readonly string[] = []): string {
  const cause = problems.find((problem) => problem.startsWith('cause='));
  return cause?.slice('cause='.length).replace(/^WorkflowTask(Failed|TimedOut)Cause/, '') ?? 'unknown';
}
