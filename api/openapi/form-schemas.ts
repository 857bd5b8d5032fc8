import { BirthDeclaration } from '../../procedures/birth/declaration.schema';
import { Address, AuthorityDecision, OtherId, Person } from '../../domain/schemas/common';
import { DeathDeclaration, Payee, Payment, Survivor } from '../../procedures/death/declaration.schema';

const { applicant, office, child, residence } = BirthDeclaration.shape;
const { deceased, deathNotice, funeral } = DeathDeclaration.shape;

/**
 * The parts of the declarations by name. The names are given here and not in the forms: there a name would tear the
 * catalogue's `declarationSchema` into pieces.
 */
export const formSchemas = {
  Address,
  Applicant: applicant,
  AuthorityDecision,
  Child: child,
  DeathNotice: deathNotice,
  Deceased: deceased,
  Funeral: funeral.unwrap(),
  Office: office.unwrap(),
  OtherId,
  Payee,
  Payment,
  Person,
  Residence: residence.unwrap(),
  Survivor,
};
