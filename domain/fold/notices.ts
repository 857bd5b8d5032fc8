import type { EventOf } from '../case-events';
import { dossierKey as dossierKeyOf, parseDossierKey } from '../dossier-key';
import { codeMet } from './code-met';
import { getStepState, type CaseState, type Notice } from './case-state';
import { getDossierKey, reversalOf, type Grant } from './folded-step';

/**
 * What is to be told of a case's grants, in the order in which it came about: each grant, each corrected one with what
 * it corrects, and each reversal, which takes back what was told.
 */
export function noticesOnGrant(
  state: CaseState,
  { step: id, at }: EventOf<'step-granted'>,
  result: Grant['result'],
): Notice[] {
  const before = getStepState(state, id);
  const { plan, grant, dossier } = before;
  const { basis } = dossier;
  const key = getDossierKey(before);
  const round = parseDossierKey(key)?.round ?? dossier.round;
  if (!plan.notifies) return state.notices;
  // A provisional grant has not been told of. The notice of the grant that follows takes its place.
  const untold =
    grant?.provisionalSince == null
      ? undefined
      : state.notices.find((notice) => notice.dossierKey === grant.dossierKey);
  const notice: Notice = {
    what: 'notice',
    step: plan.id,
    agency: plan.notifies,
    dossierKey: key,
    round,
    granted: { result, basis },
    reversal: null,
    since: at,
    stuck: null,
  };
  return [...state.notices.filter((other) => other !== untold), notice];
}

/**
 * What was still to come has come. Of a provisional grant nothing has been told, and what is to be told is told with it.
 * Of any other the notice has gone out, or may have: what has come is told after it, under the next number.
 */
export function noticesOnAmendment(
  state: CaseState,
  { step: id, at }: Pick<EventOf<'step-amended'>, 'step' | 'at'>,
  result: Grant['result'],
): Notice[] {
  const { plan, grant, dossier } = getStepState(state, id);
  if (!plan.notifies || !grant) return state.notices;
  const { dossierKey: key, basis } = grant;
  if (grant.provisionalSince !== null)
    return state.notices.map((notice) =>
      notice.granted && notice.dossierKey === key
        ? { ...notice, granted: { ...notice.granted, result } }
        : notice,
    );
  const round = dossier.round + 1;
  const dossierKey = dossierKeyOf({ caseId: state.filed.caseId, step: plan.id, round });
  const about = { step: plan.id, agency: plan.notifies, dossierKey, round, granted: { result, basis } };
  return [...state.notices, { what: 'notice', ...about, reversal: null, since: at, stuck: null }];
}

/**
 * A reversal is told for the notice that the other agency took last, or that is on its way to it. Any notice that has not
 * gone out is dropped. For example, a provisional grant that is revoked is never told of.
 */
export function noticesOnReversal(
  state: CaseState,
  { step: id, at }: Pick<EventOf<'step-reversed'>, 'step' | 'at'>,
): Notice[] {
  const reversed = getStepState(state, id);
  const { plan, grant, toldKey } = reversed;
  if (!plan.notifies || !grant) return state.notices;
  const isUntold = ({ what, step }: Notice) => what === 'notice' && step === plan.id;
  const [first] = state.notices;
  const isProvisional = grant.provisionalSince !== null && first?.dossierKey === grant.dossierKey;
  const underway = first && isUntold(first) && !first.stuck && !isProvisional ? first : undefined;
  const notices = state.notices.filter((notice) => notice === underway || !isUntold(notice));
  const dossierKey = underway?.dossierKey ?? toldKey;
  if (dossierKey === null) return notices;
  const about = {
    step: plan.id,
    agency: plan.notifies,
    dossierKey,
    round: grant.round,
    granted: null,
    reversal: reversalOf(reversed),
  };
  return [...notices, { what: 'notice-reversal', ...about, since: at, stuck: null }];
}

export function noticesOnDelivery(
  { notices }: CaseState,
  { data: { dossierKey, what } }: EventOf<'notice-delivered'>,
): Notice[] {
  return notices.filter((notice) => notice.dossierKey !== dossierKey || notice.what !== what);
}

export function noticesWhenStuck({ notices }: CaseState, { at, data }: EventOf<'notice-stuck'>): Notice[] {
  const { dossierKey, what } = data;
  const stuck = { what: 'notice', cause: 'notice-refused', code: codeMet(data), since: at } as const;
  return notices.map((notice) =>
    notice.dossierKey === dossierKey && notice.what === what ? { ...notice, stuck } : notice,
  );
}
