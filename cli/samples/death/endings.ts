/** How a death case mostly ends. */
import type { ExpectedCase, ExpectedStep } from '../expected';

export const allGranted: ExpectedCase = {
  outcome: 'granted',
  steps: {
    death: 'granted',
    'residence-removal': 'granted',
    'funeral-benefit': 'granted',
    'survivor-benefit': 'granted',
  },
};

const notAsked = { state: 'not-applicable', reason: 'not-asked' } as const;

/** The death, and these of the later steps; for the others the family does not ask. */
export const only = (steps: Readonly<Record<string, ExpectedStep>>): ExpectedCase => ({
  outcome: 'granted',
  steps: {
    death: 'granted',
    'residence-removal': notAsked,
    'funeral-benefit': notAsked,
    'survivor-benefit': notAsked,
    ...steps,
  },
});
