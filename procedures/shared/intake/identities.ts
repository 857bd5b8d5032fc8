/** What tells a person, a paper or an event from any other: the words that locks on life events are made of. */
import type { LifeEventMark } from '../../../domain/life-events';
import { foldText } from '../../../domain/text';
import type { Day } from '../../../domain/viet-nam-time';
import { hasCertificateForm } from './certificate';

/** A number of a paper without what is typed in many ways: case, accents, blanks, dots and dashes. What a stroke parts stays apart. */
export function folded(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}/]/gu, '');
}

/** Each identity that is given of a person: the personal number, and another paper with its type. */
export function identitiesOf(person: {
  personalId?: string | null | undefined;
  otherId?: { type: string; number: string } | undefined;
}): string[] {
  const { personalId, otherId } = person;
  return [
    ...(personalId ? [`person/${personalId}`] : []),
    ...(otherId ? [`paper/${folded(otherId.type)}/${folded(otherId.number)}`] : []),
  ];
}

/**
 * A hospital's paper. Since Circular 22/2025/TT-BYT its number names facility and year itself; before, each hospital
 * counted for itself, so that a number says something only with `issuedBy` and the year.
 */
export function hospitalIdentities(
  number: string,
  { issuedBy, on }: { issuedBy: string | null; on: Day },
): string[] {
  if (hasCertificateForm(number)) return [`certificate/${folded(number)}`];
  return issuedBy === null ? [] : [`certificate/${folded(number)}/${issuedBy}/${on.slice(0, 4)}`];
}

/** By what another bundle finds the case of a child's birth or death: the paper, whoever issued it. */
export function paperMark(number: string): LifeEventMark {
  return `child-paper/${folded(number)}`;
}
