import { z } from 'zod';
import {
  Address,
  CalendarDay,
  FacilityCode,
  InstantInput,
  InstantOrDay,
  Name,
  OptionalAddress,
  OtherId,
  PartialDay,
  Person,
  PersonalId,
  Sex,
  Text,
} from '../../domain/schemas/common';
import { deathNoticeTypes, funeralGroups, Payee, Payment, Survivor } from '../death/declaration.schema';

/** What each step's dossier holds, as its agency reads it. */

const Applicant = z.object({
  personalId: PersonalId,
  name: Name,
  relation: z.string(),
  residence: OptionalAddress,
});
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
  applicant: Applicant,
  parentage: z.enum(['both', 'mother-only', 'father-only', 'unknown', 'abandoned']),
  child: z.object({
    name: Name,
    sex: Sex,
    bornAt: InstantInput,
    birthOrder: z.int(),
    ethnicity: Text(200).optional(),
    nationality: Text(100).optional(),
    placeOfBirth: z.object({ facilityCode: FacilityCode.optional(), address: OptionalAddress }).optional(),
    origin: OptionalAddress,
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
  applicant: Applicant,
  child: RegisteredChild,
  register: z.enum(['with-mother', 'with-father', 'with-guardian', 'other']),
  address: Address,
  householdHead: z.object({ personalId: PersonalId, name: Name, consent: z.boolean().optional() }).optional(),
});
export type ResidenceDossier = z.infer<typeof ResidenceDossier>;

export const HealthInsuranceDossier = z.object({
  applicant: Applicant,
  child: RegisteredChild,
  facilityCode: FacilityCode.optional(),
  paperCard: z.boolean(),
  address: OptionalAddress,
});
export type HealthInsuranceDossier = z.infer<typeof HealthInsuranceDossier>;

export const IdentityCardDossier = z.object({
  applicant: Applicant,
  child: RegisteredChild,
  deliveryAddress: OptionalAddress,
});
export type IdentityCardDossier = z.infer<typeof IdentityCardDossier>;

/** Whoever has no personal number is known by another paper: `personalId` is null and one of the others given. */
const Deceased = z.object({
  personalId: PersonalId.nullable(),
  otherId: OtherId.optional(),
  birthCertificateNumber: z.string().optional(),
  name: Name,
  sex: Sex,
  bornOn: PartialDay,
  diedAt: InstantOrDay,
});

/** Only civil status is told the cause: it is health data, and no benefit rests on it. */
export const DeathDossier = z.object({
  office: z.object({ province: z.string(), commune: z.string() }),
  applicant: Applicant,
  deceased: Deceased.extend({
    ethnicity: Text(200).optional(),
    nationality: Text(100).optional(),
    lastResidence: OptionalAddress,
    placeOfDeath: z.object({ facilityCode: FacilityCode.optional(), address: OptionalAddress }).optional(),
    cause: Text(200).optional(),
  }),
  deathNotice: z.object({
    type: z.enum(deathNoticeTypes),
    number: Text(100).optional(),
    issuedOn: CalendarDay.optional(),
    issuer: Text(200).optional(),
    witnesses: z.array(z.object({ personalId: PersonalId, name: Name })).optional(),
  }),
});
export type DeathDossier = z.infer<typeof DeathDossier>;

/** `address` is the last residence; a person without a number has none on record, and nothing is to be removed. */
export const ResidenceRemovalDossier = z.object({
  applicant: Applicant,
  deceased: Deceased,
  address: OptionalAddress,
});
export type ResidenceRemovalDossier = z.infer<typeof ResidenceRemovalDossier>;

export const FuneralBenefitDossier = z.object({
  applicant: Applicant,
  deceased: Deceased,
  /** Every group declared, and of them the one that is paid: the highest. */
  groups: z.array(z.enum(funeralGroups)).min(1),
  group: z.enum(funeralGroups),
  /** VND, as the tariffs have it for the month of death; `unverified` is for the officer to check. */
  amount: z.int().min(0),
  certainty: z.enum(['official', 'unverified']),
  payee: Payee,
  payment: Payment,
});
export type FuneralBenefitDossier = z.infer<typeof FuneralBenefitDossier>;

export const SurvivorBenefitDossier = z.object({
  applicant: Applicant,
  deceased: Deceased,
  survivors: z.array(Survivor).min(1),
});
export type SurvivorBenefitDossier = z.infer<typeof SurvivorBenefitDossier>;

const Unnumbered = Deceased.pick({
  otherId: true,
  birthCertificateNumber: true,
  name: true,
  sex: true,
  bornOn: true,
});

/** What the population database is told of a change of a citizen's data (Plan 156, III.1). */
export const PopulationNotice = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('birth-registered'),
    personalId: PersonalId,
    /** The number that a correction of sex or year of birth has replaced. */
    supersedes: PersonalId.optional(),
    name: Name,
    sex: Sex,
    bornAt: InstantInput,
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
  z.object({
    act: z.literal('death-registered'),
    /** Null: the database knows no such person, and `person` says who it was. */
    personalId: PersonalId.nullable(),
    person: Unnumbered.optional(),
    diedAt: InstantOrDay,
    registeredOn: CalendarDay,
  }),
  z.object({
    act: z.literal('residence-removed'),
    /** Null: the database has no residence of this person, and nothing changes. */
    personalId: PersonalId.nullable(),
    on: CalendarDay,
  }),
]);
export type PopulationNotice = z.infer<typeof PopulationNotice>;
