/** What is said to a running case, and asked of it. Clients import this file and nothing else of the workflows. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CaseView } from '../domain/case-view';
import type { Order, OrderAnswer } from '../domain/orders';
import type { AgencyDecision } from '../domain/schemas/agency-contract';
import type { UnusableDecision } from '../domain/unusable-decision';

/** A new number where an old worker must not pick up new cases. */
export const caseTaskQueue = 'lienthong-cases-v1';

/** Where the deliveries of cases wait for a worker, which has slots for nothing else. */
export const deliveryTaskQueue = (taskQueueOfCases: string): string => `${taskQueueOfCases}-deliveries`;

/** Holds nothing personal; one case has one workflow, for ever. */
export function caseWorkflowId({ bundle, caseId }: { bundle: string; caseId: string }): string {
  return `${bundle}:${caseId}`;
}

/** Takes up a case that has ended, one order after another, also years later. */
export function amendmentWorkflowId({ caseId }: { caseId: string }): string {
  return `amendment:${caseId}`;
}

/** The names of the workflow functions, as they stand in every history. */
export const caseWorkflowType = (bundle: string): string => `${bundle}Bundle`;
export const amendmentWorkflowType = 'amendment';

/**
 * Whoever says something says when, in epoch milliseconds by its own clock: the workflow's reads otherwise on a replay,
 * where the SDK's core may run two workflow tasks as one.
 */

/** Facts, which cannot be rejected: agencies have decided on dossiers. May come twice, late, and in any order. */
export const decisionsReceived = defineSignal<[DecisionsReceived]>('decisionsReceived');

/** `version` is that of the form, here as in every message to a case: a case runs for months, and its senders change. */
export interface DecisionsReceived {
  version: typeof formVersion;
  received: readonly ReceivedDecision[];
}

export type ReceivedDecision = { atMs: number } & (
  { decision: AgencyDecision } | { unusable: UnusableDecision }
);

/** The case as its own workflow knows it; equal to the register's once the record has caught up. */
export const caseView = defineQuery<CaseView>('caseView');

/**
 * An order of people. One that the case cannot take as it stands is rejected before it is accepted: nothing has happened,
 * and the failure's type is one of {@link OrderRejection}. What comes of one that is accepted is its answer: taken, it
 * is on the record by then; one that what came before it left no room for is rejected there.
 *
 * One order has one effect by its own id: given again it answers as it did. The update's id says which try this is.
 */
export const order = defineUpdate<OrderAnswer, [OrderGiven]>('order');

export interface OrderGiven {
  version: typeof formVersion;
  order: Order;
  atMs: number;
}

/** A try that has failed does not stand in the way of the next. */
export function orderUpdateId({ id }: Order, tryId: string): string {
  return `${id}/${tryId}`;
}

/** The version of every form that a case is started with and told in. */
export const formVersion = 1;

export type * from '../domain/orders';
