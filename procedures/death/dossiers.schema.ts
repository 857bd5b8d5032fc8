/** What each step's dossier of a death case holds, as its agency reads it. */
import { z } from 'zod';
import {
  CalendarDay,
  FacilityCode,
  InstantOrDay,
  Name,
  OptionalAddress,
  OtherId,
  PartialDay,
  PersonalId,
  Sex,
  Text,
} from '../../domain/schemas/common';
import { DossierApplicant } from '../shared/parts.schema';
import { deathNoticeTypes, funeralGroups, Payee, Payment, Survivor } from './declaration.schema';

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
  applicant: DossierApplicant,
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
  applicant: DossierApplicant,
  deceased: Deceased,
  address: OptionalAddress,
});
export type ResidenceRemovalDossier = z.infer<typeof ResidenceRemovalDossier>;

export const FuneralBenefitDossier = z.object({
  applicant: DossierApplicant,
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
  applicant: DossierApplicant,
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

/** What the population database is told of a death case (Plan 156, III.1). */
export const DeathCaseNotice = z.discriminatedUnion('act', [
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
export type DeathCaseNotice = z.infer<typeof DeathCaseNotice>;
