/** Where something was, as papers name it. Nothing of units in force: workflows use it too. */
import type { Place } from '../../domain/schemas/common';
import type { Edition, Step } from './definition';

export const isAbroad = (country: string | undefined): boolean =>
  country !== undefined && !/^(vn|vnm|vi[eệ]t\s*nam)$/i.test(country);

/** The place as one of our units, where its codes are given. */
export function findUnit(place: Place | undefined): { province: string; commune: string } | undefined {
  const { province, commune, country } = place ?? {};
  return province && commune && !isAbroad(country) ? { province, commune } : undefined;
}

/** The commune whose body decides the step, as declared. */
export function placeOf(step: Step, edition: Edition, declaration: unknown): string {
  return step.place?.(declaration) ?? edition.office(declaration).commune;
}
