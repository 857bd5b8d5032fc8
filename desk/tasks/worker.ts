import type { AgencyId } from '../../domain/agencies';
import type { Caller } from '../../domain/rights/caller';
import type { Territory } from '../../domain/rights/territory';

/** Whoever works at a desk, with those in whose place they are there now. */
export interface Worker extends Caller {
  standsInFor?: readonly Absent[];
}

export interface Absent {
  subject: string;
  agency: AgencyId | null;
  territory: Territory;
}

/** Everybody in whose name they may act: themselves first. */
export const namesOf = ({ subject, standsInFor = [] }: Worker): string[] => [
  subject,
  ...standsInFor.map((absent) => absent.subject),
];
