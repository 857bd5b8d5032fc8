import type { DeathDeclaration } from './declaration.schema';
import { foldText } from '../../domain/text';
import { dayIn, latestDay } from '../../domain/known-day';
import { addYears } from '../../domain/viet-nam-time';
import { DeclaredBirth } from './declared-birth.schema';
import { diedOnOf } from './declaration';
import { paperMark } from '../shared/intake/identities';
import type { CaseLink } from '../shared/intake/intake';

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
    marks: birthCertificateNumber ? [paperMark(birthCertificateNumber)] : [],
    numbers: personalId ? [personalId] : [],
    isAbout: (declared) => {
      const born = DeclaredBirth.safeParse(declared);
      return born.success && isSameChild(declaration, born.data);
    },
    cause: 'person-died',
  };
}

function isSameChild(
  { applicant, deceased, survivors }: DeathDeclaration,
  { child, mother }: DeclaredBirth,
): boolean {
  const { name, bornOn } = deceased;
  const isNamed = foldText(name) === foldText(child.name);
  if (isNamed && bornOn && dayIn(child.bornAt).startsWith(bornOn)) return true;
  const motherId = mother?.personalId;
  const parents = [applicant, ...survivors].filter(({ relation }) => ['mother', 'parent'].includes(relation));
  return motherId !== undefined && parents.some(({ personalId }) => personalId === motherId);
}
