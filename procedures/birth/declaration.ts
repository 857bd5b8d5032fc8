/** What a birth declaration says where it leaves something to the rule. */
import type { BirthDeclaration } from './declaration.schema';
import { isCitizen } from '../../domain/citizenship';
import type { Address } from '../../domain/schemas/common';

/** The personal number is a citizen's (Law on Identification 26/2023/QH15), and so is what rests on it. */
export function isCitizensChild({ child }: BirthDeclaration): boolean {
  return isCitizen(child.nationality);
}

/** Why a step that only citizens have does not apply. */
export function forCitizens(declaration: BirthDeclaration): string | null {
  return isCitizensChild(declaration) ? null : 'not-a-citizen';
}

/** Why a step that rests on a residence here does not apply. */
export function forResidents({ residence }: BirthDeclaration): string | null {
  return residence === undefined || residence.register === 'none' ? 'no-residence-wanted' : null;
}

/** Where the act is registered: residence of mother, father or applicant (Law on Civil Status 2014, Art. 13). */
export function officeOf(declaration: BirthDeclaration): { province: string; commune: string } {
  const office = findOffice(declaration);
  if (!office) throw new Error('the declaration names no office');
  return office;
}

export function findOffice({ office, mother, father, applicant }: BirthDeclaration) {
  const place = office ?? mother?.residence ?? father?.residence ?? applicant.residence;
  return place && { province: place.province, commune: place.commune };
}

/** Where the child is to live. Throws where {@link findResidenceAddress} finds nothing. */
export function residenceAddressOf(declaration: BirthDeclaration): Address {
  const address = findResidenceAddress(declaration);
  if (!address) throw new Error('the declaration names no residence');
  return address;
}

/** Where the child lives: where it is to be registered, else with the parents or whoever stands for them. */
export function findHome(declaration: BirthDeclaration): Address | undefined {
  const { mother, father, guardian, applicant } = declaration;
  const registered = findResidenceAddress(declaration);
  return registered ?? mother?.residence ?? father?.residence ?? guardian?.residence ?? applicant.residence;
}

/** As declared, else with the person the child is registered with. */
export function findResidenceAddress({ residence, mother, father, guardian, applicant }: BirthDeclaration) {
  if (residence?.address) return residence.address;
  const host = { 'with-mother': mother, 'with-father': father, 'with-guardian': guardian ?? applicant };
  const register = residence?.register;
  return register && register !== 'none' && register !== 'other' ? host[register]?.residence : undefined;
}

/** What the steps after the civil act are told of the child, as it was declared. */
export const childMembers = ['/child/name', '/child/sex', '/child/bornAt'];

export function wantedResidence({ residence: wanted }: BirthDeclaration) {
  if (!wanted || wanted.register === 'none') throw new Error('no residence is wanted');
  return { ...wanted, register: wanted.register };
}
