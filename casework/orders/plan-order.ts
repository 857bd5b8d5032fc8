/** What would come of an order that is yet to be given, found by the code that would take it. */
import type { InputIssue } from '../../domain/messages';
import type { Register } from '../../register/register';
import type { CaseOnRecord } from '../case-on-record';
import type { Seen } from '../read-case';
import { readOf, type Reader } from '../reading/reader';
import { done, refused, type Result } from '../refusal';
import { isPlannable, planNameOf, planPartsOf, rehearsedOn, type PlanParts } from './as-planned';
import type { MakeOrder } from './give-order';
import { familyToldOf, type PlannedMessage } from './plan-messages';
import type { PlannedChange } from './plan-parts';
import { refusalOfRejection } from './rejection';

export interface PlannedOrder extends PlanParts {
  /** Its name. */
  plan: string;
  messages: PlannedMessage[];
  warnings: InputIssue[];
}

export interface Planning {
  register: Pick<Register, 'recordReads'>;
  publicUrl: string;
}

/** Nothing is stored but that somebody has read what it would change. */
export async function planOrder(
  { register, publicUrl }: Planning,
  asked: { found: CaseOnRecord; reader: Reader } & Seen,
  make: MakeOrder,
): Promise<Result<PlannedOrder>> {
  const { found } = asked;
  const made = await make(found);
  if (!made.ok) return made;
  const { order, warnings } = made.value;
  if (!isPlannable(order)) throw new Error(`an order, ${order.kind}, has no plan`);
  const tried = rehearsedOn(found, order);
  if ('rejection' in tried) {
    const { rejection } = tried;
    const isStale = rejection === 'stale-declaration' || rejection === 'case-ended';
    return isStale ? refused({ code: 'not-now' }) : refusalOfRejection(rejection, found);
  }
  const parts = planPartsOf(found, order, tried.plan);
  const changes = await shown(register, asked, parts.changes);
  const messages = familyToldOf(order.kind, { state: found.state, publicUrl });
  return done({ plan: planNameOf(found, order, parts), ...parts, changes, messages, warnings });
}

/** With what stands there now, for whoever sees it; that they have read the plan is on the read log first. */
async function shown(
  register: Planning['register'],
  { found: { caseId }, sight, reader }: { found: CaseOnRecord; reader: Reader } & Seen,
  changes: readonly PlannedChange[],
): Promise<PlannedChange[]> {
  const seesNow = sight.sees !== 'head';
  const pointers = seesNow ? [...new Set(changes.map(({ pointer }) => pointer))] : [];
  await register.recordReads([readOf(reader, sight.roles, { caseId, what: 'plan', pointers })]);
  if (seesNow) return [...changes];
  return changes.map(({ step, pointer, to }) => ({ step, pointer, ...(to !== undefined && { to }) }));
}
