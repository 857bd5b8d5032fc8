import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  isCancellation,
  TemporalFailure,
} from '@temporalio/workflow';
import type { AgencyId } from '../../domain/agencies';
import type { DossierFiling } from '../../domain/schemas/agency-contract';
import { delayedAfterMs, fileDossier, tryFileDossier } from '../calls';
import type { CaseRun } from './case-run';
import { untilOverOrMissed } from './deadline';

export interface Delivery {
  what: 'delivery' | 'notice';
  agency: AgencyId;
  step: string;
  key: string;
  filing: DossierFiling;
}

/**
 * How a delivery ended, and when, by the clock of whoever delivered: after a local activity the workflow's own clock
 * reads otherwise on a replay, and what it gave would not be what the register has.
 */
export interface Delivered {
  atMs: number;
  /** Why the agency will not take the message as it is, an operator's matter; null once it has it. */
  refused: { cause: string; status: number | null } | null;
}

/** Delivers for as long as an outage lasts, and says so once it has lasted a while; nothing fails. */
export async function deliver(run: CaseRun, delivery: Delivery): Promise<Delivered> {
  const { agency, key, filing } = delivery;
  try {
    const attempt = tryFileDossier({ agency, key, filing, mayHaveArrived: false });
    return taken(await run.firstTries.settle(attempt));
  } catch (error) {
    return refusalIn(error) ?? (await deliverThroughOutage(run, delivery));
  }
}

async function deliverThroughOutage(run: CaseRun, delivery: Delivery): Promise<Delivered> {
  const { what, agency, step, key, filing } = delivery;
  const { file } = run;
  let over = false;
  const end = () => {
    over = true;
  };
  const delivering = fileDossier({ agency, key, filing, mayHaveArrived: true });
  delivering.then(end, end);
  const delayed = !(await condition(() => over, delayedAfterMs));
  if (delayed) {
    file.emit('step-delayed', { step, data: { what, agency, deadlineAtRisk: file.step(step).dueAt } });
    if (what === 'delivery') await untilOverOrMissed(() => over, run, step);
  }
  const delivered = await delivering.then(taken, (error: unknown) => {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return refusal;
  });
  if (delayed) file.emit('step-resumed', { step, data: { what, agency } });
  return delivered;
}

function taken({ atMs }: { atMs: number }): Delivered {
  return { atMs, refused: null };
}

/** A refusal by the agency, undefined for an outage; anything that is no Temporal failure is a bug and thrown on. */
function refusalIn(error: unknown): Delivered | undefined {
  if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
  // A local activity's failure comes bare, a regular one's wrapped.
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (!(cause instanceof ApplicationFailure) || cause.type !== 'AgencyRefused') return undefined;
  const [details] = cause.details ?? [];
  if (!isRefusal(details)) throw new Error('a refusal without its details');
  const { atMs, ...refused } = details;
  return { atMs, refused };
}

function isRefusal(details: unknown): details is { cause: string; status: number | null; atMs: number } {
  return typeof details === 'object' && details !== null && 'cause' in details && 'atMs' in details;
}
