/**
 * The law of both bundles once more, written down by hand from the statutes and not taken from the editions: what the
 * random scenarios are measured against. Only the holidays are shared, which are announced and not reasoned.
 */
export interface StepLaw {
  /** Working days, and where papers have to be verified first. */
  days: number;
  verified: number;
  /** How the same can be had alone; none is published for the others. */
  alone?: { code: string | null; withinDays: number | null };
  /** What the population database is told: that it was granted. */
  told?: string;
}
export interface BundleLaw {
  days: number;
  verified: number;
  steps: Readonly<Record<string, StepLaw>>;
}

export const laws: Readonly<Record<string, BundleLaw>> = {
  birth: {
    days: 3,
    verified: 5,
    steps: {
      birth: {
        days: 0,
        verified: 0,
        alone: { code: '1.001193', withinDays: null },
        told: 'birth-registered',
      },
      residence: {
        days: 2,
        verified: 5,
        alone: { code: '1.004222', withinDays: 60 },
        told: 'residence-registered',
      },
      'health-insurance': { days: 2, verified: 2 },
      'identity-card': { days: 2, verified: 5 },
    },
  },
  death: {
    days: 5,
    verified: 10,
    steps: {
      death: {
        days: 0,
        verified: 0,
        alone: { code: '1.000656', withinDays: null },
        told: 'death-registered',
      },
      'residence-removal': {
        days: 2,
        verified: 5,
        alone: { code: '1.003197', withinDays: 7 },
        told: 'residence-removed',
      },
      // Of the group that the declarations of the scenarios name, social pension.
      'funeral-benefit': { days: 3, verified: 10, alone: { code: '1.014028', withinDays: null } },
      'survivor-benefit': { days: 5, verified: 10 },
    },
  },
};
