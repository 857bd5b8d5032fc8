import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { CaseView } from '../domain/case-view';
import type { AgencyDecision } from '../domain/schemas/agency-contract';

/** What is said to a running case, and asked of it. Clients import this file and nothing else of the workflows. */

/** A new number where an old worker must not pick up new cases. */
export const caseTaskQueue = 'lienthong-cases-v1';

/** Holds nothing personal; one case has one workflow, for ever. */
export function caseWorkflowId({ bundle, caseId }: { bundle: string; caseId: string }): string {
  return `${bundle}:${caseId}`;
}

/** A fact, which cannot be rejected: an agency has decided on a dossier. May come twice, late, and in any order. */
export const decisionReceived = defineSignal<[AgencyDecision]>('decisionReceived');

/** The case as its own workflow knows it; equal to the register's once the record has caught up. */
export const caseView = defineQuery<CaseView>('caseView');
