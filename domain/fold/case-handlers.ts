import type { Handlers } from './apply-event';
import { changeStep, including } from './change';

/** Events that speak of the case as a whole; a deadline is the case's or, with a step, the step's. */
type CaseLevel =
  'case-settled' | 'linked-case-stopped' | 'claim-opened' | 'deadline-moved' | 'deadline-missed';

export const caseHandlers: Handlers<CaseLevel> = {
  'case-settled': (state, { at }) => ({ ...state, settledAt: at }),
  'linked-case-stopped': (state) => ({ ...state, linkedCaseStopped: true }),
  'claim-opened': (state, { at, step, data: { claimId: id, amount, from } }) => ({
    ...state,
    claims: [...state.claims, { id, step: step ?? '', amount, from, state: 'open', since: at }],
  }),
  'deadline-moved': (state, { step, data: { to, why, calendar = state.calendar } }) =>
    step === null
      ? { ...state, dueAt: to, calendar, reappointed: state.reappointed || why === 'apology' }
      : changeStep(state, step, () => ({ dueAt: to })),
  'deadline-missed': (state, { type, step }) =>
    step === null
      ? { ...state, overdueReasons: including(state.overdueReasons, type) }
      : changeStep(state, step, ({ overdueReasons }) => ({
          overdueReasons: including(overdueReasons, type),
        })),
};
