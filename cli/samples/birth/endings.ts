/** How a birth case mostly ends. */
import type { StepState } from '../../../domain/case-view';
import type { ExpectedCase, ExpectedStep } from '../expected';

const everyStep = <As extends ExpectedStep>(step: As) => ({
  birth: step,
  residence: step,
  'health-insurance': step,
  'identity-card': step,
});

export const allGranted: ExpectedCase = { outcome: 'granted', steps: everyStep('granted') };

/** A first step that is refused keeps the others from starting. */
export const refusedAtOnce = (reason: string): ExpectedCase => ({
  outcome: 'refused',
  steps: {
    ...everyStep({ state: 'not-applicable', reason: 'predecessor-refused' }),
    birth: { state: 'refused', reason },
  },
});

/** Every step by itself, after a correction: those redone are in their second round. */
export const corrected = (redone: readonly string[]): ExpectedCase => ({
  outcome: 'granted',
  steps: Object.fromEntries(
    Object.keys(allGranted.steps).map((id) => [
      id,
      { state: 'granted', round: redone.includes(id) ? 2 : 1 } as const,
    ]),
  ),
});

/** Before anything is decided a case can be taken back as a whole; by a decision it falls as a whole. */
export const allOf = (state: StepState, outcome: ExpectedCase['outcome'], reason?: string): ExpectedCase => ({
  outcome,
  steps: everyStep(reason === undefined ? state : { state, reason }),
});
