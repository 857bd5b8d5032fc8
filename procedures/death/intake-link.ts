import type { DeathDeclaration } from './declaration.schema';
import { latestDay } from '../../domain/known-day';
import { addYears } from '../../domain/viet-nam-time';
import { diedOnOf } from './declaration';
import { paperMark } from '../shared/intake/identities';
import type { CaseLink } from '../shared/intake/intake';
import { BornChild, isSameChild } from '../shared/intake/same-child.schema';

/**
 * The birth of a small child who has died may still be running: it stands, and what else it was about is stopped. It is
 * the child's by paper or number, and its mother, or its name and day: a number alone may be mistyped, and a stranger's.
 */
export function linkToBirth(declaration: DeathDeclaration): CaseLink | null {
  const { personalId, birthCertificateNumber, bornOn } = declaration.deceased;
  if (bornOn && addYears(latestDay(bornOn), 6) <= diedOnOf(declaration)) return null;
  if (!personalId && !birthCertificateNumber) return null;
  return {
    bundle: 'birth',
    ends: 'that',
    marks: birthCertificateNumber ? [paperMark(birthCertificateNumber)] : [],
    numbers: personalId ? [personalId] : [],
    isAbout: (declared) => {
      const born = BornChild.safeParse(declared);
      return born.success && isSameChild(born.data, declaration);
    },
    cause: 'person-died',
  };
}
