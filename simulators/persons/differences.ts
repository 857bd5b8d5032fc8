/** Who is declared, compared with who is on record: only what both know is compared. */
import { foldText } from '../../domain/text';
import { type ComparedMember, comparedMembers } from '../../agency-kit/enquiries';
import { isSameDay } from '../same-time';

export type Compared = Partial<Record<ComparedMember, string | undefined>>;

export function differingMembers(declared: Compared, onRecord: Compared): ComparedMember[] {
  return comparedMembers.filter((member) => {
    const [one, other] = [declared[member], onRecord[member]];
    return one !== undefined && other !== undefined && !isSame[member](one, other);
  });
}

/** Names however they are spelled, days as far as they are known. */
const isSame: Record<ComparedMember, (one: string, other: string) => boolean> = {
  name: (one, other) => foldText(one) === foldText(other),
  sex: (one, other) => one === other || one === 'unknown' || other === 'unknown',
  bornOn: isSameDay,
};
