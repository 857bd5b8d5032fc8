/** What each step's dossier of a birth case holds, as its agency reads it. */
import { z } from 'zod';
import {
  Address,
  FacilityCode,
  Name,
  Person,
  PersonalId,
  Place,
  ProvinceCode,
  Sex,
  Text,
} from '../../domain/schemas/common';
import { CalendarDay, InstantOrDay } from '../../domain/schemas/times';
import { DossierApplicant, Identity, PlaceOfEvent } from '../shared/parts.schema';

const RegisteredChild = z.object({
  personalId: PersonalId,
  /** The number that a correction of sex or year of birth has replaced. */
  supersedes: PersonalId.optional(),
  name: Name,
  sex: Sex,
  bornOn: CalendarDay,
});

export const BirthDossier = z.object({
  office: z.object({ province: z.string(), commune: z.string() }),
  applicant: DossierApplicant,
  parentage: z.enum(['both', 'mother-only', 'father-only', 'unknown', 'abandoned']),
  child: z.object({
    name: Name,
    sex: Sex,
    bornAt: InstantOrDay,
    birthOrder: z.int(),
    ethnicity: Text(200).optional(),
    nationality: Text(100).optional(),
    placeOfBirth: PlaceOfEvent.optional(),
    origin: Place.optional(),
    birthCertificateNumber: z.string().optional(),
    birthProof: z
      .object({ type: z.string(), number: z.string().optional(), issuer: z.string().optional() })
      .optional(),
  }),
  mother: Person.optional(),
  father: Person.optional(),
  guardian: Person.optional(),
});
export type BirthDossier = z.infer<typeof BirthDossier>;

export const ResidenceDossier = z.object({
  applicant: DossierApplicant,
  child: RegisteredChild,
  register: z.enum(['with-mother', 'with-father', 'with-guardian', 'other']),
  address: Address,
  householdHead: z.object({ ...Identity, name: Name, consent: z.boolean().optional() }).optional(),
});
export type ResidenceDossier = z.infer<typeof ResidenceDossier>;

export const HealthInsuranceDossier = z.object({
  applicant: DossierApplicant,
  child: RegisteredChild,
  facilityCode: FacilityCode.optional(),
  paperCard: z.boolean(),
  /** Where the child lives: a card's number begins with it. */
  province: ProvinceCode.optional(),
});
export type HealthInsuranceDossier = z.infer<typeof HealthInsuranceDossier>;

export const IdentityCardDossier = z.object({
  applicant: DossierApplicant,
  child: RegisteredChild,
  deliveryAddress: Address.optional(),
});
export type IdentityCardDossier = z.infer<typeof IdentityCardDossier>;

export const birthDossiers = {
  birth: BirthDossier,
  residence: ResidenceDossier,
  'health-insurance': HealthInsuranceDossier,
  'identity-card': IdentityCardDossier,
};

/** What the population database is told of a birth case (Plan 156, III.1). */
export const BirthCaseNotice = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('birth-registered'),
    personalId: PersonalId,
    /** The number that a correction of sex or year of birth has replaced. */
    supersedes: PersonalId.optional(),
    name: Name,
    sex: Sex,
    bornAt: InstantOrDay,
    ethnicity: z.string().optional(),
    nationality: z.string().optional(),
    motherId: PersonalId.optional(),
    fatherId: PersonalId.optional(),
    registeredOn: CalendarDay,
  }),
  z.object({
    act: z.literal('residence-registered'),
    personalId: PersonalId,
    address: Address,
    householdHeadId: PersonalId.optional(),
    on: CalendarDay,
  }),
]);
export type BirthCaseNotice = z.infer<typeof BirthCaseNotice>;
