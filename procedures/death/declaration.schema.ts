/**
 * Form `death/1`: the e-declaration of the death bundle (Decree 63/2024, form 02), one form for all its steps. It is
 * published and never changes: what the law asks otherwise is a form of another version.
 */
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
import { Applicant, Office } from '../shared/parts.schema';

/** The paper that proves the death; who issues it depends on where and how the person died. */
export const deathNoticeTypes = [
  'hospital',
  'execution',
  'court',
  'police',
  'health-station',
  'minutes',
  'witness',
  'none',
] as const;
export type DeathNoticeType = (typeof deathNoticeTypes)[number];

/** Groups of the deceased for whose funeral the State or social insurance pays. */
export const funeralGroups = [
  'social-insurance',
  'social-assistance',
  'social-pension',
  'meritorious',
  'veteran',
] as const;
export type FuneralGroup = (typeof funeralGroups)[number];

const Deceased = z.object({
  personalId: PersonalId.nullish(),
  otherId: OtherId.optional(),
  birthCertificateNumber: Text(100).optional(),
  name: Name,
  sex: Sex,
  bornOn: PartialDay,
  ethnicity: Text(200).optional(),
  nationality: Text(100).optional(),
  lastResidence: OptionalAddress,
  diedAt: InstantOrDay,
  placeOfDeath: z.object({ facilityCode: FacilityCode.optional(), address: OptionalAddress }).optional(),
  cause: Text(200).optional(),
});

const DeathNotice = z.object({
  type: z.enum(deathNoticeTypes),
  number: Text(100).optional(),
  issuedOn: CalendarDay.optional(),
  issuer: Text(200).optional(),
  witnesses: z
    .array(z.object({ personalId: PersonalId, name: Name }))
    .max(20)
    .optional(),
});

/** Who sees to the funeral, a relative or not: the money is theirs. */
export const Payee = z.object({
  personalId: PersonalId,
  name: Name,
  relation: Text(100).optional(),
});

export const Payment = z.discriminatedUnion('method', [
  z.object({ method: z.literal('bank'), bank: Text(200), account: Text(50), holder: Name }),
  z.object({ method: z.literal('cash'), place: Text(500).optional() }),
]);

const FuneralChoice = z.enum([...funeralGroups, 'none']);

const Funeral = z.object({
  group: FuneralChoice.or(z.array(FuneralChoice).min(1).max(10)).meta({
    description: 'One group or a list; of several the highest is paid',
  }),
  payee: Payee.optional(),
  payment: Payment.optional(),
});

/** A relative who is left; one of them represents all (form 02, column 11). */
export const Survivor = z.object({
  personalId: PersonalId,
  name: Name,
  bornOn: CalendarDay.optional(),
  relation: Text(100),
  representative: z.boolean().optional(),
});

export const deathSteps = ['death', 'residence-removal', 'funeral-benefit', 'survivor-benefit'] as const;

export const DeathDeclaration = z
  .object({
    office: Office.optional(),
    applicant: Applicant,
    deceased: Deceased,
    deathNotice: DeathNotice,
    funeral: Funeral.optional(),
    survivors: z.array(Survivor).max(50).default([]),
    scope: z.array(z.enum(deathSteps)).min(1).max(deathSteps.length),
  })
  .meta({ id: 'DeathDeclaration' });
export type DeathDeclaration = z.infer<typeof DeathDeclaration>;
