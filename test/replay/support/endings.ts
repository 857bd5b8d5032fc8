import type { Amendment, Ending } from './ending';
import { ofAgencies } from './stories/agencies';
import { ofEndedCases } from './stories/amendments';
import { ofPeople } from './stories/orders';

const inBundle =
  (bundle: string) =>
  ({ bundles }: Ending): boolean =>
    bundles?.includes(bundle) ?? true;

export function endingsOf(bundle: string): Ending[] {
  return [...ofAgencies, ...ofPeople].filter(inBundle(bundle));
}

export function amendmentsOf(bundle: string): Amendment[] {
  return ofEndedCases.filter(inBundle(bundle));
}
