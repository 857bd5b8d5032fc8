import type { Edition } from '../../../procedures/shared/definition';
import type { Amendment, Ending } from './ending';
import { ofAgencies } from './stories/agencies';
import { ofEndedCases } from './stories/amendments';
import { ofPeople } from './stories/orders';

const inEdition =
  ({ bundle, steps }: Edition) =>
  ({ bundles, minSteps = 1 }: Ending): boolean =>
    (bundles?.includes(bundle) ?? true) && steps.length >= minSteps;

export function endingsOf(edition: Edition): Ending[] {
  return [...ofAgencies, ...ofPeople].filter(inEdition(edition));
}

export function amendmentsOf(edition: Edition): Amendment[] {
  return ofEndedCases.filter(inEdition(edition));
}
