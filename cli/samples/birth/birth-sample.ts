/** How most births are told: a family, its usual declaration, its hospital's paper, and whatever differs. */
import type { Instant } from '../../../domain/viet-nam-time';
import { citizensOf, declarationOf, friday, paperOf, type Citizen, type FamilyInput } from '../people';
import type { BirthFiling, Sample } from '../sample';
import { allGranted } from './endings';

type Told = Pick<Sample, 'id' | 'story' | 'scene' | 'filedWhen' | 'acts'>;

export interface BirthSampleInput extends Told {
  family: FamilyInput;
  /** Members of the declaration that differ from the usual ones. */
  declaration?: Partial<BirthFiling['declaration']>;
  receivedAt?: Instant;
  /** The mother on the hospital's paper: the declared one unless another is named; null: no paper is on record. */
  paperFor?: Citizen | null;
  expected?: Sample['expected'];
}

export function birthSample(input: BirthSampleInput): Sample<BirthFiling> {
  const { family, receivedAt = friday, paperFor = family.mother, expected = allGranted, ...rest } = input;
  const { declaration: differing, ...told } = rest;
  const declaration = { ...declarationOf(family), ...differing };
  return {
    ...told,
    people: citizensOf(family),
    papers: paperFor ? [paperOf(declaration, paperFor.personalId)] : [],
    filing: { bundle: 'birth', receivedAt, declaration },
    expected,
  };
}
