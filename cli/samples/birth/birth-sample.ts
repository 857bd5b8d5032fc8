/** How most births are told: a family, its usual declaration, its hospital's paper, and whatever differs. */
import type { Instant } from '../../../domain/viet-nam-time';
import type { Sentence } from '../../language';
import { citizensOf, declarationOf, friday, paperOf, type Citizen, type FamilyInput } from '../people';
import { allGranted, type Filing, type Sample } from '../sample';

export interface BirthSampleInput {
  id: string;
  story: Sentence;
  family: FamilyInput;
  /** Members of the declaration that differ from the usual ones. */
  declaration?: Partial<Filing['declaration']>;
  receivedAt?: Instant;
  /** The mother on the hospital's paper: the declared one unless another is named; null: no paper is on record. */
  paperFor?: Citizen | null;
  expected?: Sample['expected'];
}

export function birthSample({
  id,
  story,
  family,
  expected = allGranted,
  ...input
}: BirthSampleInput): Sample {
  const declaration = { ...declarationOf(family), ...input.declaration };
  const onPaper = input.paperFor === undefined ? family.mother : input.paperFor;
  return {
    id,
    story,
    people: citizensOf(family),
    papers: onPaper ? [paperOf(declaration, onPaper.personalId)] : [],
    filing: { bundle: 'birth', receivedAt: input.receivedAt ?? friday, declaration },
    expected,
  };
}
