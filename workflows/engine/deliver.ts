import { condition } from '@temporalio/workflow';
import type { Delivered, Parcel } from '../../activities/dossier-client';
import { delayedAfterMs, fileDossier } from '../calls';
import type { CaseRun } from './case-run';
import { untilOverOrMissed } from './deadline';

export interface Delivery extends Parcel {
  what: 'delivery' | 'notice';
  step: string;
}

/**
 * Delivers for as long as an outage lasts, and says so once it has lasted a while; nothing fails. When it was delivered
 * is told by whoever delivered: after a local activity the workflow's own clock reads otherwise on a replay, and what
 * it gave would not be what the register has.
 */
export async function deliver(run: CaseRun, delivery: Delivery): Promise<Delivered> {
  const { agency, key, filing } = delivery;
  return (
    (await run.courier.tryDeliver({ agency, key, filing })) ?? (await deliverThroughOutage(run, delivery))
  );
}

async function deliverThroughOutage({ file }: CaseRun, delivery: Delivery): Promise<Delivered> {
  const { what, agency, step, key, filing } = delivery;
  let over = false;
  const end = () => {
    over = true;
  };
  const delivering = fileDossier({ agency, key, filing, mayHaveArrived: true });
  delivering.then(end, end);
  if (await condition(() => over, delayedAfterMs)) return delivering;
  file.emit('step-delayed', { step, data: { what, agency, deadlineAtRisk: file.step(step).dueAt } });
  if (what === 'delivery') await untilOverOrMissed(() => over, file, step);
  const delivered = await delivering;
  file.emit('step-resumed', { step, data: { what, agency } });
  return delivered;
}
