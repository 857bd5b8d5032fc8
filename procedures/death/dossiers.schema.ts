/** What each step's dossier of a death case holds, as its agency reads it. */
import { z } from 'zod';
import { Address, Name, OtherId, PersonalId, Text } from '../../domain/schemas/common';
import { CalendarDay, InstantOrPartialDay, PartialDay } from '../../domain/schemas/times';
import { DossierApplicant, PlaceOfEvent } from '../shared/parts.schema';
import {
  DeceasedSex,
  deathNoticeTypes,
  funeralGroups,
  Payee,
  Payment,
  Survivor,
  Witness,
} from './declaration.schema';

/**
 * Whoever has no personal number is known by another paper: `personalId` is null and one of the others given, unless it
 * is a body that nobody knows.
 */
const Deceased = z.object({
  personalId: PersonalId.nullable(),
  otherId: OtherId.optional(),
  birthCertificateNumber: z.string().optional(),
  name: Name,
  sex: DeceasedSex,
  bornOn: PartialDay.optional(),
  diedAt: InstantOrPartialDay,
});

/** Only civil status is told the cause: it is health data, and no benefit rests on it. */
export const DeathDossier = z.object({
  office: z.object({ province: z.string(), commune: z.string() }),
  applicant: DossierApplicant,
  deceased: Deceased.extend({
    ethnicity: Text(200).optional(),
    nationality: Text(100).optional(),
    lastResidence: Address.optional(),
    placeOfDeath: PlaceOfEvent.optional(),
    cause: Text(200).optional(),
  }),
  deathNotice: z.object({
    type: z.enum(deathNoticeTypes),
    number: Text(100).optional(),
    issuedOn: CalendarDay.optional(),
    issuer: Text(200).optional(),
    witnesses: z.array(Witness).optional(),
  }),
});
export type DeathDossier = z.infer<typeof DeathDossier>;

/** `address` is the last residence; a person without a number has none on record, and nothing is to be removed. */
export const ResidenceRemovalDossier = z.object({
  applicant: DossierApplicant,
  deceased: Deceased,
  address: Address.optional(),
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

export const deathDossiers = {
  death: DeathDossier,
  'residence-removal': ResidenceRemovalDossier,
  'funeral-benefit': FuneralBenefitDossier,
  'survivor-benefit': SurvivorBenefitDossier,
};

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
    diedAt: InstantOrPartialDay,
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
