/** What every order has in common: from whom it is, how it is given, and what may come instead. */
import type { InputIssue } from '../../domain/messages';
import type { Order, OrderReply } from '../../domain/orders';
import type { Register } from '../../register/register';
import { findCaseOnRecord, type CaseOnRecord } from '../case-on-record';
import type { CaseEngine } from '../engine';
import { done, refused, type Result } from '../refusal';
import type { EventsOnFile } from './edit';
import { asPlanned } from './as-planned';
import { refusalOfRejection } from './rejection';
import { findTakenOrder } from './taken-order';

/** What giving orders works with. */
export interface Ordering {
  register: Pick<Register, 'findStoredCase'>;
  engine: CaseEngine;
}

/** The same where the order changes what was declared: whether another case holds the life event is asked first. */
export interface Editing extends Ordering {
  register: Ordering['register'] & EventsOnFile;
}

/** To which case, as it was read, and from whom. */
export interface OrderTo {
  found: CaseOnRecord;
  /** One order, however often it is given. */
  id: string;
  /** `citizen`, `user:<subject>` or `system`. */
  by: string;
  /** By its name: the order is given for just this plan. */
  planned?: string | undefined;
  /** Who sends it: a paper that waits for a case is theirs. */
  subject: string;
}

export interface OrderTaken {
  reply: OrderReply;
  /** Doubts about what was sent; they stop nothing. */
  warnings: InputIssue[];
}

/** A citizen's order that the engine was not there to take: it is kept, and counts by when it came. */
export interface OrderKept {
  keptAs: string;
}

/** The order as the case stands, or why it cannot be made from what is on record. */
export type MakeOrder = (found: CaseOnRecord) => Promise<Result<MadeOrder>> | Result<MadeOrder>;
export interface MadeOrder {
  order: Order;
  warnings: InputIssue[];
}

/** A case may change while an order is made from it: the order is made anew this often. */
const maxTries = 3;

/**
 * Gives the order that `make` makes of the case. One that the case has taken already is answered as it was then,
 * whatever has become of the case. The case is read again only where it has changed meanwhile.
 */
export async function giveOrder(
  { register, engine }: Ordering,
  { found, id, planned }: Pick<OrderTo, 'found' | 'id' | 'planned'>,
  make: MakeOrder,
): Promise<Result<OrderTaken>> {
  let now: CaseOnRecord | undefined = found;
  for (let tries = 0; tries < maxTries && now; tries += 1) {
    const taken = findTakenOrder(now.events, id);
    if (taken) return done({ reply: taken, warnings: [] });
    const made = await make(now);
    if (!made.ok) return made;
    const { warnings } = made.value;
    const order = asPlanned(now, made.value.order, planned);
    if (!order.ok) return order;
    const outcome = await engine.giveOrder({ found: now, order: order.value });
    if (outcome.kind === 'taken') return done({ reply: outcome.reply, warnings });
    if (outcome.kind === 'away') return refused({ code: 'engine-away' });
    if (outcome.kind === 'rejected') return refusalOfRejection(outcome.rejection, now);
    now = await findCaseOnRecord(register, found.caseId);
  }
  return refused({ code: 'not-now' });
}
