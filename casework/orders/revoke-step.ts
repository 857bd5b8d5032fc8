import type { OrderOf } from '../../domain/orders';
import { done, refused, type Result } from '../refusal';
import { findActOnIt, type ActsOnRecord } from './act-on-it';
import { refusalOfDayInCase } from './days';
import { giveOrder, type MakeOrder, type Ordering, type OrderTaken, type OrderTo } from './give-order';

export type Revocation = Pick<OrderOf<'revocation'>, 'step' | 'decision' | 'reason'>;

export interface Revoking extends Ordering {
  register: ActsOnRecord;
}

/** Takes a granted step back, and what stood on it, by decision of an authority; not while another case's act rests on it. */
export function revokeStep(
  revoking: Revoking,
  to: OrderTo,
  revocation: Revocation,
): Promise<Result<OrderTaken>> {
  return giveOrder(revoking, to, revocationMade(revoking, to, revocation));
}

/** The order as the case stands. */
export function revocationMade(
  { register }: Pick<Revoking, 'register'>,
  { id, by }: Pick<OrderTo, 'id' | 'by'>,
  revocation: Revocation,
): MakeOrder {
  return async (now) => {
    const early = refusalOfDayInCase('/decision/on', revocation.decision.on, now);
    if (early) return early;
    const act = await findActOnIt(register, now, revocation.step);
    if (act) return refused({ code: 'act-stands-on-it', ...act });
    return done({ order: { kind: 'revocation', id, by, ...revocation }, warnings: [] });
  };
}
