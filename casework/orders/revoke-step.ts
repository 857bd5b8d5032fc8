import type { OrderOf } from '../../domain/orders';
import { done, refused, type Result } from '../refusal';
import { findActOnIt, type ActsOnRecord } from './act-on-it';
import { refusalOfDayInCase } from './days';
import { giveOrder, type Ordering, type OrderTaken, type OrderTo } from './give-order';

export type Revocation = Pick<OrderOf<'revocation'>, 'step' | 'decision' | 'reason'>;

export interface Revoking extends Ordering {
  register: ActsOnRecord;
}

/** Takes a granted step back, and what stood on it, by decision of an authority; not while another case's act rests on it. */
export function revokeStep(
  ordering: Revoking,
  { found, id, by }: OrderTo,
  revocation: Revocation,
): Promise<Result<OrderTaken>> {
  return giveOrder(ordering, { found, id }, async (now) => {
    const early = refusalOfDayInCase('/decision/on', revocation.decision.on, now);
    if (early) return early;
    const act = await findActOnIt(ordering.register, now, revocation.step);
    if (act) return refused({ code: 'act-stands-on-it', ...act });
    return done({ order: { kind: 'revocation', id, by, ...revocation }, warnings: [] });
  });
}
