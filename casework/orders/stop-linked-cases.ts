import type { OrderOf } from '../../domain/orders';
import { caseLinkOf } from '../../procedures/shared/intake/case-link';
import type { Register } from '../../register/register';
import { findCaseOnRecord } from '../case-on-record';
import { giveOrder, type Ordering } from './give-order';
import { done } from '../refusal';

export interface Stopping extends Ordering {
  register: Ordering['register'] & Pick<Register, 'findLinkedCases'>;
}

/**
 * Stops the running cases about a person whose death has been registered, also those that have come since the death was
 * filed. Their civil act stands, or goes on; what else they are about ends. One of which nothing is left to stop counts
 * as stopped.
 */
export async function stopLinkedCases(
  { register, engine }: Stopping,
  { caseId, order }: { caseId: string; order: OrderOf<'stop'> },
): Promise<string[] | 'not-now'> {
  const own = await findCaseOnRecord(register, caseId);
  const link = own && caseLinkOf(own.state.filed, own.declaration);
  const caseIds = link?.ends === 'that' ? await register.findLinkedCases(link) : [];
  for (const linked of caseIds) {
    const found = await findCaseOnRecord(register, linked);
    if (!found) continue;
    const given = await giveOrder({ register, engine }, { found, id: order.id }, () =>
      done({ order, warnings: [] }),
    );
    const code = given.ok ? undefined : given.refusal.code;
    if (code === 'engine-away' || code === 'not-now') return 'not-now';
  }
  return caseIds;
}
