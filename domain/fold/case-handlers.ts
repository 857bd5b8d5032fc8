import type { EventOf } from '../case-events';
import type { Claim } from '../case-view';
import type { Handlers } from './handlers';
import { getStepState, type CaseState } from './case-state';
import { changeStep, including } from './change';
import { heard } from './linked-case';

/** Events that speak of the case as a whole; a deadline is the case's or, with a step, the step's. */
type CaseLevel =
  | 'case-settled'
  | 'linked-case-heard'
  | 'linked-case-stopped'
  | 'claim-opened'
  | 'claim-paid'
  | 'claim-settled'
  | 'deadline-moved'
  | 'deadline-missed'
  | 'owner-changed'
  | 'comment-added';

export const caseHandlers: Handlers<CaseLevel> = {
  // What was still being sent concerns nobody any more.
  'case-settled': (state, { at }) => ({
    ...state,
    settledAt: at,
    steps: state.steps.map((step) => ({ ...step, delayedSince: {} })),
  }),
  'linked-case-heard': (state, { data }) => heard(state, data),
  'linked-case-stopped': (state) => ({ ...state, linkedCaseStopped: true }),
  'claim-opened': (state, { at, step, data: { claimId: id, amount, from } }) => ({
    ...state,
    claims: [
      ...state.claims,
      {
        ...{ id, step: getStepState(state, step).plan.id, amount, paid: 0, rest: amount, from },
        state: 'open',
        since: at,
      },
    ],
  }),
  'claim-paid': (state, { data }) => changeClaim(state, data, {}),
  'claim-settled': (state, { at, data }) => changeClaim(state, data, { state: 'settled', settledAt: at }),
  'deadline-moved': (state, event) =>
    event.step === null
      ? { ...state, ...moved(state, event) }
      : changeStep(state, event.step, () => ({ dueAt: event.data.to })),
  'owner-changed': (state, { data: { owner } }) => ({ ...state, owner }),
  'comment-added': (state) => state,
  'deadline-missed': (state, { type, step }) =>
    step === null
      ? { ...state, overdueReasons: including(state.overdueReasons, type) }
      : changeStep(state, step, ({ overdueReasons }) => ({
          overdueReasons: including(overdueReasons, type),
        })),
};

function changeClaim(
  state: CaseState,
  { claimId, amount }: EventOf<'claim-paid'>['data'],
  change: Partial<Claim>,
): CaseState {
  const claims = state.claims.map((claim) => {
    const { id, paid, rest } = claim;
    return id === claimId ? { ...claim, paid: paid + amount, rest: rest - amount, ...change } : claim;
  });
  return { ...state, claims };
}

function moved(state: CaseState, { at, data }: EventOf<'deadline-moved'>): Partial<CaseState> {
  const { from, to, why, calendar = state.calendar, certainty = state.certainty } = data;
  const apology = why === 'apology' ? { dueAt: from, apologisedAt: at } : state.apology;
  if (why !== 'taken-up') return { dueAt: to, calendar, certainty, apology };
  return { dueAt: to, calendar, certainty, apology: null, countsFrom: at };
}
