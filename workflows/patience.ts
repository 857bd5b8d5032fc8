/** How long the engine waits for what, and how much it takes at once, each with its reason. */

/**
 * How far the register may lag behind a running case. A batch costs three history events and a workflow task, and steps
 * that are decided together come within moments; two seconds are nothing to whoever looks.
 */
export const recordWithinMs = 2_000;

/**
 * How much goes in one batch, in characters, each of three bytes at most: after an outage of the register there is much
 * to record, and no event of a history is to exceed 100 KB.
 */
export const maxBatchLength = 30_000;

/** A message that has not got through by then is shown as delayed, with the deadline at risk. */
export const delayedAfterMs = 20_000;

/** A callback that has not come by then is overdue, and the agency is asked; shorter would ask while officers click. */
export const callbackOverdueAfterMs = 5_000;

/** An agency that loses what it acknowledges is not asked more often than this in the end, or its case's history would fill. */
export const longestPatienceMs = 3_600_000;

/**
 * A dossier that was sent and not acknowledged may arrive for as long: networks, queues and offices have been seen to hold a
 * message for days.
 */
export const mayArriveForMs = 7 * 86_400_000;

/** No part serves whose clock is further off than this; whatever says it comes from later is not believed. */
export const clockToleranceMs = 30_000;

/** An ended case that was taken up for an order nobody gives, or that was rejected, is left again. */
export const orderWithinMs = 10_000;
