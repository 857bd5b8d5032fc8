/** What somebody may order of a case now: what the case would take, as far as their roles permit it of this case. */
import { findSight } from '../../domain/rights/sight';
import type { Permission } from '../../domain/rights/permissions';
import type { CaseRecord } from '../../register/find-case';
import { findOpenOrders, type OpenOrder } from '../../workflows/rehearsal';
import { findActOnIt, type ActsOnRecord } from '../orders/act-on-it';
import { refusalBehind } from '../orders/keep-order';
import { reachableOf } from '../read-case';
import type { Reader } from './reader';

export type CaseAction = OpenOrder;

const permissions: Record<CaseAction['order'], Permission> = {
  supplement: 'supplement-case',
  withdrawal: 'withdraw-case',
  correction: 'correct-case',
  revocation: 'revoke-step',
  retry: 'operate',
  skip: 'operate',
};

export async function actionsFor(
  register: ActsOnRecord,
  record: CaseRecord,
  reader: Reader,
): Promise<CaseAction[]> {
  const { snapshot } = record;
  const may = (permission: Permission) =>
    findSight(reachableOf(record, record.view), reader.reachesFor(permission)) !== undefined;
  const permitted = Object.fromEntries(
    Object.entries(permissions).map(([order, permission]) => [order, may(permission)]),
  );
  if (!Object.values(permitted).includes(true)) return [];
  const open = findOpenOrders(snapshot, Date.now()).filter(
    (action) => permitted[action.order] && !isAnsweredBehind(record, action),
  );
  return open.some(({ order }) => order === 'revocation') ? withoutRestedOn(register, record, open) : open;
}

/** The citizen has ordered the same already, and the engine has yet to hear of it. */
function isAnsweredBehind({ view, snapshot }: CaseRecord, { order, step = '' }: CaseAction): boolean {
  if (order !== 'supplement' && order !== 'withdrawal') return false;
  return refusalBehind(view.keptOrders ?? [], { order, step }, snapshot.state) !== undefined;
}

/** What another case's act rests on is revoked in no case. */
async function withoutRestedOn(
  register: ActsOnRecord,
  { caseId, snapshot: { state, documents } }: CaseRecord,
  open: readonly CaseAction[],
): Promise<CaseAction[]> {
  const first = state.steps[0]?.plan.id ?? '';
  const act = await findActOnIt(
    register,
    { caseId, state, declaration: documents[state.declarationRef] },
    first,
  );
  return open.filter(({ order, step }) => !act || order !== 'revocation' || step !== first);
}
