/** The persons that most dossiers name, as they are compared with the record. */
import type { BirthDossier } from '../../procedures/birth/dossiers.schema';
import type { ResidenceRemovalDossier } from '../../procedures/death/dossiers.schema';
import type { Named } from './objections';

type Applicant = Pick<BirthDossier, 'applicant'>;

interface Actor {
  personalId?: string | undefined;
  name: string;
  bornOn?: string | undefined;
}

/** Somebody who acts, consents or is paid, at that place of the declaration. */
export const actorAt = (at: string, { personalId, name, bornOn }: Actor): Named => ({
  at,
  personalId,
  name,
  bornOn,
  role: 'acting',
});

export const theApplicant = ({ applicant }: Applicant): Named => actorAt('/applicant', applicant);

/** A child registered in this very case: the database may not have been told yet how a decision has corrected it. */
export const theChild = ({ child: { personalId } }: { child: { personalId: string } }): Named => ({
  at: '/child',
  personalId,
  role: 'child',
});

export const theDeceased = ({ deceased }: Pick<ResidenceRemovalDossier, 'deceased'>): Named => ({
  at: '/deceased',
  personalId: deceased.personalId,
  name: deceased.name,
  sex: deceased.sex,
  bornOn: deceased.bornOn,
  role: 'deceased',
});

/** A mother is a woman and a father a man, also where the form does not say so. Neither has to live. */
export const theParents = ({ mother, father, guardian }: BirthDossier): Named[] => [
  ...(mother ? [{ ...personOf('/mother', mother), sex: mother.sex ?? 'female' }] : []),
  ...(father ? [{ ...personOf('/father', father), sex: father.sex ?? 'male' }] : []),
  ...(guardian ? [personOf('/guardian', guardian)] : []),
];

const personOf = (
  at: string,
  { personalId, name, sex, bornOn }: NonNullable<BirthDossier['mother']>,
): Named => ({ at, personalId, name, sex, bornOn });
