import type { BirthDeclaration } from './declaration.schema';
import { paperMark } from '../shared/intake/identities';
import type { CaseLink } from '../shared/intake/intake';
import { DeadChild, isSameChild } from '../shared/intake/same-child.schema';

/**
 * The death of a child may be on file before its birth, by the hospital's paper: the birth is registered all the same,
 * and what else its case is about does not apply to a child who has died.
 */
export function linkToDeath(declaration: BirthDeclaration): CaseLink | null {
  const { birthCertificateNumber } = declaration.child;
  if (birthCertificateNumber === undefined) return null;
  return {
    bundle: 'death',
    ends: 'this',
    marks: [paperMark(birthCertificateNumber)],
    numbers: [],
    isAbout: (declared) => {
      const dead = DeadChild.safeParse(declared);
      return dead.success && isSameChild(declaration, dead.data);
    },
    cause: 'person-died',
  };
}
